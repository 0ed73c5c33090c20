"""Each report's data key, wrapped, beside the chain: what is sealed in entries opens with it, and is lost with it."""

import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from intel.keyring import Keyring
from intel.ledger.tables import data_keys as _data_keys
from intel.sealing import KEY_BYTES, SealBroken, seal, unseal


@dataclass(frozen=True)
class Wrapped:
    bytes: bytes | None
    """None: destroyed."""
    kek: str
    """Id of the key-encryption key that wraps it."""


def create(
    connection: Connection, keyring: Keyring, report: str, *, random: Callable[[int], bytes] = os.urandom
) -> bytes:
    """A new data key for a new report, stored wrapped."""
    key = random(KEY_BYTES)
    kek, wrapped = keyring.wrap(key, report)
    connection.execute(insert(_data_keys), {"report": report, "wrapped": wrapped, "kek": kek})
    return key


def wrapped(connection: Connection, reports: Iterable[str]) -> dict[str, Wrapped]:
    """In one query, as they stand."""
    rows = connection.execute(select(_data_keys).where(_data_keys.c.report.in_(list(reports))))
    return {row.report: Wrapped(row.wrapped, row.kek) for row in rows}


def read(connection: Connection, keyring: Keyring, reports: Iterable[str]) -> dict[str, bytes]:
    """The data keys of those `reports` that have one, in one query: absent where it was destroyed or never was.

    Raises `intel.sealing.SealBroken` where a wrapped key does not open.
    """
    standing = wrapped(connection, reports)
    return {id: keyring.unwrap(key.bytes, key.kek, id) for id, key in standing.items() if key.bytes is not None}


def sealed(payload: bytes, key: bytes, report: str, version: int) -> str:
    """As an entry's content holds it: base64."""
    return b64encode(seal(payload, key, report, version)).decode()


def opened(sealed: str, keys: Mapping[str, bytes], report: str, version: int) -> bytes | None:
    """The payload; None where `keys` has none for the report. Raises `SealBroken`."""
    key = keys.get(report)
    if key is None:
        return None
    try:
        return unseal(b64decode(sealed, validate=True), key, report, version)
    except ValueError as error:  # not base64
        raise SealBroken(f"what is sealed of {report} does not open") from error
