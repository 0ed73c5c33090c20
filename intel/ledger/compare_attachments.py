"""Attachments, as the entries say, against the table made from them and the files that they name."""

import hashlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from intel.attachments.files import Files, Missing
from intel.attachments.reading import place_of
from intel.ledger.entries import Entry, EntryType
from intel.ledger.misfit import Misfit
from intel.ledger.tables import attachments
from intel.sealing import SealBroken, unseal_file


class Attachments:
    """What should stand, by id, each with the place of its entry."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[str, Any]] = {}

    def take(self, entry: Entry) -> None:
        """Raises `KeyError` for a content that is none."""
        content = entry.read()
        if entry.type == EntryType.ATTACHED:
            kept = {"number": content["number"], "file": content["file"]}
            self._rows[content["attachment"]] = kept | {"report": entry.report, "seq": entry.seq}
        elif entry.type == EntryType.DESTROYED:
            self._rows = {id: row for id, row in self._rows.items() if row["report"] != entry.report}

    def misfits(self, connection: Connection) -> Iterator[Misfit]:
        missing = dict(self._rows)
        for found in connection.execute(select(attachments)).mappings():
            row = missing.pop(found["id"], {})
            if {"id": found["id"], **row} != dict(found):
                yield Misfit(row.get("seq", 0), f"says otherwise than the row of attachment {found['id']}")
        for id, row in missing.items():
            yield Misfit(row["seq"], f"made the attachment {id}, but there is no row of it")


def check_file(files: Files, entry: Entry, stated: dict[str, Any], key: bytes) -> None:
    """The file of an `attached` entry, against what the entry and its seal say. Raises `Misfit` naming the file."""
    content, name = entry.read(), stated.get("name")
    try:
        place = place_of(content, entry.report or "", str(name))
        plain = unseal_file(files.read(str(content["file"])), key, place)
    except Missing as error:
        raise Misfit(entry.seq, f"names an attachment that is not as it was: {error}") from error
    except (SealBroken, KeyError) as error:
        raise Misfit(entry.seq, f"names an attachment that does not open: the file {content.get('file')}") from error
    if (len(plain), hashlib.sha256(plain).hexdigest()) != (stated.get("bytes"), stated.get("sha256")):
        raise Misfit(entry.seq, f"seals another attachment than the file {content['file']}")
