"""The two logs, ledger and audit, as Merkle trees over the hashes of their entries: checkpoints, proofs, export.

A checkpoint tells the size of the whole log, and an exported entry all that it holds: both are for those who keep watch
over the community's records, not for answers to a reader.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, Row, Table, insert, select

from intel import merkle
from intel.canonical import GENESIS, canonical, parsed
from intel.checkpoints import Checkpoint, opened, sign, verifier_key
from intel.errors import Conflict, NotFound
from intel.keyring import Keyring
from intel.ledger import audit, entries, moments, tables
from intel.ledger.tables import checkpoints as _checkpoints


class Log(StrEnum):
    LEDGER = "ledger"
    AUDIT = "audit"


_TABLES: dict[Log, Table] = {Log.LEDGER: tables.entries, Log.AUDIT: tables.audit}


def origin(log: Log, key: Ed25519PublicKey) -> str:
    """`naga/<fingerprint of the key>/audit`: the name of this community's log."""
    return f"naga/{hashlib.sha256(key.public_bytes_raw()).hexdigest()[:16]}/{log.value}"


def checkpoint(connection: Connection, keyring: Keyring, log: Log, at: datetime) -> str:
    """Sign the log as it stands now and keep the note; the newest one again where nothing was added since.

    For a connection of `engine.writing`. Reads the entries since the newest checkpoint. Raises `Conflict` where these
    do not fit, or that one does not hold any more: then it is time to verify.
    """
    newest = _newest(connection, log)
    tree = _grown(keyring, log, newest) if newest else merkle.Growing()
    if _size(connection, log) < tree.size:
        raise Conflict(f"the {log.value} is shorter than its newest checkpoint")
    previous = _hash_at(connection, log, tree.size)
    following = entries.after if log is Log.LEDGER else audit.after
    while batch := following(connection, tree.size):
        for entry in batch:
            if entry.seq != tree.size + 1 or entry.hash != entry.after(previous):
                raise Conflict(f"entry {tree.size + 1} of the {log.value} does not fit")
            tree.add(bytes.fromhex(entry.hash))
            previous = entry.hash
    if newest is not None and tree.size == newest.size:
        return str(newest.note)
    note = sign(Checkpoint(origin(log, keyring.checkpoint.public_key()), tree.size, tree.root()), keyring.checkpoint)
    peaks = canonical([peak.hex() for peak in tree.peaks]).decode()
    row = {"log": log.value, "size": tree.size, "at": moments.written(at), "note": note, "peaks": peaks}
    connection.execute(insert(_checkpoints), row)
    return note


def verifier(keyring: Keyring, log: Log) -> str:
    """The key with which the log's checkpoints are verified, as signed notes write it."""
    public = keyring.checkpoint.public_key()
    return verifier_key(origin(log, public), public)


def made_by(entry: dict[str, Any], agency: str) -> bool:
    """Was it this agency's doing? `entry` as `export` gives it."""
    content = parsed(entry["content"])
    return agency == (content.get("agency") or content.get("originator")) and content.get("change") is None


def notes(connection: Connection, log: Log) -> list[str]:
    """All checkpoints that were made, smallest first."""
    wanted = select(_checkpoints.c.note).where(_checkpoints.c.log == log.value).order_by(_checkpoints.c.size)
    return list(connection.execute(wanted).scalars())


def prove_entry(connection: Connection, log: Log, seq: int) -> dict[str, Any]:
    """JSON that shows the entry to be in the log as the newest checkpoint signs it: for `deploy/verify_log.py`.

    Raises `NotFound` where no checkpoint reaches the entry yet, or there is no such entry.
    """
    newest = _reaching(connection, log, seq)
    leaves = _leaves(connection, log, newest.size)
    previous = GENESIS if seq == 1 else leaves[seq - 2].hex()
    (entry,) = _exported(connection, log, seq, seq)
    return {
        "checkpoint": newest.note,
        "entry": entry,
        "previous": previous,
        "proof": [b64encode(node).decode() for node in merkle.inclusion_proof(leaves, seq - 1)],
    }


def prove_growth(connection: Connection, log: Log, earlier: int) -> dict[str, Any]:
    """JSON that shows that the log of `earlier` entries was only added to since. Raises `NotFound`."""
    newest = _reaching(connection, log, earlier)
    proof = merkle.consistency_proof(_leaves(connection, log, newest.size), earlier)
    return {"checkpoint": newest.note, "earlier": earlier, "proof": [b64encode(node).decode() for node in proof]}


def export(connection: Connection, log: Log) -> Iterator[dict[str, Any]]:
    """Every entry, in order, with all its columns: a line of JSON each is what `deploy/verify_log.py` reads."""
    first, size = 1, _size(connection, log)
    while first <= size:
        yield from _exported(connection, log, first, first + 199)
        first += 200


def _grown(keyring: Keyring, log: Log, newest: Row[Any, Any]) -> merkle.Growing:
    """The tree at its newest checkpoint."""
    key = keyring.checkpoint.public_key()
    try:
        tree = merkle.Growing(newest.size, map(bytes.fromhex, parsed(newest.peaks)))
        signed = opened(newest.note, origin(log, key), key)
    except ValueError as error:
        raise Conflict(f"the newest checkpoint of the {log.value} does not hold") from error
    if (signed.size, signed.root) != (tree.size, tree.root()):
        raise Conflict(f"the newest checkpoint of the {log.value} does not hold")
    return tree


def _newest(connection: Connection, log: Log) -> Row[Any, Any] | None:
    of_log = select(_checkpoints).where(_checkpoints.c.log == log.value)
    return connection.execute(of_log.order_by(_checkpoints.c.size.desc()).limit(1)).first()


def _reaching(connection: Connection, log: Log, seq: int) -> Row[Any, Any]:
    newest = _newest(connection, log)
    if newest is None or not 0 < seq <= newest.size:
        raise NotFound(f"no checkpoint of the {log.value} reaches entry {seq}")
    return newest


def _size(connection: Connection, log: Log) -> int:
    table = _TABLES[log]
    return connection.execute(select(table.c.seq).order_by(table.c.seq.desc()).limit(1)).scalar() or 0


def _hash_at(connection: Connection, log: Log, seq: int) -> str:
    """Hash of an entry that stands; before the first, what the chain begins with."""
    table = _TABLES[log]
    return connection.execute(select(table.c.hash).where(table.c.seq == seq)).scalar() or GENESIS


def _leaves(connection: Connection, log: Log, size: int) -> list[bytes]:
    table = _TABLES[log]
    wanted = select(table.c.hash).where(table.c.seq <= size).order_by(table.c.seq)
    try:
        leaves = [bytes.fromhex(hash) for hash in connection.execute(wanted).scalars()]
    except ValueError as error:
        raise Conflict(f"a hash of the {log.value} is none") from error
    if len(leaves) != size:
        raise Conflict(f"the {log.value} lacks entries")
    return leaves


def _exported(connection: Connection, log: Log, first: int, last: int) -> list[dict[str, Any]]:
    table = _TABLES[log]
    wanted = select(table).where(table.c.seq.between(first, last)).order_by(table.c.seq)
    return [{str(name): value for name, value in row.items()} for row in connection.execute(wanted).mappings()]
