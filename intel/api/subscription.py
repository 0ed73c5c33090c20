"""Reports as they become readable: `arrivals`."""

from collections.abc import AsyncGenerator

import strawberry
from strawberry import UNSET

from intel.api.context import Info
from intel.api.inputs import ReportFilter, filtered
from intel.api.reports import Report


@strawberry.type
class Subscription:
    @strawberry.subscription(description="Each report as it becomes readable to this reader.")
    async def arrivals(self, info: Info, filter: ReportFilter | None = UNSET) -> AsyncGenerator[Report, None]:
        async for report in info.context.arrivals(filtered(filter)):
            yield Report.of(report)
