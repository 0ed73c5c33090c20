"""Each report's data key, wrapped, beside the chain: what is sealed in entries opens with it, and is lost with it."""

import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import Connection, insert, select, update

from intel.keyring import Keyring
from intel.ledger import tables
from intel.sealing import KEY_BYTES, seal, unseal


def create(
    connection: Connection, keyring: Keyring, report: str, *, random: Callable[[int], bytes] = os.urandom
) -> bytes:
    """A new data key for a new report, stored wrapped."""
    key = random(KEY_BYTES)
    row = {"report": report, "wrapped": keyring.wrap(key, report), "kek": keyring.current}
    connection.execute(insert(tables.data_keys), row)
    return key


def read(connection: Connection, keyring: Keyring, reports: Iterable[str]) -> dict[str, bytes]:
    """The data keys of those `reports` that have one, in one query: absent where it was destroyed or never was.

    Raises `intel.sealing.SealBroken` where a wrapped key does not open.
    """
    wanted = select(tables.data_keys).where(tables.data_keys.c.report.in_(list(reports)))
    return {
        row.report: keyring.unwrap(row.wrapped, row.kek, row.report)
        for row in connection.execute(wanted.where(tables.data_keys.c.wrapped.is_not(None)))
    }


def destroy(connection: Connection, report: str) -> None:
    """The report's text and extraction, in every version and every copy, open no more; the chain stays whole."""
    connection.execute(update(tables.data_keys).where(tables.data_keys.c.report == report).values(wrapped=None))


def sealed(payload: bytes, key: bytes, report: str, version: int) -> str:
    """As an entry's content holds it: base64."""
    return b64encode(seal(payload, key, report, version)).decode()


def opened(sealed: str, keys: Mapping[str, bytes], report: str, version: int) -> bytes | None:
    """The payload; None where `keys` has none for the report. Raises `SealBroken`."""
    key = keys.get(report)
    return None if key is None else unseal(b64decode(sealed), key, report, version)
