"""Who read what: a chain of its own, appended to on every visit, and the originator's question of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, select

from intel.canonical import GENESIS, canonical, chained, parsed
from intel.ledger import moments
from intel.ledger.tables import audit as _audit
from intel.ledger.tables import audit_reports as _served
from intel.model import Read

Place = tuple[str, int]
"""Where a page of reads went on: the moment of its last row, and how many rows of that moment were seen. Made of the
reads of one report alone, so it tells nothing of the rest of the trail."""


@dataclass(frozen=True)
class AuditEntry:
    seq: int
    at: str
    content: str
    """Canonical JSON; its `reports` are the served ids, sorted."""
    hash: str

    def after(self, previous: str) -> str:
        """The hash that this entry must have where `previous` is the hash before it."""
        return _hash(previous, self.seq, self.at, self.content)

    def read(self) -> dict[str, Any]:
        """The content. Raises `ValueError` where it is not a JSON object."""
        content = parsed(self.content)
        if not isinstance(content, dict):
            raise ValueError("the content is not an object")
        return content


def append(connection: Connection, content: Mapping[str, Any], reports: Iterable[str], at: datetime) -> int:
    """One entry for one visit; `reports` were served in it. For a connection of `engine.writing`.

    `content` is free but for `agency` and `operation_name`, which `readers` answers with, and `refused`: null, or the
    code of the refusal that ended the visit. No text and no nominal value belongs in it.
    """
    served = sorted(set(reports))
    last = connection.execute(select(_audit.c.seq, _audit.c.hash).order_by(_audit.c.seq.desc()).limit(1)).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, GENESIS)
    moment, text = moments.written(at), canonical({**content, "reports": served}).decode()
    row = {"seq": seq, "at": moment, "content": text, "hash": _hash(previous, seq, moment, text)}
    connection.execute(insert(_audit), row)
    if served:
        connection.execute(insert(_served), [{"report": report, "seq": seq} for report in served])
    return seq


def readers(
    connection: Connection, report: str, *, first: int, after: Place | None = None
) -> tuple[list[tuple[Read, Place]], bool]:
    """Visits that were served the report, newest first, each with its place; and whether there are more.

    Whether the asker may know is not asked here: that is for the use case.
    """
    wanted = (
        select(_audit.c.at, _audit.c.content)
        .join(_served, _served.c.seq == _audit.c.seq)
        .where(_served.c.report == report)
        .order_by(_audit.c.at.desc(), _audit.c.seq.desc())
    )
    moment, seen = after or ("", 0)
    if after is not None:
        wanted = wanted.where(_audit.c.at <= moment)
    rows = connection.execute(wanted.limit(seen + first + 1)).all()[seen:]
    page: list[tuple[Read, Place]] = []
    for row in rows[:first]:
        seen = seen + 1 if row.at == moment else 1
        moment = row.at
        page.append((_read(row), (moment, seen)))
    return page, len(rows) > first


def readers_count(connection: Connection, report: str) -> int:
    return connection.execute(select(func.count()).where(and_(_served.c.report == report))).scalar_one()


def after(connection: Connection, seq: int, limit: int = 200) -> list[AuditEntry]:
    """The next entries behind `seq`, in order, at most `limit`."""
    wanted = select(_audit).where(_audit.c.seq > seq).order_by(_audit.c.seq).limit(limit)
    return [_entry(row) for row in connection.execute(wanted)]


def _read(row: Row[Any, Any]) -> Read:
    content = parsed(row.content)
    return Read(content["agency"], moments.read(row.at), content.get("operation_name") or "")


def _entry(row: Row[Any, Any]) -> AuditEntry:
    return AuditEntry(row.seq, row.at, row.content, row.hash)


def _hash(previous: str, seq: int, at: str, content: str) -> str:
    return chained(previous, {"seq": seq, "at": at, "content": content})
