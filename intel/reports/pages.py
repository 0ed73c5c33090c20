"""Pages of reports, newest first: by (submitted_at descending, id), going on behind the last row of the page before."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from graph.model import Tokens
from intel.ledger.tables import reports
from intel.reports.opening import selection


def rows(
    connection: Connection, tokens: Tokens, where: ColumnElement[bool], first: int, after: Sequence[str | int] | None
) -> tuple[list[Row[Any]], bool]:
    """At most `first` rows of `selection`, and whether there are more. `after`: (submitted_at, id) of the last seen.

    The rows of the page are found by their order alone, and only then read with their text."""
    order = (reports.c.submitted_at.desc(), reports.c.id)
    chosen = select(reports.c.pk).where(where).order_by(*order).limit(first + 1)
    if after is not None:
        moment, id = str(after[0]), str(after[1])
        behind = and_(reports.c.submitted_at == moment, reports.c.id > id)
        chosen = chosen.where(or_(reports.c.submitted_at < moment, behind))
    found = list(connection.execute(selection(tokens).where(reports.c.pk.in_(chosen)).order_by(*order)).all())
    return found[:first], len(found) > first


def count(connection: Connection, where: ColumnElement[bool]) -> int:
    """Of all rows that `where`, which asks visibility too, tells."""
    return connection.execute(select(func.count()).select_from(reports).where(where)).scalar_one()
