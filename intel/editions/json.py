"""The phase report as JSON, as the API's `phaseReport` names its fields."""

from collections.abc import Mapping
from typing import Any

import orjson

from intel.editions import outline
from intel.model import PhaseReport


def document(report: PhaseReport) -> bytes:
    """Indented, UTF-8."""
    as_of = report.as_of.isoformat()
    content = {
        "operation": {"code": report.operation.code, "name": report.operation.name},
        "phase": {
            "code": report.phase.code,
            "name": report.phase.name,
            "starts": report.phase.starts.isoformat(),
            "ends": report.phase.ends.isoformat(),
        },
        "edition": report.edition,
        "marking": outline.marking(report),
        "asOf": as_of,
        "figures": [
            {
                "name": figure.name,
                "value": figure.value,
                "unit": figure.unit,
                "basis": dict(figure.basis),
                "asOf": as_of,
            }
            for figure in report.figures
        ],
    }
    return orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def basis_json(basis: Mapping[str, Any]) -> str:
    """One line: the ReportFilter that gives the figure again through the API."""
    return orjson.dumps(dict(basis)).decode()
