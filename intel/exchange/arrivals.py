"""What became readable to a reader after a place in the ledger: newly submitted, newly released, newly joined.

An entry counts where the report is readable now and was not before that entry. Places never leave the server.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, and_, select

from graph.model import Tokens
from intel.handling import OPERATION, may_read
from intel.ledger import derived, entries
from intel.ledger.derived import Standing
from intel.ledger.entries import Entry, EntryType
from intel.ledger.tables import reports
from intel.model import Reader
from intel.reports.visible import readable

BATCH = 500
"""Entries looked at in one go."""


def arrived(connection: Connection, reader: Reader, position: int) -> tuple[int, list[str]]:
    """The next place, and ids in the order of the entries that made them readable, each once. Those that are not
    readable any more, or are not to this reader, may be among them: who opens them asks."""
    found: dict[str, None] = {}
    for entry in entries.after(connection, position, BATCH):
        position = entry.seq
        found |= dict.fromkeys(_by(connection, reader, entry))
    return position, list(found)


def _by(connection: Connection, reader: Reader, entry: Entry) -> Iterator[str]:
    match entry.type:
        case EntryType.SUBMITTED if entry.report is not None:
            yield entry.report
        case EntryType.HANDLING_SET if entry.report is not None:
            before = _standing_before(connection, entry)
            if before is not None and not may_read(reader.tokens, before.audience):
                yield entry.report
        case EntryType.COMMUNITY:
            yield from _through(connection, reader, entry.read())


def _standing_before(connection: Connection, entry: Entry) -> Standing | None:
    standing: Standing | None = None
    for earlier in entries.of_report(connection, entry.report or ""):
        if earlier.seq >= entry.seq:
            break
        standing = derived.fold(standing, earlier)
    return standing


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
