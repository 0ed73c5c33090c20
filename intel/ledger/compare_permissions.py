"""Permissions asked and decided, as the entries say, against the table made from them."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from intel.ledger.entries import Entry, EntryType
from intel.ledger.misfit import Misfit
from intel.ledger.tables import permissions


class Permissions:
    """What should stand, by id, each with the place of the entry that made it so."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[dict[str, Any], int]] = {}

    def take(self, entry: Entry) -> None:
        """Raises `KeyError` for a decision on what was not asked."""
        content = entry.read()
        match entry.type:
            case EntryType.PERMISSION_ASKED:
                row = {"seq": entry.seq, "report": entry.report, "at": entry.at, "decision": None}
                asked = {"id": content["permission"], "agency": content["agency"], "use": content["use"]}
                self._rows[content["permission"]] = (row | asked, entry.seq)
            case EntryType.PERMISSION_DECIDED:
                row, _ = self._rows[content["permission"]]
                row["decision"] = "granted" if content["granted"] else "declined"
                self._rows[content["permission"]] = (row, entry.seq)
            case EntryType.DESTROYED:
                self._rows = {id: found for id, found in self._rows.items() if found[0]["report"] != entry.report}

    def misfits(self, connection: Connection) -> Iterator[Misfit]:
        missing = dict(self._rows)
        for found in connection.execute(select(permissions)).mappings():
            row, entry = missing.pop(found["id"], (None, 0))
            if row != dict(found):
                yield Misfit(entry, f"says otherwise than the row of permission {found['id']}")
        for id, (_, entry) in missing.items():
            yield Misfit(entry, f"made the permission {id}, but there is no row of it")
