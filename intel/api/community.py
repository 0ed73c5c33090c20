"""Agencies, operations and the viewer, as GraphQL types."""

from datetime import date

import strawberry

from intel import model
from intel.api.context import Info
from intel.api.visit import Visit


@strawberry.type
class Agency:
    code: str
    name: str
    country: str | None

    @classmethod
    def of(cls, agency: model.Agency) -> "Agency":
        return cls(code=agency.code, name=agency.name, country=agency.country)


@strawberry.type
class Phase:
    code: str
    name: str
    starts: date
    ends: date

    @classmethod
    def of(cls, phase: model.Phase) -> "Phase":
        return cls(code=phase.code, name=phase.name, starts=phase.starts, ends=phase.ends)


@strawberry.type
class Operation:
    code: str
    name: str
    phases: list[Phase]
    members: strawberry.Private[tuple[str, ...]]
    leader: strawberry.Private[str]

    @strawberry.field
    async def participants(self, info: Info) -> list[Agency]:
        return [Agency.of(await info.context.visit.agency(code)) for code in self.members]

    @strawberry.field
    async def coordinator(self, info: Info) -> Agency:
        return Agency.of(await info.context.visit.agency(self.leader))

    @classmethod
    def of(cls, operation: model.Operation) -> "Operation":
        return cls(
            code=operation.code,
            name=operation.name,
            phases=[Phase.of(phase) for phase in operation.phases],
            members=operation.participants,
            leader=operation.coordinator,
        )


@strawberry.type
class Viewer:
    agency: Agency
    name: str
    roles: list[str]
    operations: list[Operation]

    @classmethod
    async def of(cls, visit: Visit) -> "Viewer":
        found = [await visit.operation(code) for code in visit.reader.operations]
        return cls(
            agency=Agency.of(await visit.agency(visit.reader.agency)),
            name=visit.reader.name,
            roles=sorted(visit.reader.roles),
            operations=[Operation.of(operation) for operation in found if operation is not None],
        )
