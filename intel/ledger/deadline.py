"""Until when work on the ledger's database may go on: a moment that the caller sets and the engine keeps to.

SQLite asks `passed` while it works and stops; PostgreSQL is told how long a statement may last. What is stopped is
`Unavailable` to the caller, and nothing of it is stored.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_until: ContextVar[float | None] = ContextVar("until", default=None)


def after(seconds: float) -> float:
    """The moment that many seconds from now, on the monotonic clock."""
    return time.monotonic() + seconds


@contextmanager
def until(moment: float) -> Iterator[None]:
    """What the block asks of the database, in this thread, ends at the moment."""
    before = _until.set(moment)
    try:
        yield
    finally:
        _until.reset(before)


def left() -> float | None:
    """Seconds; None without a deadline."""
    moment = _until.get()
    return None if moment is None else moment - time.monotonic()


def passed() -> bool:
    """False without a deadline."""
    remaining = left()
    return remaining is not None and remaining <= 0
