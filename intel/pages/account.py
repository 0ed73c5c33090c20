"""`/account`: how the person signs in, where one is signed in, and every change of it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from intel.errors import Invalid, NagaError
from intel.http_errors import status_for
from intel.identity import browser, credentials, passkeys, passwords, sessions, setting_up, totp
from intel.identity.credentials import Kept
from intel.identity.sessions import Signed
from intel.identity.setting_up import App
from intel.ledger import users
from intel.ledger.engine import reading, writing
from intel.ledger.users import User
from intel.pages.desk import Desk
from intel.pages.forms import Form, last, problems, small_form
from intel.pages.guard import HEADERS
from intel.pages.route import PageRoute

FIELDS = ("current", "password", "again", "code")


def make_router(desk: Desk) -> APIRouter:
    """`/account` and the forms on it."""
    router = APIRouter(route_class=PageRoute.of(desk), include_in_schema=False)
    form = small_form()

    @router.get("/account")
    def ask(request: Request) -> Response:
        signed = browser.session_of(desk.exchange, request)
        return desk.ask_to_sign_in(request) if signed is None else _show(desk, request, signed)

    @router.post("/account")
    def take(request: Request, form: Annotated[Form, Depends(form)]) -> Response:
        signed = browser.session_of(desk.exchange, request)
        if signed is None:
            return desk.ask_to_sign_in(request)
        try:
            return _change(desk, request, signed, form)
        except NagaError as refusal:
            return _show(desk, request, signed, form, refusal)

    return router


def _change(desk: Desk, request: Request, signed: Signed, form: Form) -> Response:
    """Do what the form asks for. Raises `NagaError`."""
    exchange, done = desk.exchange, RedirectResponse("/account", 303, HEADERS)
    match last(form, "action"):
        case "end":
            with writing(exchange.engine) as connection:
                sessions.end_one(connection, signed, last(form, "session"))
            return done
        case "end others":
            with writing(exchange.engine) as connection:
                sessions.end_all(connection, signed.agency, signed.name, but=signed.id)
            return done
        case "password":
            if last(form, "password") != last(form, "again"):
                raise Invalid("The two passwords are not the same.", "again")
            app = (last(form, "app"), last(form, "code")) if "app" in form else None
            changed = setting_up.set_password(exchange, signed, last(form, "current"), last(form, "password"), app)
            return _rotated(desk, request, *changed)
        case "app":
            return _rotated(desk, request, *setting_up.set_app(exchange, signed, last(form, "app"), last(form, "code")))
        case "codes":
            codes = setting_up.renew_recovery_codes(exchange, signed)
            reader = browser.reader_of(exchange, signed)
            return desk.page(request, "recovery.html", reader, codes=codes, on="/account")
        case "add passkey":
            site = passkeys.site_of(exchange.settings, str(request.base_url))
            if site is None:
                raise Invalid("Passkeys are not used at this address.", "passkey")
            setting_up.add_passkey(
                exchange, signed, site, last(form, "challenge"), last(form, "answer"), last(form, "label")
            )
            return done
        case "remove passkey":
            setting_up.remove_passkey(exchange, signed, last(form, "passkey"))
            return done
        case _:
            raise Invalid("this form asks for nothing that is known")


def _rotated(desk: Desk, request: Request, value: str, signed: Signed, codes: list[str]) -> Response:
    """With the new session; and the recovery codes, where there are new ones."""
    reader = browser.reader_of(desk.exchange, signed)
    response: Response = (
        desk.page(request, "recovery.html", reader, codes=codes, on="/account")
        if codes
        else RedirectResponse("/account?changed=1", 303, HEADERS)
    )
    browser.keep(desk.exchange, request, response, value, signed)
    return response


def _show(
    desk: Desk, request: Request, signed: Signed, form: Form | None = None, refusal: NagaError | None = None
) -> Response:  # fmt: skip
    exchange, now = desk.exchange, desk.exchange.clock()
    reader = browser.reader_of(exchange, signed)
    if reader is None:
        return desk.ask_to_sign_in(request)
    with reading(exchange.engine) as connection:
        user = users.named(connection, signed.agency, signed.name) if signed.person else None
        kept = credentials.of(connection, signed.person or "")
        others = sessions.of_person(connection, exchange.settings, signed, now)
    fresh = user is not None and setting_up.is_fresh(exchange, signed)
    status = status_for(refusal) if refusal else 200
    problem, beside = problems(refusal, FIELDS)
    return desk.page(
        request, "account.html", reader, status, signed=signed, user=user, kept=kept, sessions=others, fresh=fresh,
        problem=problem, problems=beside, action=last(form or {}, "action"), shortest=passwords.SHORTEST,
        changed="changed" in request.query_params and refusal is None,
        **(_offers(desk, request, user, kept, signed, last(form or {}, "app")) if user and fresh else {}),
    )  # fmt: skip


def _offers(
    desk: Desk, request: Request, user: User, kept: Kept, signed: Signed, sealed: str
) -> dict[str, object]:  # fmt: skip
    """What the forms of one who may change things hold."""
    app = App.again(desk.exchange, user, sealed)
    site = passkeys.site_of(desk.exchange.settings, str(request.base_url))
    offer = passkeys.offer_to_make(desk.exchange, site, user, kept, signed.id) if site else None
    return {"app": app, "grouped": totp.grouped(app.secret), "offer": offer, "longest": passwords.LONGEST}
