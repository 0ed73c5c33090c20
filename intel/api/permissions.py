"""Permissions of the originator, for what originator control forbids, as GraphQL types."""

from datetime import datetime

import strawberry

from intel import model
from intel.api.community import Agency
from intel.api.connections import PageInfo
from intel.api.context import Info
from intel.api.enums import Use
from intel.api.reports import Report


@strawberry.type
class Permission:
    id: strawberry.ID
    use: Use
    purpose: str
    at: datetime
    decision: str | None = strawberry.field(description="granted, declined; null: open")
    stated: strawberry.Private[model.Permission]

    @strawberry.field(description="Null where you may not read it any more.")
    async def report(self, info: Info) -> Report | None:
        found = await info.context.visit.reports.load(self.stated.report)
        return None if found is None else Report.of(found)

    @strawberry.field(description="Who asked.")
    async def agency(self, info: Info) -> Agency:
        return Agency.of(await info.context.visit.agency(self.stated.agency))

    @strawberry.field
    async def originator(self, info: Info) -> Agency:
        return Agency.of(await info.context.visit.agency(self.stated.originator))

    @classmethod
    def of(cls, permission: model.Permission) -> "Permission":
        return cls(
            id=strawberry.ID(permission.id),
            use=permission.use,
            purpose=permission.purpose,
            at=permission.at,
            decision=permission.decision,
            stated=permission,
        )


@strawberry.type
class PermissionEdge:
    node: Permission
    cursor: str


@strawberry.type
class PermissionConnection:
    edges: list[PermissionEdge]
    page_info: PageInfo
    total_count: int

    @classmethod
    def of(cls, page: model.Page[model.Permission]) -> "PermissionConnection":
        return cls(
            edges=[PermissionEdge(node=Permission.of(one), cursor=cursor) for one, cursor in page.rows],
            page_info=PageInfo.of(page),
            total_count=page.total,
        )
