"""A GraphQL request as it comes over HTTP: `{"query", "variables", "operationName"}` in JSON, and nothing else.

Source: GraphQL over HTTP (stage 2 draft). No query in a URL, which would stand in logs; no batch; no multipart.
"""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

import orjson
from starlette.requests import Request

from intel.errors import Invalid

JSON = "application/json"
RESPONSE = "application/graphql-response+json"
STREAM = "text/event-stream"
PURPOSE = "x-naga-purpose"


class UnsupportedType(Invalid):
    """The body is said to be something else than JSON in UTF-8."""


@dataclass(frozen=True)
class Asked:
    query: str | None
    """None where a persisted query is named instead: `intel.api.listed`."""
    variables: dict[str, Any] = field(default_factory=dict)
    operation_name: str | None = None
    extensions: dict[str, Any] = field(default_factory=dict)


async def read(request: Request) -> Asked:
    """Raises `Invalid`, with the member of the body as its path."""
    kind, _, parameters = request.headers.get("content-type", "").lower().partition(";")
    if kind.strip() != JSON or parameters.strip() not in ("", "charset=utf-8", 'charset="utf-8"'):
        raise UnsupportedType(f"a query is sent as {JSON} in UTF-8")
    return asked(await request.body())


def asked(body: bytes) -> Asked:
    """Raises `Invalid`."""
    try:
        content = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Invalid("the body is not JSON in UTF-8") from error
    if not isinstance(content, dict):
        raise Invalid("the body is one JSON object with a query")
    query, name = content.get("query"), content.get("operationName")
    if not isinstance(query, str | None) or (query is not None and not query.strip()):
        raise Invalid("the body has no query", "query")
    if not isinstance(name, str | None):
        raise Invalid("operationName is a text", "operationName")
    return Asked(query, _object(content, "variables"), name or None, _object(content, "extensions"))


def _object(content: dict[str, Any], name: str) -> dict[str, Any]:
    value = content.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Invalid(f"{name} is an object", name)
    return value


def purpose(request: Request) -> str | None:
    """Why the reader asks, of the header `X-Naga-Purpose`; characters beyond ASCII are percent-encoded UTF-8. The
    member `purpose` of the body's `extensions` comes before it."""
    given = request.headers.get(PURPOSE)
    return None if given is None else unquote(given, errors="replace")


def accepts(request: Request, kind: str) -> bool:
    """Does the client name this media type among those that it takes?"""
    named = (part.split(";")[0].strip().lower() for part in request.headers.get("accept", "").split(","))
    return kind in named
