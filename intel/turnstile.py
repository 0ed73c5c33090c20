"""One at a time across processes: for who follows the ledger, so that nothing old is written over something new."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from intel.errors import Unavailable

_KEY = 0x70726F6A  # "proj"
_PAUSE = 0.02


@contextmanager
def turn(engine: Engine, seconds: float) -> Iterator[None]:
    """Waits at most `seconds` for the others. A lock of the ledger's own database, or of a file beside it; it ends with
    the process that holds it. Raises `Unavailable`."""
    if engine.dialect.name == "postgresql":
        with _database_turn(engine, seconds):
            yield
    else:
        with _file_turn(f"{engine.url.database}.projector", seconds):
            yield


@contextmanager
def _file_turn(path: str, seconds: float) -> Iterator[None]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        end = time.monotonic() + seconds
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > end:
                    raise _busy() from None
                time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _database_turn(engine: Engine, seconds: float) -> Iterator[None]:
    with engine.connect() as connection, connection.begin():
        try:
            connection.execute(
                text("SELECT set_config('lock_timeout', :wait, true)"), {"wait": f"{int(seconds * 1000)}"}
            )
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _KEY})
        except DBAPIError as error:
            raise _busy() from error
        yield


def _busy() -> Unavailable:
    return Unavailable("the graph is being brought up to date; try again")
