"""What became readable to a reader after a place in the ledger: newly submitted, newly released, newly joined.

An entry counts where the report is readable now and was not before that entry. Places never leave the server.
"""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, and_, select

from graph.model import Tokens
from intel.handling import OPERATION, may_read
from intel.ledger import entries
from intel.ledger.entries import EntryType
from intel.ledger.tables import reports
from intel.model import Reader
from intel.reports.standing import histories
from intel.reports.visible import readable

BATCH = 500
"""Entries looked at in one go."""


def arrived(connection: Connection, reader: Reader, position: int) -> tuple[int, list[str]]:
    """The next place, and ids in the order of the entries that made them readable, each once. Those that are not
    readable any more, or are not to this reader, may be among them: who opens them asks."""
    taken = entries.after(connection, position, BATCH)
    opening = _opening(connection, reader, {entry.report for entry in taken if entry.report is not None})
    found: dict[str, None] = {}
    for entry in taken:
        position = entry.seq
        if entry.report is not None and entry.seq in opening:
            found[entry.report] = None
        elif entry.type == EntryType.COMMUNITY:
            found |= dict.fromkeys(_through(connection, reader, entry.read()))
    return position, list(found)


def _opening(connection: Connection, reader: Reader, ids: Collection[str]) -> set[int]:
    """Places of the entries after which the reader may read a report that it could not read before them."""
    places = set()
    for steps in histories(connection, ids).values():
        read_before = False
        for step in steps:
            reads = may_read(reader.tokens, step.audience)
            if reads and not read_before:
                places.add(step.entry)
            read_before = reads
    return places


def _through(connection: Connection, reader: Reader, change: Mapping[str, Any]) -> list[str]:
    """Where the reader's agency joined an operation: what is readable through that alone, oldest first."""
    if change["change"] != "joined" or change["agency"] != reader.agency:
        return []
    through: Tokens = frozenset({OPERATION + change["operation"]}) & reader.tokens
    wanted = (
        select(reports.c.id)
        .where(and_(readable(through), ~readable(reader.tokens - through)))
        .order_by(reports.c.submitted_at, reports.c.id)
    )
    return list(connection.execute(wanted).scalars())
