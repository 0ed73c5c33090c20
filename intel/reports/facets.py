"""How many visible reports have each value: of a fact, or of the report itself."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from intel.errors import Invalid, Limit
from intel.ledger.tables import facts, reports
from intel.model import Facet
from intel.reports.facts import FACTS

_COLUMNS = {
    "kind": reports.c.kind,
    "originator": reports.c.originator,
    "operation": reports.c.operation,
    "precedence": reports.c.precedence,
    "tlp": reports.c.tlp,
}
FACETS = (*FACTS, *_COLUMNS)
"""What may be counted."""
_MOST_VALUES = 1_000
"""Values of one facet, the most frequent first."""


def facets(connection: Connection, where: ColumnElement[bool], by: Sequence[str]) -> list[Facet]:
    """One for each of `by`, in that order. Raises `Invalid` for what can't be counted."""
    for name in by:
        if name not in FACETS:
            raise Invalid(f"a facet is one of {', '.join(FACETS)}", "by")
    if len(by) > len(FACETS):
        raise Limit(f"at most {len(FACETS)} facets at once")
    return [Facet(name, _values(connection, where, name)) for name in by]


def _values(connection: Connection, where: ColumnElement[bool], name: str) -> tuple[tuple[str, int], ...]:
    reports_each = func.count().label("reports")
    counted: Select[Any]
    if name in _COLUMNS:
        value = _COLUMNS[name]
        counted = select(value, reports_each).where(where, value.is_not(None)).group_by(value)
    else:
        value = facts.c.value
        counted = (
            select(value, reports_each)
            .join(reports, reports.c.pk == facts.c.report)
            .where(where, facts.c.by == name)
            .group_by(value)
        )
    ordered = counted.order_by(reports_each.desc(), value).limit(_MOST_VALUES)
    return tuple((row[0], row[1]) for row in connection.execute(ordered))
