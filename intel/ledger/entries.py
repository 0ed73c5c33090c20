"""The chain of entries: append at its end, read by place, walk it whole.

An entry is never changed and never taken away. Its hash covers all its columns and the hash before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from intel.canonical import GENESIS, canonical, chained, parsed
from intel.ledger import moments, tables


class EntryType(StrEnum):
    """What happened. The content of each is described in `intel.ledger.contents`."""

    SUBMITTED = "submitted"
    CORRECTED = "corrected"
    HANDLING_SET = "handling set"
    ATTACHED = "attached"
    WITHDRAWN = "withdrawn"
    ACKNOWLEDGED = "acknowledged"
    DESTROYED = "destroyed"
    PERMISSION_ASKED = "permission asked"
    PERMISSION_DECIDED = "permission decided"
    PROBED = "probed"
    PROBE_DECIDED = "probe decided"
    COMMUNITY = "community"


@dataclass(frozen=True)
class Entry:
    seq: int
    at: str
    """As `intel.ledger.moments` writes it."""
    type: str
    report: str | None
    content: str
    """Canonical JSON."""
    hash: str

    def after(self, previous: str) -> str:
        """The hash that this entry must have where `previous` is the hash before it."""
        return _hash(previous, self.seq, self.at, self.type, self.report, self.content)

    def read(self) -> dict[str, Any]:
        """The content. Raises `ValueError` where it is not a JSON object."""
        content = parsed(self.content)
        if not isinstance(content, dict):
            raise ValueError("the content is not an object")
        return content


def append(
    connection: Connection, type: EntryType, report: str | None, content: Mapping[str, Any], at: datetime
) -> int:
    """The new entry's place, 1 for the first. For a connection of `engine.writing`: no other writer meanwhile.

    Raises `ValueError` where the content is not writable as canonical JSON.
    """
    last = connection.execute(
        select(tables.entries.c.seq, tables.entries.c.hash).order_by(tables.entries.c.seq.desc()).limit(1)
    ).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, GENESIS)
    moment, text = moments.written(at), canonical(dict(content)).decode()
    connection.execute(
        insert(tables.entries),
        {
            "seq": seq,
            "at": moment,
            "type": type.value,
            "report": report,
            "content": text,
            "hash": _hash(previous, seq, moment, type.value, report, text),
        },
    )
    return seq


def position(connection: Connection) -> int:
    """Place of the newest entry; 0 where there is none."""
    newest = select(tables.entries.c.seq).order_by(tables.entries.c.seq.desc()).limit(1)
    return connection.execute(newest).scalar() or 0


def after(connection: Connection, seq: int, limit: int = 500) -> list[Entry]:
    """The next entries behind `seq`, in order, at most `limit`: for those who follow the ledger."""
    wanted = select(tables.entries).where(tables.entries.c.seq > seq).order_by(tables.entries.c.seq).limit(limit)
    return [_entry(row) for row in connection.execute(wanted)]


def of_report(connection: Connection, report: str) -> list[Entry]:
    """Every entry of one report, in order."""
    wanted = select(tables.entries).where(tables.entries.c.report == report).order_by(tables.entries.c.seq)
    return [_entry(row) for row in connection.execute(wanted)]


def _hash(previous: str, seq: int, at: str, type: str, report: str | None, content: str) -> str:
    return chained(previous, {"seq": seq, "at": at, "type": type, "report": report, "content": content})


def _entry(row: Row[Any, Any]) -> Entry:
    return Entry(row.seq, row.at, row.type, row.report, row.content, row.hash)
