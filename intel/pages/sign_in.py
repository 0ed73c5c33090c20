"""Sign in: with a password and a code, with a passkey, or with a token. Sign out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from intel.api.rate import Rate
from intel.errors import Limit, Unauthenticated
from intel.identity import browser, devices, passkeys, signing_in
from intel.identity.admission import BUILT_IN, admit
from intel.identity.devices import Device
from intel.identity.lockout import network_of
from intel.identity.sessions import Signed
from intel.identity.signing_in import Attempt, SignedIn
from intel.identity.tokens import REFUSAL
from intel.pages import asking
from intel.pages.desk import Desk, local, start_of
from intel.pages.draft import Draft
from intel.pages.forms import Form, form_within, last
from intel.pages.guard import HEADERS
from intel.pages.route import PageRoute
from intel.pages.submit import show_draft


def make_router(desk: Desk) -> APIRouter:
    """`/`, `/sign-in`, `/sign-out`."""
    router = APIRouter(route_class=PageRoute.of(desk), include_in_schema=False)
    exchange = desk.exchange
    form = form_within(exchange.settings.text_limit)  # it may carry a draft
    rate = Rate(exchange.settings.sign_in_rate)

    @router.get("/")
    def start(request: Request) -> Response:
        reader = desk.reader(request)
        return RedirectResponse("/sign-in" if reader is None else start_of(reader.roles), 303, HEADERS)

    @router.get("/sign-in")
    def ask(request: Request, next: str = "/") -> Response:
        return asking.show(desk, request, local(next))

    @router.post("/sign-in")
    def sign_in(request: Request, form: Annotated[Form, Depends(form)]) -> Response:
        next = local(last(form, "next") or "/")
        carried = Draft.from_form(form) if "text" in form else None
        try:
            rate.spend(network_of(request.client.host if request.client else None))
            value, signed, device = _signed_in(desk, request, form)
        except (Unauthenticated, Limit) as refusal:
            return asking.show(desk, request, next, carried, refusal=refusal, form=form)
        reader = browser.reader_of(exchange, signed)
        if reader is None:
            return asking.show(desk, request, next, carried, refusal=Unauthenticated(signing_in.REFUSAL), form=form)
        response: Response = (
            show_draft(desk, request, reader, carried)
            if carried
            else RedirectResponse(next if next != "/" else start_of(reader.roles), 303, HEADERS)
        )
        browser.keep(exchange, request, response, value, signed)
        if device is not None:
            keep_device(request, response, device)
        return response

    @router.post("/sign-out")
    def sign_out(request: Request, form: Annotated[Form, Depends(form)]) -> Response:
        response = RedirectResponse("/sign-in", 303, HEADERS)
        browser.end(exchange, request, response)
        return response

    return router


def keep_device(request: Request, response: Response, device: str) -> None:
    """Remember that this person signed in here."""
    name = browser.cookie_name(request, devices.COOKIE)
    browser.set_cookie(request, response, name, device, int(devices.LIFETIME.total_seconds()))


def device_of(request: Request) -> str | None:
    return request.cookies.get(browser.cookie_name(request, devices.COOKIE))


def _signed_in(desk: Desk, request: Request, form: Form) -> tuple[str, Signed, str | None]:
    """The session's cookie, the session, the device's cookie. Raises `Unauthenticated`, `Limit`."""
    exchange = desk.exchange
    if "token" in form:
        token = last(form, "token").strip().removeprefix("Bearer ").strip()
        admitted = admit(exchange, token)
        if admitted.claims.client is not None:  # what a tool was given is for the API: no pages, no consents
            raise Unauthenticated(REFUSAL)
        value, signed = browser.open_by_token(exchange, request, admitted)
        return value, signed, None
    if exchange.settings.issuer != BUILT_IN:
        raise Unauthenticated("sign in with a token of your organisation's provider")
    done = _by_passkey(desk, request, form) if "answer" in form else _by_password(desk, request, form)
    return done.value, done.signed, done.device


def _by_password(desk: Desk, request: Request, form: Form) -> SignedIn:
    attempt = Attempt(
        agency=last(form, "agency"),
        name=last(form, "name"),
        password=last(form, "password"),
        code=last(form, "code"),
        network=network_of(request.client.host if request.client else None),
        device=device_of(request),
        before=browser.cookie_value(request),
    )
    return signing_in.by_password(desk.exchange, attempt)


def _by_passkey(desk: Desk, request: Request, form: Form) -> SignedIn:
    exchange = desk.exchange
    site = passkeys.site_of(exchange.settings, str(request.base_url))
    visit = request.cookies.get(browser.cookie_name(request, asking.VISIT))
    if site is None or not visit:
        raise Unauthenticated(passkeys.REFUSAL)
    known = Device(exchange.keyring, device_of(request), exchange.clock())
    challenge, answer = last(form, "challenge"), last(form, "answer")
    return passkeys.sign_in(exchange, site, visit, challenge, answer, known, browser.cookie_value(request))
