"""The ledger's database: SQLite in NAGA_HOME, or PostgreSQL; the same code above this file for both.

`writing` is one transaction that no other writer meets: it is durable when the block ends, or nothing of it is stored.
`reading` is one consistent view. What a driver raises becomes `Unavailable`; a constraint that does not hold stays
SQLAlchemy's `IntegrityError`, since that is a mistake of the code above.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import alembic.command
import alembic.config
import alembic.util
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from intel.errors import Invalid, Unavailable
from intel.ledger import deadline

BUSY_SECONDS = 10.0
"""How long a writer waits for another before it is told that nothing was stored."""
_STEPS = 10_000
"""Steps of SQLite's machine between two looks at the deadline: well under a millisecond."""
_CHAIN_LOCK = 0x6E616761  # "naga": one writer at a time, so that the chains have one end


def open_engine(url: str, *, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """For `sqlite:///path` or `postgresql://…`. Connects to nothing yet. Raises `Invalid` for any other URL. What it
    raises or logs of a statement never holds the statement's values."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise Invalid("the ledger's URL cannot be read", "NAGA_LEDGER") from error
    if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
        engine = create_engine(parsed, connect_args={"timeout": busy_seconds}, hide_parameters=True)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    if parsed.get_backend_name() == "postgresql":
        engine = create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True, hide_parameters=True)
        milliseconds = max(1, int(busy_seconds * 1000))
        event.listen(engine, "begin", lambda connection: _begin_postgresql(connection, milliseconds))
        return engine
    raise Invalid("the ledger is sqlite:///FILE or postgresql://…", "NAGA_LEDGER")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One write transaction, alone: durable when the block ends. Raises `Unavailable` and has stored nothing."""
    with _unavailable("nothing was stored"), engine.connect() as connection:
        connection = connection.execution_options(naga_writes=True)
        with connection.begin() as transaction:
            yield connection
            with _commit_answered():
                transaction.commit()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of everything committed before its first query; writes in it are refused."""
    with _unavailable("nothing was read or stored"), engine.connect() as connection, connection.begin():
        yield connection


def upgrade(engine: Engine) -> None:
    """Bring the schema to the newest version, in one transaction; two that start at once wait for each other.

    Raises `Unavailable` also for a schema that only a newer version of this program knows.
    """
    config = alembic.config.Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        try:
            alembic.command.upgrade(config, "head")
        except alembic.util.CommandError as error:
            raise Unavailable(f"this program is too old for the ledger ({error}); nothing was stored") from error


def purge(engine: Engine) -> bool:
    """Clear what the database's files still hold of data keys that were destroyed or wrapped anew.

    On SQLite what is deleted is overwritten, and here the write-ahead log is emptied; False where a reader is in the
    way: try again. On PostgreSQL the table is written anew; its write-ahead log and archives are the server's to clear.
    """
    with _unavailable("nothing was stored"):
        raw = engine.raw_connection()
        try:
            driver: Any = raw.driver_connection
            if engine.dialect.name == "sqlite":
                busy, _, _ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                return not busy
            driver.autocommit = True
            driver.execute("VACUUM FULL data_keys")
            driver.autocommit = False
            return True
        finally:
            raw.close()


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # `_begin_sqlite` begins; the driver would begin late, and deferred
    connection.set_progress_handler(deadline.passed, _STEPS)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("naga_writes", False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection, milliseconds: int) -> None:
    if connection.get_execution_options().get("naga_writes", False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {milliseconds}")
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _CHAIN_LOCK})
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    left = deadline.left()
    if left is not None:
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {max(1, int(left * 1000))}")


@contextmanager
def _unavailable(consequence: str) -> Iterator[None]:
    try:
        yield
    except (IntegrityError, ProgrammingError, DataError):
        raise
    except DBAPIError as error:
        reason = " ".join(str(error.orig).split())
        raise Unavailable(f"the ledger does not answer; {consequence}", reason) from error
    except PoolTimeout as error:
        raise Unavailable(f"the ledger is busy; {consequence}") from error


@contextmanager
def _commit_answered() -> Iterator[None]:
    """A connection lost while it commits leaves the outcome unknown; only that is said then."""
    try:
        yield
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
        raise Unavailable(
            "the ledger's answer was lost: whether this was stored is not known; send it again with the same ref"
        ) from error
