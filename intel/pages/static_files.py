"""The few files that pages need: read once from the package, so that no path from outside is ever opened."""

import hashlib
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, Request, Response

from intel.errors import NotFound

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}

router = APIRouter(include_in_schema=False)


@cache
def _files() -> dict[str, tuple[bytes, str, str]]:
    """Content, type and ETag of each file by name."""
    found = {}
    for entry in files("intel.pages").joinpath("static").iterdir():
        kind = TYPES.get(entry.name[entry.name.rfind(".") :])
        if kind is not None:
            content = entry.read_bytes()
            found[entry.name] = (content, kind, f'"{hashlib.sha256(content).hexdigest()[:16]}"')
    return found


@router.get("/static/{name}")
def static(name: str, request: Request) -> Response:
    """A file of the package. Raises `NotFound` for any other name."""
    if name not in _files():
        raise NotFound("no such file")
    content, kind, etag = _files()[name]
    headers = {"ETag": etag, "Cache-Control": "max-age=3600", "X-Content-Type-Options": "nosniff"}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=kind, headers=headers)
