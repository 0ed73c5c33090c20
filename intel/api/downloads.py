"""`GET /attachments/ID`: a file that came with a report, for whoever may see the report's names, with a bearer token
or signed in to the pages."""

from urllib.parse import quote

from starlette.responses import Response

from intel.exchange.exchange import Exchange
from intel.model import Attachment, Reader

SANDBOX = "sandbox; default-src 'none'"
"""Content policy of a file that anyone may have written: should a browser show it after all, it may do nothing."""


def download(exchange: Exchange, reader: Reader, id: str) -> Response:
    """To be kept, never to be shown in place; its visit is in the trail. Raises `NotFound`, `Forbidden`."""
    with exchange.open(reader, "Download") as session:
        attachment, content = session.attachment(id)
    return Response(content, headers=headers_of(attachment), media_type="application/octet-stream")


def headers_of(attachment: Attachment) -> dict[str, str]:
    """Source: RFC 6266, with the name in ASCII for those who know no other."""
    plain = "".join(char if char.isascii() and (char.isalnum() or char in "._- ") else "_" for char in attachment.name)
    named = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(attachment.name, safe='')}"
    return {
        "Content-Disposition": named,
        "Content-Type": attachment.media_type,
        "Content-Security-Policy": SANDBOX,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
