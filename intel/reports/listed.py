"""A list of texts of any length as one parameter, for SQLite and PostgreSQL alike: drivers limit parameters."""

from collections.abc import Iterable
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Select, Text, bindparam, cast, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class _Elements(FunctionElement[str]):
    """A table of the elements of a JSON list of texts, in its column `value`."""

    inherit_cache = True
    name = "elements"


@compiles(_Elements, "sqlite")
def _sqlite(element: _Elements, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **options)})"


@compiles(_Elements, "postgresql")
def _postgresql(element: _Elements, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_array_elements_text(CAST({compiler.process(element.clauses, **options)} AS JSON))"


def elements(values: Iterable[str]) -> Select[tuple[str]]:
    """The values as a query of one column. A value that no text column can hold is not among them."""
    written = orjson.dumps(sorted({value for value in values if storable(value)})).decode()
    table = _Elements(bindparam(None, written, Text)).table_valued("value")
    return select(cast(table.c.value, Text))


def among(column: ColumnElement[str], values: Iterable[str]) -> ColumnElement[bool]:
    """Is the column one of the values? Nothing is one of none."""
    return column.in_(elements(values))


def storable(text: str) -> bool:
    """Can both databases hold it? Neither a zero character nor half a surrogate pair is text to them."""
    return "\0" not in text and not any("\ud800" <= char <= "\udfff" for char in text)
