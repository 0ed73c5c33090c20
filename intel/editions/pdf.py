"""The phase report as PDF, set by typst from a fixed template and a data file: no word of a report is ever markup."""

from functools import cache
from importlib.resources import files

import orjson
import typst

from intel.editions import outline
from intel.editions.json import basis_json
from intel.model import PhaseReport


def document(report: PhaseReport) -> bytes:
    """The file's bytes."""
    shared = outline.shared_basis(report.figures)
    content = {
        "marking": outline.marking(report),
        "title": outline.title(report),
        "edition": report.edition,
        "starts": report.phase.starts.isoformat(),
        "ends": report.phase.ends.isoformat(),
        "asOf": report.as_of.strftime("%Y-%m-%d %H:%M:%S UTC"),
        "coordinator": report.operation.coordinator,
        "participants": ", ".join(report.operation.participants),
        "shared": outline.basis_words(shared) if shared else "",
        "sections": [
            {
                "title": section.title,
                "rows": [
                    [
                        line.label,
                        outline.value(line.figure),
                        line.figure.unit or "",
                        outline.basis_words(line.figure.basis, shared),
                    ]
                    for line in section.lines
                ],
            }
            for section in outline.sections(report.figures)
        ],
        "filters": [[name, basis_json(basis)] for name, basis in outline.filters(report.figures)],
    }
    template = files("intel.editions").joinpath("templates", "report.typ").read_bytes()
    compiler = typst.Compiler(
        template, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs={"report": orjson.dumps(content).decode()}
    )
    made = compiler.compile(format="pdf", timestamp=report.as_of.replace(microsecond=0))
    assert isinstance(made, bytes)  # noqa: S101 - one document, and no path to write it to
    return made


@cache
def _fonts() -> typst.Fonts:
    """The Noto fonts of the packages: Latin with Vietnamese, Thai, Lao, Khmer, Burmese."""
    folders = [str(files(package)) for package in ("justmytype_western_core", "justmytype_intl_sea")]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
