"""Several processes that answer on one socket: forked, watched, begun again when one dies, stopped together."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType

from intel.cli.program import WRONG
from intel.cli.telling import say
from intel.errors import NagaError

MOST_DEATHS = 5
"""Workers that may die within `PERIOD` seconds before the whole gives up."""
PERIOD = 10.0
STOP_SECONDS = 10.0
"""How long a worker may take to end what it is answering."""


def supervise(count: int, work: Callable[[], None], begun: Callable[[], None], stopping: threading.Event) -> int:
    """Run `work` in `count` processes until SIGINT or SIGTERM. `begun` is called in this process once they were
    started. Returns 0, or 1 where workers die as soon as they start."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, frame: _told(stopping))
    alive = {_fork(work) for _ in range(count)}
    begun()
    deaths: list[float] = []
    while not stopping.is_set():
        ended, _ = os.waitpid(-1, os.WNOHANG)
        if not ended:
            stopping.wait(0.1)
            continue
        alive.discard(ended)
        deaths = [*(moment for moment in deaths if moment > time.monotonic() - PERIOD), time.monotonic()]
        say(f"naga serve: worker {ended} ended; another takes its place")
        if len(deaths) >= MOST_DEATHS:
            _stop(alive)
            say("naga serve: workers end as soon as they start")
            return WRONG
        alive.add(_fork(work))
    _stop(alive)
    return 0


def _told(stopping: threading.Event) -> None:
    stopping.set()


def _fork(work: Callable[[], None]) -> int:
    """The child never returns from here."""
    pid = os.fork()
    if pid:
        return pid
    status = WRONG
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _leave)
        work()
        status = 0
    except NagaError as error:
        say(f"naga serve: {error}")
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _leave(number: int, frame: FrameType | None) -> None:
    """A worker told to stop before, or after, its server listens to signals."""
    os._exit(0)


def _stop(alive: set[int]) -> None:
    for pid in alive:
        os.kill(pid, signal.SIGTERM)
    end = time.monotonic() + STOP_SECONDS
    while alive:
        ended, _ = os.waitpid(-1, os.WNOHANG)
        alive.discard(ended)
        if not ended and time.monotonic() > end:
            for pid in alive:
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)
