"""Lists as one parameter of a query, however long: a JSON array on SQLite, an array on PostgreSQL.

One parameter keeps a statement's text the same for every length, so that it is compiled and planned once.
"""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ARRAY, BigInteger, ColumnElement, FromClause, Text, any_, bindparam, func, select
from sqlalchemy.types import TypeEngine


class Lists:
    """How one database takes lists."""

    def __init__(self, dialect: str) -> None:
        self._arrays = dialect == "postgresql"

    def among(self, column: ColumnElement[Any], parameter: str, *, numbers: bool = False) -> ColumnElement[bool]:
        """`column` is one of the values of the list parameter."""
        if self._arrays:
            kind: TypeEngine[Any] = BigInteger() if numbers else Text()
            return column == any_(bindparam(parameter, type_=ARRAY(kind)))
        values = func.json_each(bindparam(parameter, type_=Text())).table_valued("value", name=f"{parameter}_values")
        return column.in_(select(values.c.value))

    def table(self, parameter: str) -> FromClause:
        """The values of the list parameter (text) as rows, in the column `value`."""
        if self._arrays:
            values = func.unnest(bindparam(parameter, type_=ARRAY(Text())))
            return values.table_valued("value", name=f"{parameter}_rows").render_derived()
        return func.json_each(bindparam(parameter, type_=Text())).table_valued("value", name=f"{parameter}_rows")

    def of(self, values: Collection[Any]) -> Any:
        """The parameter's value."""
        return list(values) if self._arrays else json.dumps(list(values), ensure_ascii=False)
