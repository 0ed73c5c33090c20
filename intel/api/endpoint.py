"""`POST /graphql`: the token first, then the body, then the operation; `GET` gives a browser GraphiQL."""

import orjson
from fastapi import APIRouter, Request, Response
from starlette.responses import StreamingResponse
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.execution import ExecutionResult, PreExecutionError
from strawberry.types.graphql import OperationType

from intel.api import requests, sse
from intel.api.context import Context
from intel.api.door import Door
from intel.api.errors import body
from intel.api.graphiql import page
from intel.api.listed import Listed
from intel.api.rate import TooMany
from intel.api.requests import Asked
from intel.api.results import written
from intel.api.schema import Schema
from intel.errors import Invalid, NagaError, Unauthenticated
from intel.http_errors import status_for
from intel.identity.admission import bearer

ONE_ANSWER = (OperationType.QUERY, OperationType.MUTATION)


def make_router(schema: Schema, door: Door, listed: Listed) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.post("/graphql")
    async def graphql(request: Request) -> Response:
        try:
            admission = await door.admit(bearer(request.headers))
            door.rate.spend(admission.token)
            asked = listed.resolve(await requests.read(request))
            context = Context(door, admission, purpose=requests.purpose(request))
            if requests.accepts(request, requests.STREAM):
                return StreamingResponse(sse.events(schema, asked, context), headers=sse.HEADERS)
            result = await answer(schema, asked, context)
        except NagaError as refusal:
            return refused(refusal)
        return _response(request, result)

    @router.get("/graphql")
    async def browser(request: Request) -> Response:
        if requests.accepts(request, "text/html"):
            return page()
        return refused(Invalid("a query is sent by POST"), 405, {"Allow": "POST"})

    return router


async def answer(schema: Schema, asked: Asked, context: Context) -> ExecutionResult:
    """The result of a query or mutation. Raises `Invalid` where the document has no such operation."""
    try:
        return await schema.execute(
            asked.query,
            variable_values=asked.variables,
            context_value=context,
            operation_name=asked.operation_name,
            operation_extensions=asked.extensions,
            allowed_operation_types=ONE_ANSWER,
        )
    except CannotGetOperationTypeError as error:
        raise Invalid("the query has no operation of that name", "operationName") from error
    except InvalidOperationTypeError as error:
        raise Invalid(f"a subscription needs Accept: {requests.STREAM}, or a websocket", "query") from error


def refused(refusal: NagaError, status: int | None = None, headers: dict[str, str] | None = None) -> Response:
    """A refusal of the whole request."""
    asks = {"WWW-Authenticate": "Bearer"} if isinstance(refusal, Unauthenticated) else {}
    if isinstance(refusal, TooMany):
        status, asks = 429, {"Retry-After": str(refusal.after)}
    if isinstance(refusal, requests.UnsupportedType):
        status = 415
    return Response(
        orjson.dumps(body(refusal)),
        status_code=status or status_for(refusal),
        media_type=requests.JSON,
        headers={**asks, **(headers or {})},
    )


def _response(request: Request, result: ExecutionResult) -> Response:
    if not requests.accepts(request, requests.RESPONSE):
        return Response(orjson.dumps(written(result)), media_type=requests.JSON)
    status = 400 if isinstance(result, PreExecutionError) else 200
    return Response(orjson.dumps(written(result)), status_code=status, media_type=requests.RESPONSE)
