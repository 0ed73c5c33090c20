"""Probes and what became of them, as the entries say, against the tables made from them."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from intel.ledger import tables
from intel.ledger.entries import Entry, EntryType
from intel.ledger.misfit import Misfit

Row = tuple[Any, ...]


class Probes:
    """What should stand, each row with the place of the entry that made it."""

    def __init__(self) -> None:
        self._probes: dict[Row, int] = {}
        self._requests: dict[tuple[str, str], tuple[Row, int]] = {}
        """By probe and originator."""
        self._reports: dict[Row, int] = {}

    def take(self, entry: Entry) -> None:
        """Raises `KeyError` for a decision on what was not asked, or no more open."""
        probe, content = entry.report or "", entry.read()
        if entry.type == EntryType.PROBED:
            self._probes[probe, entry.seq, content["agency"], entry.at] = entry.seq
            for originator, reports in content["requests"].items():
                request = request_id(probe, originator)
                self._requests[probe, originator] = (request, probe, originator, entry.at, None), entry.seq
                self._reports |= {(request, report): entry.seq for report in reports}
            return
        *same, decision = self._requests[probe, content["agency"]][0]
        if decision is not None:
            raise KeyError("decided already")
        decided = "granted" if content["granted"] else "declined"
        self._requests[probe, content["agency"]] = (*same, decided), entry.seq

    def misfits(self, connection: Connection) -> Iterator[Misfit]:
        expected = (
            (tables.probes, self._probes),
            (tables.probe_requests, dict(self._requests.values())),
            (tables.probe_reports, self._reports),
        )
        for table, should in expected:
            stands = {tuple(row) for row in connection.execute(select(table))}
            for row in should.keys() ^ stands:
                yield Misfit(should.get(row, 0), f"says otherwise than the table {table.name}: {row[0]}")


def request_id(probe: str, originator: str) -> str:
    """Of the request that a probe opens to one originator."""
    return f"{probe}.{originator}"
