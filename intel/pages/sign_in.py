"""Sign in with a token, sign out."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from intel.errors import Unauthenticated
from intel.identity import browser
from intel.identity.admission import admit
from intel.identity.tokens import REFUSAL
from intel.pages.desk import Desk, local, opens
from intel.pages.draft import Draft
from intel.pages.guard import HEADERS, read_form, require_same_origin
from intel.pages.route import PageRoute
from intel.pages.submit import show_draft
from intel.roles import Action

Form = Mapping[str, Sequence[str]]


def make_router(desk: Desk) -> APIRouter:
    """`/`, `/sign-in`, `/sign-out`."""
    router = APIRouter(route_class=PageRoute.of(desk), include_in_schema=False)

    async def form(request: Request) -> Form:
        require_same_origin(request)
        return await read_form(request, desk.exchange.settings.text_limit)

    @router.get("/")
    def start(request: Request) -> Response:
        reader = desk.reader(request)
        if reader is None:
            return RedirectResponse("/sign-in", 303, HEADERS)
        return RedirectResponse(_start_of(reader.roles), 303, HEADERS)

    @router.get("/sign-in")
    def ask(request: Request, next: str = "/") -> Response:
        return desk.page(request, "sign_in.html", None, problem=None, next=local(next), carried=[])

    @router.post("/sign-in")
    def sign_in(request: Request, form: Annotated[Form, Depends(form)]) -> Response:
        token = form.get("token", [""])[-1].strip().removeprefix("Bearer ").strip()
        carried = Draft.from_form(form) if "text" in form else None
        next = local(form.get("next", ["/"])[-1])
        try:
            admitted = admit(desk.exchange, token)
            if admitted.claims.client is not None:  # what a tool was given is for the API: no pages, no consents
                raise Unauthenticated(REFUSAL)
        except Unauthenticated:
            problem = "This token is not valid, or no longer."
            kept = carried.to_fields() if carried else []
            return desk.page(request, "sign_in.html", None, 401, problem=problem, next=next, carried=kept)
        response: Response = (
            show_draft(desk, request, admitted.reader, carried)
            if carried
            else RedirectResponse(next if next != "/" else _start_of(admitted.reader.roles), 303, HEADERS)
        )
        value, signed = browser.open_by_token(desk.exchange, request, admitted)
        browser.keep(desk.exchange, request, response, value, signed)
        return response

    @router.post("/sign-out")
    def sign_out(request: Request, form: Annotated[Form, Depends(form)]) -> Response:
        response = RedirectResponse("/sign-in", 303, HEADERS)
        browser.end(desk.exchange, request, response)
        return response

    return router


def _start_of(roles: frozenset[str]) -> str:
    return "/submit" if opens(roles, Action.SUBMIT) else "/operations"
