"""A report and what hangs on it, as GraphQL types. Relations go through the visit's loaders."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry.scalars import JSON

from intel import handling, model
from intel.api.community import Agency, Operation
from intel.api.connections import PageInfo, page_size
from intel.api.context import Info
from intel.api.enums import Precedence, ReportKind, ReportStatus, Tlp
from intel.api.visit import Visit

if TYPE_CHECKING:
    from intel.api.entities import Mention

LINKS = 20
"""Default of `linked(first:)`."""


@strawberry.type
class Handling:
    tlp: Tlp
    release_to: list[str]
    nominal_to: list[str]
    originator_control: bool
    discoverable: bool
    source: str
    information: int
    review_on: date | None

    @classmethod
    def of(cls, stated: handling.Handling) -> "Handling":
        return cls(
            tlp=stated.tlp,
            release_to=list(stated.release_to),
            nominal_to=list(stated.nominal),
            originator_control=stated.originator_control,
            discoverable=stated.discoverable,
            source=stated.source,
            information=stated.information,
            review_on=stated.review_on,
        )


@strawberry.type
class Acknowledgement:
    at: datetime
    by: strawberry.Private[str]

    @strawberry.field
    async def agency(self, info: Info) -> Agency:
        return Agency.of(await info.context.visit.agency(self.by))


@strawberry.type(description="A file that came with a report; `GET /attachments/{id}` gives it.")
class Attachment:
    id: strawberry.ID
    name: str
    media_type: str
    bytes: int


@strawberry.type
class Report:
    report: strawberry.Private[model.Report]
    id: strawberry.ID
    ref: str | None
    version: int
    kind: ReportKind
    status: ReportStatus
    precedence: Precedence
    submitted_at: datetime
    published: date | None
    text: str
    extraction: JSON = strawberry.field(description="extraction.md, less what this reader may not see")
    tlp: Tlp = strawberry.field(description="How it must be handled: told to every reader.")
    originator_control: bool
    source: str
    information: int
    due: datetime | None

    @strawberry.field
    async def originator(self, info: Info) -> Agency:
        return Agency.of(await info.context.visit.agency(self.report.originator))

    @strawberry.field
    async def operation(self, info: Info) -> Operation | None:
        if self.report.operation is None:
            return None
        found = await info.context.visit.operation(self.report.operation)
        return None if found is None else Operation.of(found)

    @strawberry.field(
        description="Who else has it: null to everyone but the originator and the readers whom release_to names, "
        "themselves or through an operation"
    )
    def handling(self) -> Handling | None:
        return None if self.report.handling is None else Handling.of(self.report.handling)

    @strawberry.field
    async def entities(self, info: Info) -> list[Annotated["Mention", strawberry.lazy("intel.api.entities")]]:
        from intel.api.entities import Mention

        return [Mention.of(mention) for mention in await info.context.visit.mentions.load(self.id)]

    @strawberry.field
    async def in_reply_to(self, info: Info) -> "Report | None":
        if self.report.in_reply_to is None:
            return None
        found = await info.context.visit.reports.load(self.report.in_reply_to)
        return None if found is None else Report.of(found)

    @strawberry.field
    async def replies(self, info: Info) -> list["Report"]:
        return await reports_of_ids(info.context.visit, await info.context.visit.replies.load(self.id))

    @strawberry.field
    async def acknowledgements(self, info: Info) -> list[Acknowledgement]:
        given = await info.context.visit.acknowledgements.load(self.id)
        return [Acknowledgement(at=one.at, by=one.agency) for one in given]

    @strawberry.field(description="Reports that share an identifier with this one, or tell the same event.")
    async def linked(self, info: Info, first: int | None = LINKS) -> list["Link"]:
        visit = info.context.visit
        links = (await visit.links.load(self.id))[: page_size(first, LINKS, visit.page_limit)]
        return [
            Link(report=report, because=list(link.because), score=link.score)
            for link, report in await opened(visit, links)
        ]

    @strawberry.field(description="For the readers of the report's nominal facts; to others there is none.")
    async def attachments(self, info: Info) -> list[Attachment]:
        return [
            Attachment(id=strawberry.ID(one.id), name=one.name, media_type=one.media_type, bytes=one.bytes)
            for one in await info.context.visit.attachments.load(self.id)
        ]

    @strawberry.field(description="Superseded versions, oldest first: for the originator alone; to others, none.")
    async def versions(self, info: Info) -> list["Report"]:
        return [Report.of(version) for version in await info.context.visit.versions.load(self.id)]

    @classmethod
    def of(cls, report: model.Report) -> "Report":
        return cls(
            report=report,
            id=strawberry.ID(report.id),
            ref=report.ref,
            version=report.version,
            kind=report.kind,
            status=report.status,
            precedence=report.precedence,
            submitted_at=report.submitted_at,
            published=report.published,
            text=report.text,
            extraction=JSON(report.extraction),
            tlp=report.tlp,
            originator_control=report.originator_control,
            source=report.source,
            information=report.information,
            due=report.due,
        )


@strawberry.type
class Link:
    report: Report
    because: list[str]
    score: float


@strawberry.type
class SimilarReport:
    report: Report
    score: float
    because: list[str]

    @classmethod
    async def of(cls, visit: Visit, links: Sequence[model.Link]) -> "list[SimilarReport]":
        return [
            cls(report=report, score=link.score, because=list(link.because))
            for link, report in await opened(visit, links)
        ]


@strawberry.type
class ReportEdge:
    node: Report
    cursor: str


@strawberry.type
class ReportConnection:
    edges: list[ReportEdge]
    page_info: PageInfo
    total_count: int

    @classmethod
    def of(cls, page: model.Page[model.Report]) -> "ReportConnection":
        return cls(
            edges=[ReportEdge(node=Report.of(report), cursor=cursor) for report, cursor in page.rows],
            page_info=PageInfo.of(page),
            total_count=page.total,
        )


async def reports_of_ids(visit: Visit, ids: Sequence[str]) -> list[Report]:
    """The visible ones of these reports, in this order."""
    return [Report.of(found) for found in await visit.reports.load_many(list(ids)) if found is not None]


async def opened(visit: Visit, links: Sequence[model.Link]) -> list[tuple[model.Link, Report]]:
    """Each link with its report, read together."""
    found = await visit.reports.load_many([link.report for link in links])
    return [(link, Report.of(report)) for link, report in zip(links, found, strict=True) if report is not None]
