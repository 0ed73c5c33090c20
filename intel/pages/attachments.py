"""`/attachments/ID`: a file that came with a report, to be kept; for tools by bearer token, for people signed in."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from intel.api.downloads import download
from intel.api.endpoint import refused
from intel.errors import NagaError
from intel.identity.admission import admit, bearer
from intel.pages.desk import Desk
from intel.pages.route import PageRoute


def make_router(desk: Desk) -> APIRouter:
    """`GET /attachments/ID`."""
    router = APIRouter(route_class=PageRoute.of(desk), include_in_schema=False)

    @router.get("/attachments/{id}")
    def take(request: Request, id: str) -> Response:
        if "authorization" in request.headers:
            try:
                return download(desk.exchange, admit(desk.exchange, bearer(request.headers)).reader, id)
            except NagaError as refusal:
                return refused(refusal)
        reader = desk.reader(request)
        if reader is None:
            return desk.ask_to_sign_in(request)
        return download(desk.exchange, reader, id)

    return router
