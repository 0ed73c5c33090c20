"""A consistent copy of everything while serving, and back: ledger with graph and accounts, attachments, keys.

    naga.db         the database as of one moment, as SQLite, from whichever database it came
    attachments/    sealed files, by the names that the ledger has for them
    keys.sealed     the keys' folder, AES-256-GCM under a key that scrypt (RFC 7914) makes of a passphrase
    manifest.json   written last: a backup without it is none

What was destroyed before is in no backup. A backup made before holds it still: bringing one back destroys anew what is
past its retention.
"""

import hashlib
import json
import os
import shutil
import sqlite3
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from sqlalchemy import Connection, Engine, MetaData, func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from graph.embedded.tables import metadata as graph_tables
from intel.attachments.files import Files, Missing
from intel.errors import Conflict, Invalid, Unavailable
from intel.identity.issuer.tables import metadata as issuer_tables
from intel.identity.tables import metadata as identity_tables
from intel.ledger import entries, moments
from intel.ledger.engine import open_engine, reading, upgrade, writing
from intel.ledger.tables import cursors
from intel.ledger.tables import metadata as ledger_tables

ALL: Sequence[MetaData] = (ledger_tables, graph_tables, identity_tables, issuer_tables)
DATABASE, FILES, KEYS, MANIFEST = "naga.db", "attachments", "keys.sealed", "manifest.json"
SHORTEST = 12
"""Characters of a passphrase."""
_SALT, _NONCE = 16, 12
_COST = 2**16
"""Scrypt's N: 64 MB and a fraction of a second for each guess."""
_ROWS = 2_000
Progress = Callable[[int], None]


def back_up(engine: Engine, home: Path, to: Path, passphrase: str, at: datetime, progress: Progress) -> int:
    """Into a folder that is new or empty; the number of entries that it holds. `progress` gets the files copied so far.

    Raises `Conflict` where the folder holds something or a file is lost, `Unavailable` where it can't be written.
    """
    _need_passphrase(passphrase)
    try:
        to.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(to.iterdir()):
            raise Conflict(f"{to} is not empty")
        (to / KEYS).write_bytes(_sealed(_keys_of(home), passphrase))
        _copy_database(engine, to / DATABASE)
        with closing(sqlite3.connect(to / DATABASE)) as copy:
            (held,) = copy.execute("SELECT count(*) FROM entries").fetchone()
            named = [name for (name,) in copy.execute("SELECT file FROM attachments ORDER BY file")]
        theirs, ours = Files(home / "attachments"), Files(to / FILES)
        for done, name in enumerate(named, 1):
            ours.write(theirs.read(name))
            progress(done)
        manifest = {
            "naga backup": 1,
            "at": moments.written(at),
            "entries": held,
            "attachments": len(named),
            "sha256": {name: _digest(to / name) for name in (DATABASE, KEYS)},
        }
        (to / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    except Missing as error:
        raise Conflict(f"an attachment is lost or was just destroyed ({error}): verify, and try again") from error
    except (OSError, sqlite3.Error) as error:
        raise Unavailable(f"the backup cannot be written: {_reason(error)}") from error
    return int(held)


def bring_back(source: Path, home: Path, url: str, passphrase: str, progress: Progress) -> int:
    """Into a home that does not stand, and an empty ledger at `url`; the number of entries.

    Raises `Conflict` where something stands, `Invalid` for what is no whole backup or another passphrase; nothing is
    left behind then.
    """
    manifest = _manifest(source)
    keys = _opened((source / KEYS).read_bytes(), passphrase)
    if (home / "keys").exists() or (home / DATABASE).exists() or (home / FILES).exists():
        raise Conflict(f"{home} is a home already")
    made = home.exists()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        _bring_files(source, home, progress)
        _bring_database(source / DATABASE, url, home)
        (home / "keys").mkdir(mode=0o700)
        for name, content in keys.items():
            with os.fdopen(os.open(home / "keys" / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(content)
    except BaseException as error:
        for left in (home / "keys", home / FILES):
            shutil.rmtree(left, ignore_errors=True)
        if url.startswith("sqlite"):
            (home / DATABASE).unlink(missing_ok=True)
        if not made:
            shutil.rmtree(home, ignore_errors=True)
        if isinstance(error, OSError | sqlite3.Error | SQLAlchemyError):
            raise Unavailable(f"the backup cannot be brought back: {_reason(error)}") from error
        raise
    return int(manifest["entries"])


# --- the database -----------------------------------------------------------------------------------------------------
def _copy_database(engine: Engine, to: Path) -> None:
    """As of one moment, while others read and write."""
    if engine.dialect.name == "sqlite":
        live = sqlite3.connect(f"file:{engine.url.database}?mode=ro", uri=True)
        with closing(live), closing(sqlite3.connect(to)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
    else:
        copied = open_engine(f"sqlite:///{to}")
        try:
            upgrade(copied)
            with reading(engine) as theirs, writing(copied) as ours:
                _copy_rows(theirs, ours)
        finally:
            copied.dispose()
        with closing(sqlite3.connect(to)) as copy:
            copy.execute("PRAGMA journal_mode = DELETE")
    to.chmod(0o600)


def _bring_database(source: Path, url: str, home: Path) -> None:
    engine = open_engine(url)
    try:
        if engine.dialect.name == "sqlite":
            target = Path(str(engine.url.database))
            shutil.copyfile(source, target)
            target.chmod(0o600)
            upgrade(engine)
        else:
            _bring_rows(source, engine, home)
        with writing(engine) as connection:  # a graph on a server is not of this backup: it is followed from the start
            connection.execute(cursors.delete().where(cursors.c.name == "graph"))
    finally:
        engine.dispose()


def _bring_rows(source: Path, engine: Engine, home: Path) -> None:
    """Through a copy, which is brought to the newest schema first."""
    upgrade(engine)
    with TemporaryDirectory(dir=home) as folder:
        passing = Path(folder) / DATABASE
        shutil.copyfile(source, passing)
        held = open_engine(f"sqlite:///{passing}")
        try:
            upgrade(held)
            with reading(held) as theirs, writing(engine) as ours:
                if entries.position(ours):
                    raise Conflict("the ledger of NAGA_LEDGER is not empty")
                _copy_rows(theirs, ours)
        finally:
            held.dispose()


def _copy_rows(source: Connection, target: Connection) -> None:
    """Every table, in place of what the migrations put there."""
    for metadata in reversed(ALL):
        for table in reversed(metadata.sorted_tables):
            target.execute(table.delete())
    for metadata in ALL:
        for table in metadata.sorted_tables:
            with source.execution_options(yield_per=_ROWS).execute(select(table)) as rows:
                for some in rows.mappings().partitions(_ROWS):
                    target.execute(insert(table), [dict(row) for row in some])
            if target.dialect.name == "postgresql" and (counted := table.autoincrement_column) is not None:
                sequence = func.pg_get_serial_sequence(table.name, counted.name)
                next_one = func.coalesce(func.max(counted), 0) + 1
                target.execute(select(func.setval(sequence, next_one, False)).select_from(table))


# --- files and keys ---------------------------------------------------------------------------------------------------
def _bring_files(source: Path, home: Path, progress: Progress) -> None:
    with closing(sqlite3.connect(source / DATABASE)) as copy:
        named = [name for (name,) in copy.execute("SELECT file FROM attachments ORDER BY file")]
    theirs, ours = Files(source / FILES), Files(home / FILES)
    for done, name in enumerate(named, 1):
        try:
            ours.write(theirs.read(name))
        except Missing as error:
            raise Invalid(f"not a whole backup: {error}", str(source)) from error
        progress(done)


def _keys_of(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((home / "keys").iterdir()) if path.is_file()}


def _need_passphrase(passphrase: str) -> None:
    if len(passphrase) < SHORTEST:
        raise Invalid(f"a passphrase has at least {SHORTEST} characters", "passphrase")


def _sealed(keys: Mapping[str, bytes], passphrase: str) -> bytes:
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    told = json.dumps({name: b64encode(content).decode() for name, content in keys.items()}).encode()
    return salt + nonce + AESGCM(_stretched(passphrase, salt)).encrypt(nonce, told, KEYS.encode())


def _opened(sealed: bytes, passphrase: str) -> dict[str, bytes]:
    salt, nonce, rest = sealed[:_SALT], sealed[_SALT : _SALT + _NONCE], sealed[_SALT + _NONCE :]
    try:
        told = json.loads(AESGCM(_stretched(passphrase, salt)).decrypt(nonce, rest, KEYS.encode()))
    except (InvalidTag, ValueError) as error:
        raise Invalid("another passphrase, or the keys are damaged", "passphrase") from error
    return {Path(name).name: b64decode(content) for name, content in told.items()}


def _stretched(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=_COST, r=8, p=1).derive(passphrase.encode())


def _manifest(source: Path) -> dict[str, int]:
    try:
        manifest = json.loads((source / MANIFEST).read_text(encoding="utf-8"))
        whole = all(_digest(source / name) == manifest["sha256"][name] for name in (DATABASE, KEYS))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Invalid("not a whole backup", str(source)) from error
    if manifest.get("naga backup") != 1 or not whole:
        raise Invalid("not a whole backup: it was changed since it was made", str(source))
    return {"entries": int(manifest["entries"])}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or type(error).__name__).lower()
