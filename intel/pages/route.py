"""How a page's refusal is told: as a page, with the status that the API gives the same refusal."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from intel.errors import NagaError, NotFound, Unauthenticated
from intel.http_errors import note, status_for
from intel.pages.desk import Desk

TITLES = {404: "Not found", 403: "Not allowed", 413: "Too large", 503: "Not now"}


class PageRoute(APIRoute):
    """A route whose refusals are pages; made for one desk by `of`."""

    desk: Desk

    @classmethod
    def of(cls, desk: Desk) -> type["PageRoute"]:
        return type("PageRoute", (cls,), {"desk": desk})

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await handle(request)
            except Unauthenticated:
                raise
            except NagaError as error:
                note(error)
                status = status_for(error)
                problem = "There is no such page." if isinstance(error, NotFound) else str(error)
                title = TITLES.get(status, "This cannot be done")
                return self.desk.page(request, "problem.html", None, status, title=title, problem=problem)

        return answer
