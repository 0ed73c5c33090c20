"""When a report's originator must look at it again: of `handling`, which is JSON in a column of text."""

from typing import Any

from sqlalchemy import ColumnElement, Text, and_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from intel.ledger.tables import reports
from intel.model import ReportStatus


class _ReviewOn(FunctionElement[str]):
    inherit_cache = True
    name = "review_on"
    type = Text()


@compiles(_ReviewOn, "sqlite")
def _sqlite(element: _ReviewOn, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_extract({compiler.process(element.clauses, **options)}, '$.review_on')"


@compiles(_ReviewOn, "postgresql")
def _postgresql(element: _ReviewOn, compiler: SQLCompiler, **options: Any) -> str:
    return f"(CAST({compiler.process(element.clauses, **options)} AS JSON) ->> 'review_on') COLLATE \"C\""


REVIEW_ON: ColumnElement[str] = _ReviewOn(reports.c.handling)
"""`YYYY-MM-DD`, or null for never."""


def due(agency: str, day: str) -> ColumnElement[bool]:
    """Is it this agency's own, in force, and to be looked at on `day` or before?"""
    own = reports.c.originator == agency
    return and_(own, reports.c.status == ReportStatus.ACTIVE.value, day >= REVIEW_ON)
