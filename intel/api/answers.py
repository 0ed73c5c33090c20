"""Answers made of many reports, as GraphQL types: routes, timeline, facets, search, phase report, who read."""

from datetime import date, datetime
from typing import Annotated

import strawberry
from strawberry.scalars import JSON

from intel import model
from intel.api.community import Agency, Operation, Phase
from intel.api.connections import PageInfo
from intel.api.context import Info
from intel.api.entities import Entity
from intel.api.enums import Category
from intel.api.reports import Report
from intel.api.visit import Visit


@strawberry.type
class Amount:
    category: Category
    item: str
    unit: str
    quantity: float
    reports: int

    @classmethod
    def of(cls, amount: model.Amount) -> "Amount":
        return cls(
            category=Category(amount.category),
            item=amount.item,
            unit=amount.unit,
            quantity=amount.quantity,
            reports=amount.reports,
        )


@strawberry.type
class Route:
    origin: str | None
    transit: list[str]
    destination: str | None
    seized_in: list[str]
    reports: int
    commodities: list[Amount]

    @classmethod
    def of(cls, route: model.Route) -> "Route":
        return cls(
            origin=route.origin,
            transit=list(route.transit),
            destination=route.destination,
            seized_in=list(route.seized_in),
            reports=route.reports,
            commodities=[Amount.of(amount) for amount in route.commodities],
        )


@strawberry.type
class Bucket:
    start: date
    reports: int
    amounts: list[Amount]

    @classmethod
    def of(cls, bucket: model.Bucket) -> "Bucket":
        return cls(start=bucket.start, reports=bucket.reports, amounts=[Amount.of(amount) for amount in bucket.amounts])


@strawberry.type
class FacetValue:
    value: str
    reports: int


@strawberry.type
class Facet:
    by: str
    values: list[FacetValue]

    @classmethod
    def of(cls, facet: model.Facet) -> "Facet":
        return cls(by=facet.by, values=[FacetValue(value=value, reports=count) for value, count in facet.values])


@strawberry.type(
    description="Every figure with where it comes from: `basis` is the filter that reproduces it, as ReportFilter "
    "JSON, and asOf the moment."
)
class Figure:
    name: str
    value: float
    unit: str | None
    basis: JSON
    as_of: datetime


@strawberry.type
class PhaseReport:
    operation: Operation
    phase: Phase
    edition: str
    as_of: datetime
    figures: list[Figure]
    markdown: str

    @classmethod
    def of(cls, report: model.PhaseReport) -> "PhaseReport":
        return cls(
            operation=Operation.of(report.operation),
            phase=Phase.of(report.phase),
            edition=report.edition,
            as_of=report.as_of,
            figures=[
                Figure(
                    name=figure.name,
                    value=figure.value,
                    unit=figure.unit,
                    basis=JSON(figure.basis),
                    as_of=report.as_of,
                )
                for figure in report.figures
            ],
            markdown=report.markdown,
        )


@strawberry.type
class Read:
    at: datetime
    operation_name: str
    by: strawberry.Private[str]

    @strawberry.field
    async def agency(self, info: Info) -> Agency:
        return Agency.of(await info.context.visit.agency(self.by))


@strawberry.type
class ReadEdge:
    node: Read
    cursor: str


@strawberry.type
class ReadConnection:
    edges: list[ReadEdge]
    page_info: PageInfo
    total_count: int

    @classmethod
    def of(cls, page: model.Page[model.Read]) -> "ReadConnection":
        return cls(
            edges=[
                ReadEdge(node=Read(at=read.at, operation_name=read.operation_name, by=read.agency), cursor=cursor)
                for read, cursor in page.rows
            ],
            page_info=PageInfo.of(page),
            total_count=page.total,
        )


Hit = Annotated[Report | Entity, strawberry.union("Hit")]


@strawberry.type
class SearchEdge:
    node: Hit
    cursor: str
    score: float
    snippet: str | None


@strawberry.type
class SearchConnection:
    edges: list[SearchEdge]
    page_info: PageInfo
    total_count: int

    @classmethod
    async def of(cls, visit: Visit, page: model.Page[model.Hit]) -> "SearchConnection":
        found = await visit.reports.load_many([hit.report for hit, _ in page.rows if hit.report is not None])
        reports = {report.id: report for report in found if report is not None}
        edges = []
        for hit, cursor in page.rows:
            node = _node(hit, reports)
            if node is not None:
                edges.append(SearchEdge(node=node, cursor=cursor, score=hit.score, snippet=hit.snippet))
        return cls(edges=edges, page_info=PageInfo.of(page), total_count=page.total)


def _node(hit: model.Hit, reports: dict[str, model.Report]) -> Report | Entity | None:
    if hit.entity is not None:
        return Entity.of(hit.entity)
    report = reports.get(hit.report or "")
    return None if report is None else Report.of(report)
