"""`GET /logs/LOG/…`: checkpoints and proofs for those who keep watch, in the form that `deploy/verify_log.py` reads."""

from collections.abc import Callable
from typing import Any

import orjson
from fastapi import APIRouter, Request, Response

from intel.api.door import Door
from intel.api.endpoint import refused
from intel.errors import Invalid, NagaError
from intel.exchange.session import Session
from intel.identity.admission import bearer

_LARGEST = 2**53


def make_router(door: Door) -> APIRouter:
    """Each needs a bearer token with the role `auditor`, and is in the trail itself."""
    router = APIRouter(include_in_schema=False)

    async def answer(request: Request, question: Callable[[Session], dict[str, Any]]) -> Response:
        try:
            admission = await door.admit(bearer(request.headers))
            door.rate.spend(admission.token)
            visit = await door.enter(admission.reader, "Watch")
            refusal: NagaError | None = None
            try:
                told = await visit.ask(question)
            except NagaError as error:
                refusal = error
                raise
            finally:
                await visit.leave(refusal)
        except NagaError as error:
            return refused(error)
        return Response(orjson.dumps(told), media_type="application/json")

    @router.get("/logs/{log}/checkpoint")
    async def checkpoint(request: Request, log: str) -> Response:
        return await answer(request, lambda session: session.checkpoint(log))

    @router.get("/logs/{log}/growth/{earlier}")
    async def growth(request: Request, log: str, earlier: str) -> Response:
        return await answer(request, lambda session: session.growth(log, _number(earlier)))

    @router.get("/logs/{log}/entries/{entry}")
    async def entry(request: Request, log: str, entry: str) -> Response:
        return await answer(request, lambda session: session.entry_proof(log, _number(entry)))

    return router


def _number(digits: str) -> int:
    if not (digits.isascii() and digits.isdigit() and len(digits) < 17 and int(digits) < _LARGEST):
        raise Invalid("a number of entries", "entry")
    return int(digits)
