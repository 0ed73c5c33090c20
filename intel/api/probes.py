"""Hit/no-hit probes, as GraphQL types."""

from datetime import datetime

import strawberry

from intel import model
from intel.api.community import Agency
from intel.api.connections import PageInfo
from intel.api.context import Info
from intel.api.reports import Report, reports_of_ids


@strawberry.type
class ProbeAnswer:
    hit: bool
    requests: list[strawberry.ID]

    @classmethod
    def of(cls, answer: model.ProbeAnswer) -> "ProbeAnswer":
        return cls(hit=answer.hit, requests=[strawberry.ID(id) for id in answer.requests])


@strawberry.type
class ProbeRequest:
    id: strawberry.ID
    purpose: str
    scheme: str
    value: str
    at: datetime
    decision: str | None = strawberry.field(description="granted, declined; null: open")
    by: strawberry.Private[str]
    hit: strawberry.Private[tuple[str, ...]]

    @strawberry.field
    async def asker(self, info: Info) -> Agency:
        return Agency.of(await info.context.visit.agency(self.by))

    @strawberry.field(description="Your reports that were hit.")
    async def reports(self, info: Info) -> list[Report]:
        return await reports_of_ids(info.context.visit, self.hit)

    @classmethod
    def of(cls, request: model.ProbeRequest) -> "ProbeRequest":
        return cls(
            id=strawberry.ID(request.id),
            purpose=request.purpose,
            scheme=request.scheme,
            value=request.value,
            at=request.at,
            decision=request.decision,
            by=request.asker,
            hit=request.reports,
        )


@strawberry.type
class ProbeRequestEdge:
    node: ProbeRequest
    cursor: str


@strawberry.type
class ProbeRequestConnection:
    edges: list[ProbeRequestEdge]
    page_info: PageInfo
    total_count: int

    @classmethod
    def of(cls, page: model.Page[model.ProbeRequest]) -> "ProbeRequestConnection":
        return cls(
            edges=[ProbeRequestEdge(node=ProbeRequest.of(request), cursor=cursor) for request, cursor in page.rows],
            page_info=PageInfo.of(page),
            total_count=page.total,
        )
