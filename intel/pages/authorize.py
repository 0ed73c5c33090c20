"""A tool asks for a person's access: the person signs in, sees who asks for what, and allows it or not.

Whoever is not signed in is asked to sign in first, whatever the request says: so it tells nobody which tools there are.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated
from urllib.parse import quote, urlencode, urlsplit

from authlib.oauth2 import OAuth2Error
from authlib.oidc.core.errors import ConsentRequiredError, LoginRequiredError
from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from intel.api.edge import CONTENT_POLICY
from intel.errors import NotFound
from intel.identity import browser
from intel.identity.issuer import redirects, scopes, wire
from intel.identity.issuer.address import issuer_of
from intel.identity.issuer.code import CodeGrant
from intel.identity.issuer.person import Person
from intel.identity.issuer.server import PATHS, Server
from intel.pages.desk import Desk
from intel.pages.guard import HEADERS, require_same_origin
from intel.pages.route import PageRoute

PATH = PATHS["authorization_endpoint"]
UNANSWERABLE = (
    "The tool that sent you here is not known to your agency, or asks in a way that is not understood. "
    "Nothing was given to it. Tell your administrator which tool it was."
)


def make_router(desk: Desk) -> APIRouter:
    router = APIRouter(route_class=PageRoute.of(desk), include_in_schema=False)
    exchange = desk.exchange

    def server_for(request: Request) -> Server:
        issuer = issuer_of(exchange.settings, request)
        if issuer is None:
            raise NotFound("no such page")
        return Server(exchange, issuer, lambda who: None)

    async def posted(request: Request) -> Mapping[str, str] | OAuth2Error:
        require_same_origin(request)
        try:
            return await wire.form(request)
        except OAuth2Error as error:
            return error

    @router.get(PATH)
    def ask(request: Request) -> Response:
        server = server_for(request)
        try:
            given = wire.parameters(request.url.query)
        except OAuth2Error:
            return _unanswerable(desk, request)
        person = _person(desk, request)
        if person is None and request.headers.get("sec-fetch-site") == "cross-site":
            return desk.page(request, "onward.html", None, to=f"{PATH}?{urlencode(given)}")
        if person is None and given.get("prompt") != "none":
            return _sign_in(given)
        if person is not None and _too_long_ago(given, person, server.now):
            return _sign_in({name: value for name, value in given.items() if name not in ("prompt", "max_age")})
        asked = server.asked("GET", given, request.headers)
        try:
            grant = _consent(server, asked, person)
            if given.get("prompt") == "none":
                raise ConsentRequiredError(redirect_uri=grant.redirect_uri)
        except OAuth2Error as error:
            return _refused(desk, request, server, asked, error)
        return _page(desk, request, grant, given)

    @router.post(PATH)
    def decide(request: Request, form: Annotated[Mapping[str, str] | OAuth2Error, Depends(posted)]) -> Response:
        server, person = server_for(request), _person(desk, request)
        if isinstance(form, OAuth2Error):
            return _unanswerable(desk, request)
        given = {name: value for name, value in form.items() if name != "decision"}
        if person is None:
            return _sign_in(given)
        asked = server.asked("POST", given, request.headers)
        try:
            grant = _consent(server, asked, person)
        except OAuth2Error as error:
            return _refused(desk, request, server, asked, error)
        allowed = form.get("decision") == "allow"
        answer: Response = server.create_authorization_response(asked, person if allowed else None, grant)
        return answer

    return router


def _person(desk: Desk, request: Request) -> Person | None:
    """Who signed in. One who did so with a token grants nothing for longer than that lives: it was lent for a time."""
    signed = browser.session_of(desk.exchange, request)
    reader = None if signed is None else browser.reader_of(desk.exchange, signed)
    if signed is None or reader is None:
        return None
    until = None if signed.amr else signed.expires
    return Person(reader.agency, reader.name, reader.roles, signed.created, signed.amr, until)


def _consent(server: Server, asked: wire.Asked, person: Person | None) -> CodeGrant:
    """Raises `OAuth2Error`: with the client's address where the error may go there."""
    if asked.form.get("request") or asked.form.get("request_uri"):
        raise OAuth2Error(error="request_not_supported", redirect_uri=server.known_redirect(asked))
    if asked.form.get("response_mode", "query") != "query":
        raise OAuth2Error(error="invalid_request", redirect_uri=server.known_redirect(asked))
    grant: CodeGrant = server.get_consent_grant(asked, person)
    if person is None:
        raise LoginRequiredError(redirect_uri=grant.redirect_uri)
    if asked.client.client.agency != person.agency:
        raise OAuth2Error(error="invalid_request")
    return grant


def _refused(desk: Desk, request: Request, server: Server, asked: wire.Asked, error: OAuth2Error) -> Response:
    if not error.redirect_uri:
        return _unanswerable(desk, request)
    error.state = asked.payload.state
    answer: Response = server.handle_error_response(asked, error)
    return answer


def _unanswerable(desk: Desk, request: Request) -> Response:
    reader = desk.reader(request)
    return desk.page(request, "problem.html", reader, 400, title="This cannot be answered", problem=UNANSWERABLE)


def _sign_in(given: Mapping[str, str]) -> Response:
    return RedirectResponse(f"/sign-in?next={quote(f'{PATH}?{urlencode(given)}')}", 303, HEADERS)


def _too_long_ago(given: Mapping[str, str], person: Person, now: datetime) -> bool:
    """Does the tool want the person to sign in anew?"""
    if "login" in given.get("prompt", "").split():
        return True
    longest = given.get("max_age", "")
    if not (longest.isascii() and longest.isdigit()):
        return False
    return now - person.signed_in > timedelta(seconds=min(int(longest), 10**9))


def _page(desk: Desk, request: Request, grant: CodeGrant, given: Mapping[str, str]) -> Response:
    """The form leads to the tool's address, which the policy must therefore name."""
    client, person = grant.request.client.client, grant.request.user
    lasting = scopes.OFFLINE in (grant.request.scope or "").split()
    end = desk.exchange.clock() + timedelta(seconds=desk.exchange.settings.grant_seconds)
    page = desk.page(
        request,
        "authorize.html",
        desk.reader(request),
        tool=client.name,
        roles=sorted(grant.roles),
        until=min(filter(None, (end, person.until))).astimezone(UTC) if lasting else None,
        minutes=desk.exchange.settings.access_seconds // 60,
        goes_to=urlsplit(grant.redirect_uri).netloc or urlsplit(grant.redirect_uri).scheme,
        given=sorted(given.items()),
        path=PATH,
    )
    target = f"form-action 'self' {redirects.source(grant.redirect_uri)}"
    page.headers["Content-Security-Policy"] = CONTENT_POLICY.replace("form-action 'self'", target)
    return page
