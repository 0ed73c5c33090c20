"""Originator control as SQL: what may be used of reports that their originator keeps in hand. No condition here makes
a report visible; each is asked besides visibility."""

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.sql.selectable import FromClause

from intel.ledger.tables import permissions, reports
from intel.model import Use


def in_editions(table: FromClause = reports) -> ColumnElement[bool]:
    """May editions draw on it? `table` is `reports` or an alias of it."""
    granted = _granted(table, Use.EDITION)
    return or_(table.c.originator_control == 0, exists(select(permissions.c.id).where(*granted)))


def exportable(agency: str, table: FromClause = reports) -> ColumnElement[bool]:
    """May this agency take it away? Its own it may."""
    granted = (*_granted(table, Use.EXPORT), permissions.c.agency == agency)
    return or_(
        table.c.originator_control == 0,
        table.c.originator == agency,
        exists(select(permissions.c.id).where(*granted)),
    )


def _granted(table: FromClause, use: Use) -> tuple[ColumnElement[bool], ...]:
    return (
        permissions.c.report == table.c.id,
        permissions.c.use == use.value,
        permissions.c.decision == "granted",
    )
