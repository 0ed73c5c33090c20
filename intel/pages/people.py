"""`/people`: an agency's administrator adds that agency's people, invites, resets, disables, and sets their roles."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from intel.errors import Invalid, NagaError
from intel.exchange.session import Session
from intel.http_errors import status_for
from intel.identity.invitations import LIFETIME
from intel.model import Reader
from intel.pages.desk import Desk
from intel.pages.forms import Form, last, problems, small_form
from intel.pages.guard import HEADERS
from intel.pages.route import PageRoute
from intel.roles import ROLES

FIELDS = ("name", "roles")


def make_router(desk: Desk) -> APIRouter:
    """`GET` and `POST /people`."""
    router = APIRouter(route_class=PageRoute.of(desk), include_in_schema=False)
    form = small_form()

    @router.get("/people")
    def ask(request: Request) -> Response:
        reader = desk.reader(request)
        return desk.ask_to_sign_in(request) if reader is None else _show(desk, request, reader)

    @router.post("/people")
    def take(request: Request, form: Annotated[Form, Depends(form)]) -> Response:
        reader = desk.reader(request)
        if reader is None:
            return desk.ask_to_sign_in(request)
        try:
            with desk.exchange.open(reader, "PeoplePage") as session:
                code = _change(session, form)
        except NagaError as refusal:
            return _show(desk, request, reader, form, refusal)
        if code is None:
            return RedirectResponse("/people", 303, HEADERS)
        return _show(desk, request, reader, form, code=code)

    return router


def _change(session: Session, form: Form) -> str | None:
    """Do what the form asks for; the code of the invitation, where there is a new one. Raises `NagaError`."""
    name, roles = last(form, "name"), form.get("roles", [])
    match last(form, "action"):
        case "add":
            return session.add_person(name, roles)
        case "reset":
            return session.reset_person(name)
        case "enable":
            return session.enable_person(name)
        case "disable":
            session.disable_person(name)
        case "roles":
            session.set_roles(name, roles)
        case _:
            raise Invalid("this form asks for nothing that is known")
    return None


def _show(
    desk: Desk, request: Request, reader: Reader, form: Form | None = None, refusal: NagaError | None = None,
    code: str | None = None,
) -> Response:  # fmt: skip
    form = form or {}
    with desk.exchange.open(reader, "PeoplePage") as session:
        people, agencies = session.people(), session.agencies()
    adding = last(form, "action") == "add"
    problem, beside = problems(refusal, FIELDS if adding else ())
    address = desk.exchange.settings.address.rstrip("/") or str(request.base_url).rstrip("/")
    return desk.page(
        request, "people.html", reader, status_for(refusal) if refusal else 200, people=people,
        agency=agencies[reader.agency], roles=list(ROLES), problem=problem, problems=beside,
        typed={"name": last(form, "name"), "roles": form.get("roles", [])} if adding and refusal else
        {"name": "", "roles": []},
        invited=last(form, "name") if code else None, link=f"{address}/enrol?code={code}" if code else None,
        hours=int(LIFETIME.total_seconds()) // 3600,
    )  # fmt: skip
