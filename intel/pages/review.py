"""`/review`: the agency's own reports whose review date has come; each is looked at, and given its next date."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from intel.pages.desk import Desk
from intel.pages.draft import day
from intel.pages.guard import HEADERS, read_form, require_same_origin
from intel.pages.route import PageRoute
from intel.roles import Action, require

MOST = 100
"""Shown at once, the longest due."""
Form = Mapping[str, Sequence[str]]


def make_router(desk: Desk) -> APIRouter:
    """`GET` and `POST /review`."""
    router = APIRouter(route_class=PageRoute.of(desk), include_in_schema=False)

    async def form(request: Request) -> Form:
        require_same_origin(request)
        return await read_form(request, 0)

    @router.get("/review")
    def show(request: Request) -> Response:
        reader = desk.reader(request)
        if reader is None:
            return desk.ask_to_sign_in(request)
        require(reader.roles, Action.SET_HANDLING)
        with desk.exchange.open(reader, "ReviewPage") as session:
            page = session.review_due(first=min(MOST, desk.exchange.settings.page_limit))
        return desk.page(request, "review.html", reader, reports=[report for report, _ in page.rows], total=page.total)

    @router.post("/review")
    def take(request: Request, form: Annotated[Form, Depends(form)]) -> Response:
        reader = desk.reader(request)
        if reader is None:
            return desk.ask_to_sign_in(request)
        next_on = day(form.get("review_on", [""])[-1], "review_on")
        with desk.exchange.open(reader, "ReviewPage") as session:
            session.reviewed(form.get("report", [""])[-1], next_on)
        return RedirectResponse("/review", 303, HEADERS)

    return router
