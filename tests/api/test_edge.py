"""What every request meets first: headers, a limit on the body, a mask over anything unforeseen."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from structlog.testing import capture_logs

from intel.api.edge import HEADERS, BodyLimit, Mask, SecurityHeaders

LIMIT = 1000


async def size(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


async def broken(_request: Request) -> Response:
    raise RuntimeError("passport X1234567 of a person")


async def cached(_request: Request) -> Response:
    return PlainTextResponse("for long", headers={"Cache-Control": "max-age=60"})


async def too_large(_request: Request, _error: Exception) -> Response:
    return PlainTextResponse("too large", status_code=413)


APP = Starlette(
    routes=[Route("/size", size, methods=["POST"]), Route("/broken", broken), Route("/cached", cached)],
    middleware=[Middleware(SecurityHeaders), Middleware(Mask), Middleware(BodyLimit, limit=LIMIT)],
    exception_handlers={HTTPException: too_large},
)


def call(method: str, path: str, **sent: object) -> httpx.Response:
    async def send() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://test") as client:
            return await client.request(method, path, **sent)  # type: ignore[arg-type]

    return asyncio.run(send())


async def chunks(count: int) -> AsyncIterator[bytes]:
    for _ in range(count):
        yield b"x" * 100


def test_a_body_up_to_the_limit_passes_and_one_byte_more_does_not() -> None:
    assert call("POST", "/size", content=b"x" * LIMIT).text == str(LIMIT)
    assert call("POST", "/size", content=b"x" * (LIMIT + 1)).status_code == 413


def test_a_body_of_undeclared_length_is_refused_while_it_streams_in() -> None:
    assert call("POST", "/size", content=chunks(10)).text == str(LIMIT)
    assert call("POST", "/size", content=chunks(11)).status_code == 413


@pytest.mark.parametrize("path", ["/size", "/nowhere", "/broken"])
def test_every_answer_carries_the_headers(path: str) -> None:
    answer = call("GET", path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_an_answer_may_say_otherwise_itself() -> None:
    assert call("GET", "/cached").headers["Cache-Control"] == "max-age=60"


def test_what_nobody_foresaw_is_masked_and_its_text_is_in_no_log() -> None:
    with capture_logs() as logs:
        answer = call("GET", "/broken")
    assert answer.status_code == 500
    (error,) = answer.json()["errors"]
    assert error["message"] == "internal error"
    assert error["extensions"]["correlationId"] == logs[0]["correlation"]
    assert "X1234567" not in str(logs)
    assert "X1234567" not in answer.text


def test_a_request_is_logged_without_its_query() -> None:
    with capture_logs() as logs:
        call("GET", "/cached?name=somebody")
    (entry,) = logs
    assert (entry["method"], entry["path"], entry["status"]) == ("GET", "/cached", 200)
    assert "somebody" not in str(entry)
