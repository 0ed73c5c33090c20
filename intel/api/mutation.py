"""What changes something, and the parser's reading, which changes nothing."""

from datetime import date

import strawberry
from strawberry import UNSET
from strawberry.scalars import JSON

from intel.api.context import Info
from intel.api.enums import Use
from intel.api.inputs import HandlingInput, SubmitInput, facts, given
from intel.api.permissions import Permission
from intel.api.probes import ProbeAnswer, ProbeRequest
from intel.api.reports import Report


@strawberry.type
class Mutation:
    @strawberry.mutation(description="What the parser sees; nothing is stored.")
    async def extract(self, info: Info, text: str, published: date | None = UNSET) -> JSON:
        return JSON(await info.context.visit.ask(lambda session: session.extract(text, given(published))))

    @strawberry.mutation
    async def submit(self, info: Info, input: SubmitInput) -> Report:
        submission = input.to_model()
        return Report.of(await info.context.visit.ask(lambda session: session.submit(submission), "input"))

    @strawberry.mutation(
        description="A new version; the old one stays, superseded. `extraction` overrides the parser where the author "
        "knows better."
    )
    async def correct(
        self, info: Info, id: strawberry.ID, text: str | None = UNSET, extraction: JSON | None = UNSET
    ) -> Report:
        own = facts(extraction, "extraction")
        return Report.of(await info.context.visit.ask(lambda session: session.correct(id, given(text), own)))

    @strawberry.mutation
    async def set_handling(self, info: Info, id: strawberry.ID, handling: HandlingInput) -> Report:
        stated = handling.to_model()
        return Report.of(await info.context.visit.ask(lambda session: session.set_handling(id, stated)))

    @strawberry.mutation
    async def withdraw(self, info: Info, id: strawberry.ID, reason: str) -> Report:
        return Report.of(await info.context.visit.ask(lambda session: session.withdraw(id, reason)))

    @strawberry.mutation
    async def acknowledge(self, info: Info, id: strawberry.ID) -> Report:
        return Report.of(await info.context.visit.ask(lambda session: session.acknowledge(id)))

    @strawberry.mutation(
        description="Hit or no hit: does a discoverable report that you may not read hold this value? It needs a "
        "purpose, and costs one of the day's budget of your agency."
    )
    async def probe(self, info: Info, scheme: str, value: str, purpose: str) -> ProbeAnswer:
        return ProbeAnswer.of(await info.context.visit.ask(lambda session: session.probe(scheme, value, purpose)))

    @strawberry.mutation(description="Grant or decline a probe's request: for the originator of what was hit.")
    async def decide_probe(
        self, info: Info, request: strawberry.ID, grant: bool, reason: str | None = UNSET
    ) -> ProbeRequest:
        decided = await info.context.visit.ask(lambda session: session.decide_probe(request, grant, given(reason)))
        return ProbeRequest.of(decided)

    @strawberry.mutation(description="Ask the originator of a report under originator control to use it so.")
    async def ask_permission(self, info: Info, report: strawberry.ID, use: Use, purpose: str) -> Permission:
        return Permission.of(await info.context.visit.ask(lambda session: session.ask_permission(report, use, purpose)))

    @strawberry.mutation(description="Give or decline a permission: for the report's originator, now and later.")
    async def decide_permission(self, info: Info, id: strawberry.ID, grant: bool) -> Permission:
        return Permission.of(await info.context.visit.ask(lambda session: session.decide_permission(id, grant)))
