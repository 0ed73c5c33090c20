"""What the ledger holds of attachments: who may see them is asked in the query, and answered by nominal facts' rule.

A raw document can name people anywhere in it, so it is read by those alone who may see the report's nominal facts.
"""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, select

from graph.model import Tokens
from intel.keyring import Keyring
from intel.ledger import data_keys
from intel.ledger.tables import attachments, entries, reports
from intel.model import Attachment, File
from intel.reports.listed import among
from intel.reports.visible import nominal_readable
from intel.sealing import FilePlace


@dataclass(frozen=True)
class Standing:
    """An attachment with where its sealed bytes lie and what opens them."""

    attachment: Attachment
    report: str
    file: str
    place: FilePlace
    digest: str
    """SHA-256 of the file as it came, hexadecimal."""


def visible(connection: Connection, keyring: Keyring, tokens: Tokens, ids: Iterable[str]) -> list[Standing]:
    """Of those of these reports whose nominal facts the reader may see, by report and number."""
    return _opened(connection, keyring, nominal_readable(tokens), among(reports.c.id, ids))


def visible_one(connection: Connection, keyring: Keyring, tokens: Tokens, id: str) -> Standing | None:
    """None for one that never was, and for one that the reader may not see."""
    found = _opened(connection, keyring, nominal_readable(tokens), among(attachments.c.id, [id]))
    return found[0] if found else None


def came_with(connection: Connection, keyring: Keyring, report: str) -> list[str]:
    """Digests of the files that a report was submitted with, in order: to know the same submission again."""
    return [one.digest for one in _opened(connection, keyring, reports.c.id == report)]


def digest_of(file: File) -> str:
    return hashlib.sha256(file.content).hexdigest()


def named(connection: Connection, files: Collection[str]) -> set[str]:
    """Those of these files that an attachment of a standing report is."""
    return set(connection.execute(select(attachments.c.file).where(among(attachments.c.file, files))).scalars())


def files_of(connection: Connection, ids: Collection[str]) -> list[str]:
    """Files of all attachments of these reports."""
    return list(connection.execute(select(attachments.c.file).where(among(attachments.c.report, ids))).scalars())


def place_of(content: dict[str, Any], report: str, name: str) -> FilePlace:
    """What the file of an `attached` entry is bound to."""
    return FilePlace(report, content["version"], content["number"], name)


def _opened(connection: Connection, keyring: Keyring, *where: ColumnElement[bool]) -> list[Standing]:
    wanted = (
        select(attachments, entries.c.content)
        .join(reports, reports.c.id == attachments.c.report)
        .join(entries, entries.c.seq == attachments.c.seq)
        .where(*where)
        .order_by(attachments.c.report, attachments.c.number)
    )
    rows = connection.execute(wanted).all()
    keys = data_keys.read(connection, keyring, sorted({row.report for row in rows})) if rows else {}
    found = []
    for row in rows:
        content: dict[str, Any] = orjson.loads(row.content)
        payload = data_keys.opened(content["sealed"], keys, row.report, content["version"])
        stated: dict[str, Any] = orjson.loads(payload or b"{}")
        attachment = Attachment(row.id, stated["name"], stated["media_type"], stated["bytes"])
        place = place_of(content, row.report, stated["name"])
        found.append(Standing(attachment, row.report, row.file, place, stated["sha256"]))
    return found
