"""The application: GraphQL, GraphiQL, health, and pages beside them, behind one edge."""

from collections.abc import Callable, Sequence

import anyio
import orjson
from fastapi import APIRouter, FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from strawberry.extensions import SchemaExtension

from intel.api import graphiql, watching
from intel.api.door import Door
from intel.api.edge import BodyLimit, Mask, SecurityHeaders
from intel.api.endpoint import make_router, refused
from intel.api.limits import QueryLimits, WithinLimits
from intel.api.listed import Listed, OnlyListed
from intel.api.rate import Rate
from intel.api.schema import build_schema
from intel.api.visits import Visits
from intel.api.websocket import Socket
from intel.errors import Invalid, Limit, NagaError, NotFound
from intel.exchange.exchange import Exchange
from intel.identity.admission import BUILT_IN
from intel.identity.issuer import routes as issuer

THREADS = 20
"""Sessions that may work at the same time in one process; the others wait their turn."""


def create_app(exchange: Exchange, pages: Sequence[APIRouter] = ()) -> FastAPI:
    """What one process serves over this exchange, which stays the caller's to close; `pages` are mounted beside it."""
    settings = exchange.settings
    limits = QueryLimits(
        depth=settings.query_depth,
        aliases=settings.query_aliases,
        tokens=settings.query_tokens,
        fields=settings.query_fields,
        cost=settings.query_cost,
    )
    listed = Listed.read(settings.queries, only=settings.queries_only)
    extensions: list[Callable[[], SchemaExtension]] = [lambda: OnlyListed(listed), lambda: WithinLimits(limits), Visits]
    schema = build_schema(extensions, introspection=settings.introspection)
    door = Door(exchange, anyio.CapacityLimiter(THREADS), Rate(settings.rate))
    app = FastAPI(
        title="Naga",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(Mask),
            Middleware(BodyLimit, limit=settings.body_limit, forms={"/submit": settings.upload_limit}),
        ],
        exception_handlers={HTTPException: _http_error, NagaError: _refusal},
    )
    app.include_router(make_router(schema, door, listed))
    app.router.routes.append(WebSocketRoute("/graphql", Socket(schema, door)))
    app.include_router(watching.make_router(door))
    app.include_router(graphiql.router)
    if settings.issuer == BUILT_IN:
        app.include_router(issuer.make_router(exchange, door.off, Rate(settings.token_rate, "NAGA_TOKEN_RATE").spend))
    for router in pages:
        app.include_router(router)

    @app.get("/healthz")
    async def healthz() -> Response:
        """200 where the ledger answers; needs no token and tells nothing else."""
        await door.position()
        return Response(orjson.dumps({"status": "ok"}), media_type="application/json")

    return app


async def _http_error(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    told: dict[int, NagaError] = {404: NotFound("no such page"), 413: Limit("the request is too large")}
    return refused(told.get(status, Invalid("the request cannot be understood")), status)


async def _refusal(_request: Request, error: Exception) -> Response:
    if not isinstance(error, NagaError):
        raise error
    return refused(error)
