"""The page that asks to sign in: shown at `/sign-in`, and in place of a page whose draft must not be lost."""

import secrets

from fastapi import Request
from starlette.responses import Response

from intel.api.rate import TooMany
from intel.errors import Limit, Unauthenticated
from intel.identity import browser, passkeys
from intel.identity.admission import BUILT_IN
from intel.identity.attempts import TooSoon
from intel.pages.desk import Desk
from intel.pages.draft import Draft
from intel.pages.forms import Form, last

VISIT = "naga-visit"
"""Cookie of a browser that looks at the page and has no session yet: a passkey's challenge is bound to it."""
VISIT_SECONDS = 3600
NO_TOKEN = "This token is not valid, or no longer."  # noqa: S105 - what is told, no secret


def show(
    desk: Desk, request: Request, next: str, carried: Draft | None = None, *, status: int = 200,
    refusal: Exception | None = None, form: Form | None = None,
) -> Response:  # fmt: skip
    """The page; what was typed stands in it still, but for secrets."""
    typed = {name: last(form or {}, name) for name in ("agency", "name")}
    way = "token" if form and "token" in form else "passkey" if form and "answer" in form else "password"
    problem = None if refusal is None else _told(refusal, way)
    visit = request.cookies.get(browser.cookie_name(request, VISIT)) or secrets.token_hex(16)
    site = passkeys.site_of(desk.exchange.settings, str(request.base_url))
    own = desk.exchange.settings.issuer == BUILT_IN
    offer = passkeys.offer_to_sign_in(desk.exchange, site, visit) if site and own else None
    asked_elsewhere = request.headers.get("sec-fetch-site") == "cross-site" and next != "/"
    response = desk.page(
        request, "sign_in.html", None, _status(refusal) if refusal else status,
        problem=problem, way=way if own else "token", next=next, carried=carried.to_fields() if carried else [],
        typed=typed, offer=offer, own=own, asked_elsewhere=asked_elsewhere,
    )  # fmt: skip
    if isinstance(refusal, TooSoon | TooMany):
        response.headers["Retry-After"] = str(refusal.after)
    if offer is not None:
        browser.set_cookie(request, response, browser.cookie_name(request, VISIT), visit, VISIT_SECONDS)
    return response


def _told(refusal: Exception, way: str) -> str:
    if isinstance(refusal, Unauthenticated) and way == "token":
        return NO_TOKEN
    if isinstance(refusal, TooMany):
        return f"Too many attempts from your network: wait {refusal.after} seconds, then try again."
    text = str(refusal)
    return text[:1].upper() + text[1:]


def _status(refusal: Exception) -> int:
    return 429 if isinstance(refusal, Limit) else 401
