"""What is done by the clock: checkpoints signed, what is past its retention destroyed, leftovers swept.

Any number of processes may run it over one home: the ledger holds when each duty was last begun, and who writes that
does it. A duty that was broken off is done again when it is next due; each of them may be done twice without harm.
"""

import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import structlog
from sqlalchemy import Connection, insert, select, update

from intel.attachments.reading import named
from intel.exchange.exchange import Exchange
from intel.exchange.graphs import FollowedGraph
from intel.exchange.retention import destroy_expired
from intel.identity import sessions
from intel.ledger import logs
from intel.ledger.engine import reading, writing
from intel.ledger.logs import Log
from intel.ledger.tables import cursors

log = structlog.get_logger("intel.tending")

PAUSE = 5.0
"""Seconds between two looks at what is due."""
PATIENCE = 10.0
"""Seconds that a server which stops waits for the duty under way."""
HOUR = 3600


@dataclass(frozen=True)
class Duty:
    name: str
    every: int
    """Seconds, by the exchange's clock."""
    work: Callable[[Exchange], int]
    """Gives how much it did. Raises `intel.errors`."""


def sign(exchange: Exchange) -> int:
    """A checkpoint of each log that grew since the last; how many were signed."""
    signed = 0
    for each in Log:
        with writing(exchange.engine) as connection:
            before = logs.notes(connection, each)
            signed += logs.checkpoint(connection, exchange.keyring, each, exchange.clock()) not in before
    return signed


def destroy(exchange: Exchange) -> int:
    """Reports past their retention, for their originators."""
    return sum(1 for _ in destroy_expired(exchange))


def sweep(exchange: Exchange) -> int:
    """Files that no entry names, and files that were chosen and never sent."""

    def held(files: Collection[str]) -> set[str]:
        with reading(exchange.engine) as connection:
            return named(connection, files)

    return exchange.files.sweep(held) + exchange.staging.sweep()


def prune(exchange: Exchange) -> int:
    """Browsers' sessions that are over."""
    with writing(exchange.engine) as connection:
        return sessions.prune(connection, exchange.settings, exchange.clock())


DUTIES: Sequence[Duty] = (
    Duty("retention", HOUR, destroy),
    Duty("leftovers", HOUR, sweep),
    Duty("sessions", HOUR, prune),
    Duty("checkpoints", HOUR, sign),
)
"""In the order in which they are done: what is destroyed is signed in the same hour."""


def tend(exchange: Exchange, duties: Sequence[Duty] = DUTIES, *, whether_due: bool = True) -> Iterator[tuple[str, int]]:
    """Do what is due, or everything; each duty with how much it did. One that fails is logged, without its text, and
    the others are done all the same: then it is not among them."""
    for duty in duties:
        try:
            if _begun(exchange, duty, whether_due=whether_due):
                yield duty.name, duty.work(exchange)
        except Exception as error:  # nothing may end the loop that this runs in
            log.warning("a duty failed", duty=duty.name, error=type(error).__name__)


@contextmanager
def tending(exchange: Exchange, duties: Sequence[Duty] = DUTIES, pause: float = PAUSE) -> Iterator[None]:
    """In threads beside the block: the duties, and a graph on a server followed. Both stop with the block."""
    stop = threading.Event()

    def work() -> None:
        while not stop.wait(pause):
            for name, count in tend(exchange, duties):
                log.info("tended", duty=name, count=count)

    threads = [threading.Thread(target=work, name="tending", daemon=True)]
    if isinstance(exchange.graph, FollowedGraph):
        follow = exchange.graph.projector.follow
        threads.append(threading.Thread(target=follow, args=(stop,), name="following", daemon=True))
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join(PATIENCE)


def _begun(exchange: Exchange, duty: Duty, *, whether_due: bool) -> bool:
    """Is it this process's to do now? Only looked at where it is not due, so that waiting writes nothing."""
    now = int(exchange.clock().timestamp())
    with reading(exchange.engine) as connection:
        if whether_due and not _due(connection, duty, now):
            return False
    with writing(exchange.engine) as connection:
        if whether_due and not _due(connection, duty, now):  # another was quicker
            return False
        row = {"name": _name(duty), "position": now}
        if not connection.execute(update(cursors).where(cursors.c.name == row["name"]).values(row)).rowcount:
            connection.execute(insert(cursors), row)
    return True


def _due(connection: Connection, duty: Duty, now: int) -> bool:
    """Clocks of two processes may differ; one that was set far back does not put a duty off."""
    begun = connection.execute(select(cursors.c.position).where(cursors.c.name == _name(duty))).scalar()
    return begun is None or abs(now - begun) >= duty.every


def _name(duty: Duty) -> str:
    return f"tending {duty.name}"
