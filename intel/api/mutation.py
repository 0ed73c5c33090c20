"""What changes something, and the parser's reading, which changes nothing."""

from datetime import date

import strawberry
from strawberry import UNSET
from strawberry.scalars import JSON

from intel.api.answers import ProbeAnswer, ProbeRequest
from intel.api.context import Info
from intel.api.inputs import HandlingInput, SubmitInput, facts, given
from intel.api.reports import Report
from intel.errors import Unavailable


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

    @strawberry.mutation(description="Hit or no hit. Not built yet: answers UNAVAILABLE.")
    def probe(self, scheme: str, value: str, purpose: str) -> ProbeAnswer:
        raise Unavailable("hit/no-hit probes are not built yet")

    @strawberry.mutation(description="Grant or decline a probe's request. Not built yet: answers UNAVAILABLE.")
    def decide_probe(self, request: strawberry.ID, grant: bool, reason: str | None = UNSET) -> ProbeRequest:
        raise Unavailable("hit/no-hit probes are not built yet")
