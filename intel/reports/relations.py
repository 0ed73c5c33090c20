"""What stands beside reports, for many at once: replies, acknowledgements. The report itself must be readable, too."""

from collections.abc import Iterable

from sqlalchemy import Connection, and_, select

from graph.model import Tokens
from intel.ledger import moments
from intel.ledger.tables import acknowledgements, reports
from intel.model import Acknowledgement
from intel.reports.listed import among
from intel.reports.visible import readable


def replies(connection: Connection, tokens: Tokens, ids: Iterable[str]) -> dict[str, list[str]]:
    """Ids of the readable replies to each readable report, oldest first, then by id."""
    parent = reports.alias("parent")
    wanted = (
        select(reports.c.in_reply_to, reports.c.id)
        .join(parent, parent.c.id == reports.c.in_reply_to)
        .where(among(reports.c.in_reply_to, ids), readable(tokens), readable(tokens, parent))
        .order_by(reports.c.submitted_at, reports.c.id)
    )
    found: dict[str, list[str]] = {}
    for row in connection.execute(wanted):
        found.setdefault(row.in_reply_to, []).append(row.id)
    return found


def acknowledged(connection: Connection, tokens: Tokens, ids: Iterable[str]) -> dict[str, list[Acknowledgement]]:
    """Who acknowledged each readable report, first one first, then by agency."""
    wanted = (
        select(acknowledgements)
        .join(reports, and_(reports.c.id == acknowledgements.c.report, readable(tokens)))
        .where(among(acknowledgements.c.report, ids))
        .order_by(acknowledgements.c.at, acknowledgements.c.agency)
    )
    found: dict[str, list[Acknowledgement]] = {}
    for row in connection.execute(wanted):
        found.setdefault(row.report, []).append(Acknowledgement(row.agency, moments.read(row.at)))
    return found
