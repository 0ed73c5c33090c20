"""What resolvers get as `info.context`: one for each operation, with the visit under way."""

import asyncio
from collections.abc import AsyncGenerator

import strawberry

from intel.api.door import Door
from intel.api.visit import Visit
from intel.errors import NagaError, Unauthenticated
from intel.identity.admission import Admission
from intel.identity.tokens import REFUSAL
from intel.model import Report, ReportFilter


class Context:
    """A query or mutation has one visit; a subscription a new one for each event, with tokens made anew."""

    lasting = False

    def __init__(self, door: Door, admission: Admission, operation_name: str = "", purpose: str | None = None) -> None:
        self.door = door
        self.admission = admission
        self.operation_name = operation_name
        self.purpose = purpose
        """Why the reader asks: for the audit trail."""
        self._visit: Visit | None = None

    @property
    def visit(self) -> Visit:
        if self._visit is None:
            raise RuntimeError("no visit is open")
        return self._visit

    async def enter(self) -> Visit:
        self._visit = await self.door.enter(self.admission.reader, self.operation_name, self.purpose)
        return self._visit

    async def leave(self, refusal: NagaError | None = None) -> None:
        visit, self._visit = self._visit, None
        if visit is not None:
            await visit.leave(refusal)

    async def arrivals(self, conditions: ReportFilter) -> AsyncGenerator[Report, None]:
        """Each report as it becomes readable, held against the reader's tokens once more just before it goes out.

        Ends with `Unauthenticated` when the token expires or its bearer is no longer admitted.
        """
        try:
            with self.door.stream(self.admission.reader.agency):
                seen, looked = await self.door.position(), False
                while True:
                    if self.admission.expires <= self.door.now():
                        raise Unauthenticated(REFUSAL)
                    if looked and await self.door.position() == seen:
                        await asyncio.sleep(self.door.pause)
                        continue
                    looked = True  # at least once, so that one who may not read is told at once
                    seen, found = await self._found(seen, conditions)
                    for id in found:
                        report = await self._again(id)
                        if report is not None:
                            yield report
        finally:
            await self.leave()  # of a caller that went away in the middle of an event

    async def _found(self, seen: int, conditions: ReportFilter) -> tuple[int, list[str]]:
        self.admission = await self.door.again(self.admission)
        visit = await self.enter()
        position, reports = await visit.ask(lambda session: session.arrivals(seen, conditions))
        await self.leave()
        return position, [report.id for report in reports]

    async def _again(self, id: str) -> Report | None:
        """The report as it may be read now, with its visit left open for what hangs on it; None where it may not be."""
        self.admission = await self.door.again(self.admission)
        visit = await self.enter()
        report = await visit.reports.load(id)
        if report is None:
            await self.leave()
        return report


Info = strawberry.Info[Context, None]
