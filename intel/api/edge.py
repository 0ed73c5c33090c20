"""What every request meets first: headers of the answer, a limit on its body, and a mask over anything unforeseen.

Written as plain ASGI so that streams pass through untouched. Sources: OWASP Secure Headers Project, CSP Level 3.
"""

from collections.abc import Mapping
from time import perf_counter

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from intel.api.errors import MASKED, masked

log = structlog.get_logger("intel.api")

CLIENT_GONE = 499
"""In the log: the client went away before it had sent everything."""

CONTENT_POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""On every answer that does not say otherwise itself."""


class SecurityHeaders:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class Mask:
    """Logs each request (method, route, status, milliseconds; never path, query, body or token), and turns what nobody
    foresaw into INTERNAL with a correlation id. Nothing above this sees an exception, so no server logs its text."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        begun, status = perf_counter(), 0

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        except ClientDisconnect:
            status = CLIENT_GONE
        except Exception as error:  # the outermost: what is no answer of ours is masked, whatever it is
            told = {"errors": [{"message": MASKED, "extensions": masked(error)}]}
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1011, "reason": MASKED})
            elif not status:
                await JSONResponse(told, 500)(scope, receive, send_and_note)
            # An answer that has begun stays unfinished; the server closes the connection, so none takes it for whole.
        finally:
            spent = round((perf_counter() - begun) * 1000, 1)
            log.info("request", method=scope.get("method", "WS"), path=_route(scope), status=status, ms=spent)


def _route(scope: Scope) -> str:
    """The route that answered, with its places left open, since what was typed into them may be a name."""
    return getattr(scope.get("route"), "path", None) or ("/graphql" if scope["path"] == "/graphql" else "none")


class BodyLimit:
    """Refuses a request larger than `limit` bytes: by what it declares, and while it streams in. A message of a
    websocket likewise. `forms`: paths of forms with files, and their own limit."""

    def __init__(self, app: ASGIApp, limit: int, forms: Mapping[str, int] | None = None) -> None:
        self.app = app
        self._limit = limit
        self._forms = forms or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        received, limit = 0, self._forms.get(scope.get("path", ""), self._limit)
        declared = Headers(scope=scope).get("content-length", "") if scope["type"] == "http" else ""

        async def receive_within() -> Message:
            nonlocal received
            if declared.isdecimal() and int(declared) > limit:
                raise HTTPException(413)
            message = await receive()
            if message["type"] == "http.request":
                received += len(message.get("body", b""))
                if received > limit:
                    raise HTTPException(413)
            elif message["type"] == "websocket.receive":
                size = len((message.get("text") or "").encode()) + len(message.get("bytes") or b"")
                if size > limit:
                    await send({"type": "websocket.close", "code": 1009, "reason": "message too large"})
                    return {"type": "websocket.disconnect", "code": 1009}
            return message

        await self.app(scope, receive_within, send)
