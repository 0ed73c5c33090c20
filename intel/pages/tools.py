"""`/tools`: what a person lets tools do, and may end; for an administrator, the agency's tools too."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from intel.errors import Invalid, NagaError, Unauthenticated
from intel.http_errors import status_for
from intel.identity.issuer import registration
from intel.ledger.clients import ALLOWED
from intel.model import Reader
from intel.pages.desk import TOOLS, Desk, opens
from intel.pages.guard import HEADERS, read_form, require_same_origin
from intel.pages.route import PageRoute
from intel.roles import Action

Form = Mapping[str, Sequence[str]]
MOST = 25_000
"""Bytes of a form, beyond what every form may have."""


def make_router(desk: Desk) -> APIRouter:
    router = APIRouter(route_class=PageRoute.of(desk), include_in_schema=False)

    async def form(request: Request) -> Form:
        require_same_origin(request)
        return await read_form(request, MOST)

    @router.get(TOOLS)
    def show(request: Request) -> Response:
        reader = desk.reader(request)
        return desk.ask_to_sign_in(request) if reader is None else _page(desk, request, reader)

    @router.post(TOOLS)
    def change(request: Request, form: Annotated[Form, Depends(form)]) -> Response:
        reader = desk.reader(request)
        if reader is None:
            return desk.ask_to_sign_in(request)
        try:
            _change(desk, reader, form)
        except Unauthenticated:
            raise
        except NagaError as error:
            return _page(desk, request, reader, str(error), form, status_for(error))
        return RedirectResponse(TOOLS, 303, HEADERS)

    return router


def _change(desk: Desk, reader: Reader, form: Form) -> None:
    """Raises `Invalid`, and what `registration` raises."""
    exchange = desk.exchange
    match _one(form, "do"):
        case "end":
            registration.end_grant(exchange, reader, _one(form, "grant"))
        case "register":
            keys = _one(form, "keys").strip().encode()
            addresses = _one(form, "redirects").split()
            drawn = registration.drafted(
                reader.agency, _one(form, "name"), form.get("role", []), addresses, keys or None
            )  # fmt: skip
            registration.register(exchange, reader, drawn)
        case "disable":
            registration.disable(exchange, reader, _one(form, "name"))
        case _:
            raise Invalid("the form says nothing that can be done here")


def _page(
    desk: Desk, request: Request, reader: Reader, problem: str = "", form: Form | None = None, status: int = 200
) -> Response:
    manages = opens(reader.roles, Action.MANAGE_CLIENTS)
    given = form or {}
    return desk.page(
        request,
        "tools.html",
        reader,
        status,
        problem=problem,
        granted=registration.granted(desk.exchange, reader),
        manages=manages,
        clients=registration.registered(desk.exchange, reader) if manages else [],
        roles=sorted(ALLOWED),
        name=_one(given, "name"),
        chosen=given.get("role", []),
        redirects=_one(given, "redirects"),
        keys=_one(given, "keys"),
    )


def _one(form: Form, name: str) -> str:
    return form.get(name, [""])[-1]
