"""What every page is guarded by: no request from another site, forms of a known size and form, headers.

Source: OWASP cross-site request forgery prevention cheat sheet, fetch metadata with Origin as fall-back.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request

from intel.errors import Forbidden, Invalid, Limit

HEADERS = {"Referrer-Policy": "same-origin"}
"""On every page, beside the application's own: so that a browser names its origin in the forms that it sends."""

FORM_TYPE = "application/x-www-form-urlencoded"
MOST_FIELDS = 1000
FORM_SLACK = 65_536
"""Bytes that a form may have beyond its text, which takes up to three bytes for each of its own."""


def require_same_origin(request: Request) -> None:
    """Raises `Forbidden` for a form that another site sent, or whose sender is not known. Browsers say where a request
    comes from: `Sec-Fetch-Site` over https and on loopback, `Origin` everywhere. A client that says neither is no
    browser; it may sign in, but a cookie that comes so is taken for none that this site asked for."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        sent_here = site in ("same-origin", "none")
    elif origin is not None:
        parts = urlsplit(origin)
        sent_here = parts.scheme in ("https", "http") and parts.netloc == request.headers.get("host")
    else:
        sent_here = "cookie" not in request.headers
    if not sent_here:
        raise Forbidden("this form was not sent from this site: open the page again and send it from there")


async def read_form(request: Request, text_limit: int) -> Mapping[str, Sequence[str]]:
    """The fields of a form. Raises `Invalid` where it is no form or not UTF-8, `Limit` where it is too large."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM_TYPE:
        raise Invalid(f"a form is sent as {FORM_TYPE}")
    limit = text_limit * 3 + FORM_SLACK
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise Limit(f"the form is larger than {limit} bytes")
    try:
        return parse_qs(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS, separator="&"
        )
    except UnicodeDecodeError:
        raise Invalid("the form is not UTF-8", "text") from None
    except ValueError:
        raise Limit(f"the form has more than {MOST_FIELDS} fields") from None
