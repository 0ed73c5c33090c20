"""The issuer's endpoints for programs: token, revoke, userinfo, keys, discovery. A person's is `intel.pages.authorize`.

Nothing answers under a name that is not this server's own: 404, as if none of it were there.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from authlib.oauth2 import OAuth2Error
from fastapi import APIRouter, Request
from starlette.responses import Response

from intel.errors import Limit, NagaError, NotFound, Unauthenticated
from intel.exchange.exchange import Exchange
from intel.http_errors import status_for
from intel.identity.admission import Admission, admit, bearer
from intel.identity.issuer import id_token, scopes, wire
from intel.identity.issuer.address import issuer_of, stated
from intel.identity.issuer.discovery import key_set, metadata
from intel.identity.issuer.server import PATHS, Server, Spend

Off = Callable[[Callable[[], Any]], Awaitable[Any]]
"""Runs work that blocks, in a worker thread."""
MINUTES = {"Cache-Control": "public, max-age=300"}
"""For what changes rarely: shorter than an old key verifies after another took its place."""


def make_router(exchange: Exchange, off: Off, spend: Spend) -> APIRouter:
    """Raises `Invalid` where the address of the settings can be no issuer's."""
    if exchange.settings.address:
        stated(exchange.settings)
    router = APIRouter(include_in_schema=False)

    def issuer(request: Request) -> str:
        named = issuer_of(exchange.settings, request)
        if named is None:
            raise NotFound("no such page")
        return named

    async def asked(request: Request, work: Callable[[Server, wire.Asked], Response]) -> Response:
        """The answer of the server, or its error: RFC 6749, 5.2."""
        server = Server(exchange, issuer(request), spend)
        try:
            parameters = await wire.form(request)
            answer: Response = await off(lambda: work(server, server.asked("POST", parameters, request.headers)))
            return answer
        except OAuth2Error as error:
            return server.handle_response(error.status_code, dict(error.get_body()), [])
        except NagaError as error:
            return _not_now(error)

    @router.post(PATHS["token_endpoint"])
    async def token(request: Request) -> Response:
        return await asked(request, lambda server, given: server.create_token_response(given))

    @router.post(PATHS["revocation_endpoint"])
    async def revoke(request: Request) -> Response:
        return await asked(request, _revoked)

    @router.get(PATHS["userinfo_endpoint"])
    @router.post(PATHS["userinfo_endpoint"])
    async def userinfo(request: Request) -> Response:
        issuer(request)
        try:
            admission: Admission = await off(lambda: admit(exchange, bearer(request.headers)))
        except Unauthenticated:
            return _challenge(401, "invalid_token")
        if scopes.OPENID not in admission.claims.scope:
            return _challenge(403, "insufficient_scope")
        reader, claims = admission.reader, admission.claims
        subject = f"{reader.agency}/{reader.name}"
        about = id_token.claims(subject, reader.agency, reader.name, reader.roles, " ".join(claims.scope))
        return wire.answer(200, about, [], "")

    @router.get(PATHS["jwks_uri"])
    async def keys(request: Request) -> Response:
        issuer(request)
        found = await off(lambda: key_set(exchange.keyring.issuers.verifying(exchange.clock())))
        return _public(found)

    @router.get("/.well-known/openid-configuration")
    @router.get("/.well-known/oauth-authorization-server")
    async def discovery(request: Request) -> Response:
        return _public(metadata(issuer(request)))

    return router


def _revoked(server: Server, given: wire.Asked) -> Response:
    """A client that did not sign and is not known gets the answer that a known one gets for what is no token."""
    answer: Response = server.create_endpoint_response("revocation", given)
    unsigned = given.form.get("client_assertion") is None and "authorization" not in given.headers
    if answer.status_code == 401 and unsigned and given.form.get("token") and given.payload.client_id:
        return server.handle_response(200, {}, [])
    return answer


def _public(found: dict[str, Any]) -> Response:
    answer = wire.answer(200, found, [], "")
    answer.headers.update(MINUTES)
    del answer.headers["Pragma"]
    return answer


def _challenge(status: int, error: str) -> Response:
    """RFC 6750, 3."""
    answer = wire.answer(status, {"error": error}, [], "")
    answer.headers["WWW-Authenticate"] = f'Bearer error="{error}"'
    return answer


def _not_now(error: NagaError) -> Response:
    if isinstance(error, NotFound):
        raise error
    status = 429 if isinstance(error, Limit) else status_for(error)
    answer = wire.answer(status, {"error": "temporarily_unavailable"}, [], "")
    if isinstance(error, Limit):
        answer.headers["Retry-After"] = str(getattr(error, "after", 60))
    return answer
