"""`/enrol`: one who was invited sets a password with an app, or a passkey, and is signed in."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from intel.errors import Invalid, NagaError, NotFound
from intel.http_errors import status_for
from intel.identity import browser, credentials, passkeys, passwords, setting_up, totp
from intel.identity.setting_up import App
from intel.ledger.engine import reading
from intel.ledger.users import User
from intel.pages.desk import Desk, start_of
from intel.pages.forms import Form, last, problems, small_form
from intel.pages.guard import HEADERS
from intel.pages.route import PageRoute
from intel.pages.sign_in import device_of, keep_device

FIELDS = ("password", "again", "code")


def make_router(desk: Desk) -> APIRouter:
    """`GET` and `POST /enrol`."""
    router = APIRouter(route_class=PageRoute.of(desk), include_in_schema=False)
    exchange, form = desk.exchange, small_form()

    @router.get("/enrol")
    def ask(request: Request, code: str = "") -> Response:
        return _show(desk, request, code)

    @router.post("/enrol")
    def take(request: Request, form: Annotated[Form, Depends(form)]) -> Response:
        code, device, before = last(form, "invitation"), device_of(request), browser.cookie_value(request)
        try:
            if "answer" in form:
                site = passkeys.site_of(exchange.settings, str(request.base_url))
                if site is None:
                    raise Invalid("Passkeys are not used at this address.", "passkey")
                done = setting_up.enrol_by_passkey(
                    exchange, site, code, last(form, "challenge"), last(form, "answer"), last(form, "label"), device,
                    before,
                )  # fmt: skip
                recovery = []
            else:
                if last(form, "password") != last(form, "again"):
                    raise Invalid("The two passwords are not the same.", "again")
                enrolled = setting_up.enrol_by_password(
                    exchange, code, last(form, "password"), last(form, "app"), last(form, "code"), device, before
                )
                done, recovery = enrolled.signed_in, enrolled.recovery_codes
        except NagaError as error:
            return _show(desk, request, code, form, error)
        reader = browser.reader_of(exchange, done.signed)
        response: Response = (
            desk.page(request, "recovery.html", reader, codes=recovery, on=start_of(done.signed.roles))
            if recovery
            else RedirectResponse(start_of(done.signed.roles), 303, HEADERS)
        )
        browser.keep(exchange, request, response, done.value, done.signed)
        keep_device(request, response, done.device)
        return response

    return router


def _show(
    desk: Desk, request: Request, code: str, form: Form | None = None, refusal: NagaError | None = None
) -> Response:  # fmt: skip
    """The page of the invitation; for a code that is none, a page that asks for one."""
    exchange = desk.exchange
    try:
        user: User | None = setting_up.invited(exchange, code)
    except NotFound as error:
        user = None
        refusal = error if code else None
    status = status_for(refusal) if refusal else 200
    problem, beside = problems(refusal, FIELDS)
    if user is None:
        return desk.page(request, "enrol_code.html", None, status, problem=problem)
    app = App.again(exchange, user, last(form or {}, "app"))
    site = passkeys.site_of(exchange.settings, str(request.base_url))
    with reading(exchange.engine) as connection:
        kept = credentials.of(connection, user.id)
    offer = passkeys.offer_to_make(exchange, site, user, kept, "invitation") if site else None
    return desk.page(
        request, "enrol.html", None, status, user=user, invitation=code, app=app, grouped=totp.grouped(app.secret),
        offer=offer, problem=problem, problems=beside, shortest=passwords.SHORTEST, longest=passwords.LONGEST,
    )  # fmt: skip
