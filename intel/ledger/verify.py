"""Re-derive everything: every hash of both chains, every sealed payload that has a key, every derived row.

The answer names the first entry that does not fit. A chain alone cannot show that its end was cut off, nor that all of
it was written anew by one who may write to the database: signed checkpoints do, best those kept elsewhere.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.exc import OperationalError

from intel import signing
from intel.attachments.files import Files
from intel.canonical import GENESIS, canonical, parsed
from intel.keyring import Keyring
from intel.ledger import audit, community, data_keys, entries
from intel.ledger.compare import Expected, compare
from intel.ledger.compare_attachments import check_file
from intel.ledger.compare_contents import compare_contents
from intel.ledger.data_keys import Wrapped
from intel.ledger.entries import Entry, EntryType
from intel.ledger.logs import Log
from intel.ledger.misfit import Misfit
from intel.ledger.tables import audit_reports as _audit_reports
from intel.ledger.tables import entries as _entries
from intel.ledger.watch import Watch
from intel.sealing import SealBroken

E = TypeVar("E", Entry, audit.AuditEntry)
_BATCH = 200
Kept = Sequence[str]
"""Checkpoints that were kept elsewhere, as notes: they are held against the log as those in the database are."""
Progress = Callable[[int], None]
"""Told now and then how many entries are done."""


@dataclass(frozen=True)
class Verdict:
    checked: int
    """Entries that fit, from the first on."""
    misfit: Misfit | None = None
    opened: int = 0
    """Sealed payloads opened."""
    destroyed: int = 0
    """Sealed payloads whose data key was destroyed, as an entry says."""


@dataclass
class _Tally:
    checked: int = 0
    opened: int = 0
    destroyed: int = 0
    hash: str = GENESIS
    expected: Expected = field(default_factory=Expected)


def verify_ledger(
    connection: Connection,
    keyring: Keyring,
    progress: Progress = lambda done: None,
    kept: Kept = (),
    files: Files | None = None,
) -> Verdict:
    """For a connection of `engine.reading`. Takes as long as reading and opening everything once takes. `files`: where
    attachments lie; None: these are not looked at."""
    tally = _Tally()
    gone = select(_entries.c.report).where(_entries.c.type == EntryType.DESTROYED.value)
    destroyed = frozenset(connection.execute(gone).scalars())
    try:
        watch = Watch(connection, Log.LEDGER, keyring.checkpoint.public_key(), kept)
        for batch in _batches(tally, lambda seq, limit: entries.after(connection, seq, limit)):
            keys = data_keys.wrapped(connection, {entry.report for entry in batch if entry.report})
            for entry in batch:
                _check_place(tally, entry)
                _check_seal(tally, entry, keyring, keys, destroyed, files)
                tally.expected.take(entry)
                tally.checked, tally.hash = entry.seq, entry.hash
                watch.take(entry.hash)
            progress(tally.checked)
        watch.end()
        compare(connection, tally.expected)
        compare_contents(connection, keyring, tally.expected.reports)
    except Misfit as misfit:
        return Verdict(tally.checked, misfit, tally.opened, tally.destroyed)
    finally:
        tally.expected.close()
    return Verdict(tally.checked, None, tally.opened, tally.destroyed)


def verify_audit(
    connection: Connection, keyring: Keyring, progress: Progress = lambda done: None, kept: Kept = ()
) -> Verdict:
    """The audit's chain, and the index by report that is made from it."""
    tally = _Tally()
    try:
        watch = Watch(connection, Log.AUDIT, keyring.checkpoint.public_key(), kept)
        for batch in _batches(tally, lambda seq, limit: audit.after(connection, seq, limit)):
            first, last = batch[0].seq, batch[-1].seq
            served: dict[int, list[str]] = {}
            indexed = select(_audit_reports).where(_audit_reports.c.seq.between(first, last))
            for row in connection.execute(indexed.order_by(_audit_reports.c.report)):
                served.setdefault(row.seq, []).append(row.report)
            for entry in batch:
                _check_place(tally, entry)
                if entry.read().get("reports") != served.get(entry.seq, []):
                    raise Misfit(entry.seq, "the reports that it served are indexed otherwise")
                tally.checked, tally.hash = entry.seq, entry.hash
                watch.take(entry.hash)
            progress(tally.checked)
        watch.end()
        strays = select(_audit_reports.c.seq).where(_audit_reports.c.seq > tally.checked).limit(1)
        if (stray := connection.execute(strays).scalar()) is not None:
            raise Misfit(stray, "is missing, but a report's readers are indexed under it")
    except Misfit as misfit:
        return Verdict(tally.checked, misfit)
    return Verdict(tally.checked)


def _batches(tally: _Tally, following: Callable[[int, int], list[E]]) -> Iterator[list[E]]:
    """All entries, some in memory at a time; those before the first too."""
    seq = -(2**63)
    while True:
        try:
            batch = following(seq, _BATCH)
        except OperationalError as error:
            if "decode" not in str(error.orig):
                raise
            batch = _up_to_what_is_no_text(seq, following)
            if not batch:
                raise Misfit(tally.checked + 1, "is not text") from error
        if not batch:
            return
        yield batch
        seq = batch[-1].seq


def _up_to_what_is_no_text(seq: int, following: Callable[[int, int], list[E]]) -> list[E]:
    """SQLite hands out bytes that are no UTF-8 as an error of the whole query: so one by one."""
    readable: list[E] = []
    with suppress(OperationalError):
        while one := following(readable[-1].seq if readable else seq, 1):
            readable += one
    return readable


def _check_place(tally: _Tally, entry: Entry | audit.AuditEntry) -> None:
    expected = tally.checked + 1
    if entry.seq > expected:
        raise Misfit(expected, "is missing")
    if entry.seq < expected:
        raise Misfit(entry.seq, "stands before the first")
    try:
        if entry.hash != entry.after(tally.hash):
            raise Misfit(entry.seq, "is not what its hash says, or does not follow the one before")
        if canonical(entry.read()).decode() != entry.content:
            raise Misfit(entry.seq, "has a content that is not canonical JSON")
    except ValueError as error:
        raise Misfit(entry.seq, "has a content that is not canonical JSON") from error


def _check_seal(
    tally: _Tally,
    entry: Entry,
    keyring: Keyring,
    keys: dict[str, Wrapped],
    destroyed: frozenset[str | None],
    files: Files | None,
) -> None:
    sealed = entry.read().get("sealed")
    if sealed is None or entry.report is None:
        return
    key = keys.get(entry.report)
    if key is None:
        raise Misfit(entry.seq, "has no data key")
    if key.bytes is None:
        if entry.report not in destroyed:
            raise Misfit(entry.seq, "has lost its data key, and no entry says why")
        tally.destroyed += 1
        return
    if entry.report in destroyed:
        raise Misfit(entry.seq, "has a data key, though an entry says that it was destroyed")
    version = tally.expected.version(entry)
    try:
        data_key = keyring.unwrap(key.bytes, key.kek, entry.report)
        payload = data_keys.opened(str(sealed), {entry.report: data_key}, entry.report, version)
    except SealBroken as error:
        raise Misfit(entry.seq, "has a seal that does not open") from error
    stated = parsed(payload or b"null")
    if not isinstance(stated, dict) or canonical(stated) != payload:
        raise Misfit(entry.seq, "has something sealed that is not canonical JSON")
    if "signed" in stated:
        _check_signature(tally, entry, stated)
    if files is not None and entry.type == EntryType.ATTACHED:
        check_file(files, entry, stated, data_key)
    tally.opened += 1


def _check_signature(tally: _Tally, entry: Entry, stated: dict[str, Any]) -> None:
    """Against the key that the agency had when it submitted."""
    content = entry.read()
    try:
        key = community.signing_key(tally.expected.community, content["originator"])
        statement, signature = stated["signed"]["statement"], stated["signed"]["signature"]
        if key is None or not signing.holds(statement, signature, key):
            raise Misfit(entry.seq, "has a signature that is not its agency's")
        if not signing.agrees(statement, content, stated["text"]):
            raise Misfit(entry.seq, "is not what its agency signed")
    except (KeyError, TypeError, AttributeError) as error:
        raise Misfit(entry.seq, "has a signature that is none") from error
