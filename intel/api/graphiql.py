"""GraphiQL, from files of this package alone: a static page that sends the token which its reader enters.

Vendored, unchanged: graphiql 3.8.3, react and react-dom 18.3.1 (npm, MIT); `static/vendor/SHA256SUMS` lists them.
"""

import hashlib
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, Request, Response

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Fonts and a few pictures stand as data: in GraphiQL's own style sheet."""

_TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8", "txt": "text/plain; charset=utf-8"}

router = APIRouter(include_in_schema=False)


@router.get("/graphiql")
def page() -> Response:
    html = files("intel.api").joinpath("static", "graphiql.html").read_bytes()
    return Response(html, media_type="text/html; charset=utf-8", headers={"Content-Security-Policy": POLICY})


@router.get("/graphiql/{name}")
def static(name: str, request: Request) -> Response:
    """One of the page's files; the name is looked up, no path is ever opened from it."""
    found = _files().get(name)
    if found is None:
        return Response(status_code=404)
    content, kind, tag = found
    headers = {"ETag": tag, "Cache-Control": "public, max-age=86400"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=kind, headers=headers)


@cache
def _files() -> dict[str, tuple[bytes, str, str]]:
    """Content, media type and ETag by name."""
    folder = files("intel.api").joinpath("static")
    found = {}
    for entry in (*folder.iterdir(), *folder.joinpath("vendor").iterdir()):
        kind = _TYPES.get(entry.name.rpartition(".")[2])
        if kind is not None:
            content = entry.read_bytes()
            found[entry.name] = (content, kind, f'"{hashlib.sha256(content).hexdigest()[:32]}"')
    return found
