"""Where the API meets the exchange: admits bearers and opens visits, in worker threads; counts open streams."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

import anyio
import anyio.to_thread

from intel.api.rate import Rate
from intel.api.visit import Visit
from intel.errors import Limit
from intel.exchange.exchange import Exchange
from intel.identity.admission import Admission, admit, again
from intel.ledger import entries
from intel.ledger.engine import reading
from intel.model import Reader

T = TypeVar("T")


@dataclass
class Door:
    """One for the application."""

    exchange: Exchange
    threads: anyio.CapacityLimiter
    rate: Rate
    _streams: dict[str, int] = field(default_factory=dict)
    """Open streams by agency."""

    @property
    def pause(self) -> float:
        """Seconds between two looks for arrivals."""
        return self.exchange.settings.arrivals_pause

    def now(self) -> datetime:
        return self.exchange.clock()

    async def admit(self, token: str) -> Admission:
        """Raises `Unauthenticated`."""
        return await self.off(lambda: admit(self.exchange, token))

    async def again(self, admission: Admission) -> Admission:
        """The same bearer, with tokens made anew. Raises `Unauthenticated`."""
        return await self.off(lambda: again(self.exchange, admission))

    async def enter(self, reader: Reader, operation_name: str, purpose: str | None = None) -> Visit:
        manager, settings = self.exchange.open(reader, operation_name, purpose=purpose), self.exchange.settings
        visit = Visit(manager, reader, settings.page_limit, settings.query_seconds, self.off)
        await visit.enter()
        return visit

    async def position(self) -> int:
        """Where the ledger ends: it moves with whatever may change what a reader sees. Never shown to one."""

        def look() -> int:
            with reading(self.exchange.engine) as connection:
                return entries.position(connection)

        return await self.off(look)

    @contextlib.contextmanager
    def stream(self, agency: str) -> Iterator[None]:
        """Count an open stream while it lasts. Raises `Limit` beyond the setting."""
        most = self.exchange.settings.streams
        if self._streams.get(agency, 0) >= most:
            raise Limit(f"an agency has at most {most} open streams")
        self._streams[agency] = self._streams.get(agency, 0) + 1
        try:
            yield
        finally:
            self._streams[agency] -= 1
            if not self._streams[agency]:
                del self._streams[agency]

    async def off(self, work: Callable[[], T]) -> T:
        """Work that blocks, in a worker thread; never left running behind a caller that went away."""
        return await anyio.to_thread.run_sync(work, limiter=self.threads)
