"""The questions."""

from datetime import date
from typing import Annotated

import strawberry
from strawberry import UNSET

from graph import model as graph
from intel import model
from intel.api.answers import Bucket, Facet, PhaseReport, ReadConnection, Route, SearchConnection
from intel.api.community import Operation, Viewer
from intel.api.context import Info
from intel.api.entities import Entity, EntityConnection, Path, Subgraph
from intel.api.enums import EntityKind, Interval
from intel.api.inputs import EntityFilter, ReportFilter, filtered, given
from intel.api.permissions import PermissionConnection
from intel.api.probes import ProbeRequestConnection
from intel.api.reports import Report, ReportConnection, SimilarReport
from intel.exchange.session import Session


@strawberry.type
class Query:
    @strawberry.field
    async def viewer(self, info: Info) -> Viewer:
        return await Viewer.of(info.context.visit)

    @strawberry.field
    async def report(self, info: Info, id: strawberry.ID) -> Report | None:
        found = await info.context.visit.reports.load(id)
        return None if found is None else Report.of(found)

    @strawberry.field
    async def reports(
        self, info: Info, filter: ReportFilter | None = UNSET, first: int | None = 50, after: str | None = UNSET
    ) -> ReportConnection:
        size = 50 if first is None else first

        def ask(session: Session) -> model.Page[model.Report]:
            return session.reports(filtered(filter), size, given(after))

        return ReportConnection.of(await info.context.visit.ask(ask))

    @strawberry.field(description="Words in any order, over report texts and entity names; names also fuzzily.")
    async def search(
        self, info: Info, text: str, first: int | None = 20, after: str | None = UNSET
    ) -> SearchConnection:
        visit, size = info.context.visit, 20 if first is None else first
        return await SearchConnection.of(
            visit, await visit.ask(lambda session: session.search(text, size, given(after)))
        )

    @strawberry.field
    async def entity(self, info: Info, id: strawberry.ID) -> Entity | None:
        found = await info.context.visit.entities.load(id)
        return None if found is None else Entity.of(found)

    @strawberry.field
    async def entities(
        self, info: Info, filter: EntityFilter | None = UNSET, first: int | None = 50, after: str | None = UNSET
    ) -> EntityConnection:
        asked, size = filter or EntityFilter(), 50 if first is None else first
        least = 1 if asked.min_reports is None else asked.min_reports

        def ask(session: Session) -> model.Page[graph.Entity]:
            return session.entities(tuple(asked.kinds or ()), asked.label, least, size, given(after))

        return EntityConnection.of(await info.context.visit.ask(ask))

    @strawberry.field(
        description="What stands around an entity: entities that share a report with it, hop by hop, strongest first."
    )
    async def neighbours(
        self,
        info: Info,
        id: strawberry.ID,
        hops: int | None = 1,
        kinds: list[EntityKind] | None = UNSET,
        first: int | None = 100,
    ) -> Subgraph:
        far, size = 1 if hops is None else hops, 100 if first is None else first
        return Subgraph.of(
            await info.context.visit.ask(lambda session: session.neighbours(id, far, tuple(kinds or ()), size))
        )

    @strawberry.field(description="Shortest chains of shared reports between two entities.")
    async def paths(
        self,
        info: Info,
        from_: Annotated[strawberry.ID, strawberry.argument(name="from")],
        to: strawberry.ID,
        max_hops: int | None = 4,
        first: int | None = 10,
    ) -> list[Path]:
        far, size = 4 if max_hops is None else max_hops, 10 if first is None else first
        found = await info.context.visit.ask(lambda session: session.paths(from_, to, far, size))
        return [Path.of(path) for path in found]

    @strawberry.field(description="Origin, transit, destination with what moved on them.")
    async def routes(self, info: Info, filter: ReportFilter | None = UNSET, first: int | None = 50) -> list[Route]:
        size = 50 if first is None else first
        found = await info.context.visit.ask(lambda session: session.routes(filtered(filter), size))
        return [Route.of(route) for route in found]

    @strawberry.field
    async def timeline(
        self, info: Info, filter: ReportFilter | None = UNSET, interval: Interval = Interval.MONTH
    ) -> list[Bucket]:
        found = await info.context.visit.ask(lambda session: session.timeline(filtered(filter), interval))
        return [Bucket.of(bucket) for bucket in found]

    @strawberry.field
    async def facets(self, info: Info, *, filter: ReportFilter | None = UNSET, by: list[str]) -> list[Facet]:
        found = await info.context.visit.ask(lambda session: session.facets(filtered(filter), by))
        return [Facet.of(facet) for facet in found]

    @strawberry.field(
        description="Same way of working elsewhere: route, concealment, conveyance, commodity, with the reason for "
        "each."
    )
    async def similar(self, info: Info, report: strawberry.ID, first: int | None = 10) -> list[SimilarReport]:
        visit, size = info.context.visit, 10 if first is None else first
        return await SimilarReport.of(visit, await visit.ask(lambda session: session.similar(report, size)))

    @strawberry.field
    async def operations(self, info: Info) -> list[Operation]:
        return [Operation.of(operation) for operation in await info.context.visit.operations()]

    @strawberry.field
    async def operation(self, info: Info, code: str) -> Operation | None:
        found = await info.context.visit.operation(code)
        return None if found is None else Operation.of(found)

    @strawberry.field
    async def phase_report(self, info: Info, operation: str, phase: str, edition: str = "participants") -> PhaseReport:
        return PhaseReport.of(
            await info.context.visit.ask(lambda session: session.phase_report(operation, phase, edition))
        )

    @strawberry.field(description="Who read my report: for its originator.")
    async def readers(
        self, info: Info, report: strawberry.ID, first: int | None = 50, after: str | None = UNSET
    ) -> ReadConnection:
        size = 50 if first is None else first
        return ReadConnection.of(
            await info.context.visit.ask(lambda session: session.readers(report, size, given(after)))
        )

    @strawberry.field(
        description="Your agency's own reports whose review date is `by` (today) or before, longest due first."
    )
    async def review_due(
        self, info: Info, by: date | None = UNSET, first: int | None = 50, after: str | None = UNSET
    ) -> ReportConnection:
        size = 50 if first is None else first

        def ask(session: Session) -> model.Page[model.Report]:
            return session.review_due(given(by), size, given(after))

        return ReportConnection.of(await info.context.visit.ask(ask))

    @strawberry.field(description="What other agencies probed for and yours holds: for the originator to decide.")
    async def probe_requests(
        self, info: Info, first: int | None = 50, after: str | None = UNSET
    ) -> ProbeRequestConnection:
        size = 50 if first is None else first
        return ProbeRequestConnection.of(
            await info.context.visit.ask(lambda session: session.probe_requests(size, given(after)))
        )

    @strawberry.field(
        description="Permissions for reports under originator control: those that your agency asked for, and those "
        "that it was asked for."
    )
    async def permissions(self, info: Info, first: int | None = 50, after: str | None = UNSET) -> PermissionConnection:
        size = 50 if first is None else first
        return PermissionConnection.of(
            await info.context.visit.ask(lambda session: session.permissions(size, given(after)))
        )
