"""Entities of the graph and what is asked of them, as GraphQL types."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import UNSET
from strawberry.scalars import JSON

from graph import model as graph
from intel.api.connections import PageInfo
from intel.api.context import Info
from intel.api.enums import EntityKind
from intel.api.inputs import given
from intel.api.scalars import first_day
from intel.api.visit import Visit
from intel.model import Page

if TYPE_CHECKING:
    from intel.api.reports import Report, ReportConnection

LazyReport = Annotated["Report", strawberry.lazy("intel.api.reports")]
LazyReports = Annotated["ReportConnection", strawberry.lazy("intel.api.reports")]
REPORTS = 50
"""Default of `Entity.reports(first:)`."""


@strawberry.type
class Entity:
    id: strawberry.ID
    kind: EntityKind
    label: str
    properties: JSON = strawberry.field(description='As the reports have it: {"country": ["VN"], …}')
    report_count: int
    first_seen: date | None
    last_seen: date | None

    @strawberry.field
    async def reports(self, info: Info, first: int | None = REPORTS, after: str | None = UNSET) -> LazyReports:
        from intel.api.reports import ReportConnection

        visit, size, behind = info.context.visit, REPORTS if first is None else first, given(after)
        if behind is None:
            return ReportConnection.of(await visit.reports_of(size).load(self.id))
        return ReportConnection.of(await visit.ask(lambda session: session.reports_of(self.id, size, behind)))

    @strawberry.field(description="Probably the same: score, reason, decided by whom.")
    async def same_as(self, info: Info) -> list["SameAs"]:
        return [SameAs.of(candidate) for candidate in await info.context.visit.same_as.load(self.id)]

    @classmethod
    def of(cls, entity: graph.Entity) -> "Entity":
        return cls(
            id=strawberry.ID(entity.id),
            kind=entity.kind,
            label=entity.label,
            properties=JSON({name: list(values) for name, values in entity.properties.items()}),
            report_count=entity.report_count,
            first_seen=first_day(entity.first_seen),
            last_seen=first_day(entity.last_seen),
        )


@strawberry.type
class SameAs:
    entity: Entity
    score: float
    because: list[str]
    judgement: str

    @classmethod
    def of(cls, candidate: graph.Candidate) -> "SameAs":
        return cls(
            entity=Entity.of(candidate.entity),
            score=candidate.score,
            because=list(candidate.because),
            judgement=candidate.judgement,
        )


@strawberry.type
class Mention:
    entity: Entity
    role: str
    span: list[int] | None

    @classmethod
    def of(cls, mention: graph.MentionOf) -> "Mention":
        return cls(
            entity=Entity.of(mention.entity),
            role=mention.role,
            span=None if mention.span is None else list(mention.span),
        )


@strawberry.type
class Edge:
    source: strawberry.ID
    target: strawberry.ID
    weight: int
    reports: list[strawberry.ID]

    @classmethod
    def of(cls, edge: graph.Edge) -> "Edge":
        return cls(
            source=strawberry.ID(edge.source),
            target=strawberry.ID(edge.target),
            weight=edge.weight,
            reports=[strawberry.ID(report) for report in edge.reports],
        )


@strawberry.type
class Subgraph:
    nodes: list[Entity]
    edges: list[Edge]
    truncated: bool

    @classmethod
    def of(cls, found: graph.Subgraph) -> "Subgraph":
        return cls(
            nodes=[Entity.of(node) for node in found.nodes],
            edges=[Edge.of(edge) for edge in found.edges],
            truncated=found.truncated,
        )


@strawberry.type
class Path:
    entities: list[Entity]
    ids: strawberry.Private[tuple[str, ...]]

    @strawberry.field
    async def reports(self, info: Info) -> list[LazyReport]:
        return await _reports(info.context.visit, self.ids)

    @classmethod
    def of(cls, path: graph.Path) -> "Path":
        return cls(entities=[Entity.of(entity) for entity in path.entities], ids=path.reports)


@strawberry.type
class EntityEdge:
    node: Entity
    cursor: str


@strawberry.type
class EntityConnection:
    edges: list[EntityEdge]
    page_info: PageInfo
    total_count: int

    @classmethod
    def of(cls, page: Page[graph.Entity]) -> "EntityConnection":
        return cls(
            edges=[EntityEdge(node=Entity.of(entity), cursor=cursor) for entity, cursor in page.rows],
            page_info=PageInfo.of(page),
            total_count=page.total,
        )


async def _reports(visit: Visit, ids: tuple[str, ...]) -> "list[Report]":
    from intel.api.reports import reports_of_ids

    return await reports_of_ids(visit, ids)
