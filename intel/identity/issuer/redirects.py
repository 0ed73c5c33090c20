"""Where a person's browser may take an answer: addresses that a client registered, compared as they are written.

Loopback addresses alone may have any port when they are asked for (RFC 8252, 7.3): a program on the person's own
machine takes a free one. Sources: RFC 6749 (3.1.2), RFC 8252, RFC 9700 (2.1).
"""

import re
from urllib.parse import SplitResult, urlsplit

from intel.errors import Invalid

MOST = 10
LONGEST = 500
"""Characters of one address."""
_LOOPBACK = ("127.0.0.1", "::1")
_CHARACTERS = re.compile(r"[A-Za-z0-9\-._~:/?\[\]@!$&'()*+,;=%]+")
"""Of a URI without a fragment (RFC 3986)."""
_PRIVATE = re.compile(r"[a-z][a-z0-9+\-]*(\.[a-z0-9+\-]+)+")
"""A scheme of a program's own, after a domain of its makers (RFC 8252, 7.1)."""
_HOST = re.compile(r"[a-z0-9.\-]+|\[::1\]")


def checked(uri: str) -> str:
    """The address, where a client may register it. Raises `Invalid`."""
    parts = _parts(uri)
    if parts is None:
        raise Invalid("a redirect address is a plain URI without a fragment", "redirect")
    if parts.scheme == "https" and _HOST.fullmatch(_host(parts)) and parts.path.startswith("/"):
        return uri
    if parts.scheme == "http" and parts.hostname in _LOOPBACK and parts.path.startswith("/"):
        return uri
    if _PRIVATE.fullmatch(parts.scheme) and not parts.netloc and parts.path.startswith("/"):
        return uri
    raise Invalid(
        "a redirect address is https://host/path, http://127.0.0.1/path for a program on the person's own machine, or "
        "of a scheme after a domain of its makers, like org.example.tool:/path",
        "redirect",
    )


def matches(registered: str, asked: str) -> bool:
    """Is it the registered one? Never raises."""
    if registered == asked:
        return True
    ours, theirs = _parts(registered), _parts(asked)
    if ours is None or theirs is None or ours.scheme != "http" or ours.hostname not in _LOOPBACK:
        return False
    return _but_for_port(ours) == _but_for_port(theirs)


def source(uri: str) -> str:
    """As a source of a content security policy: the origin of a checked address, or its scheme. That grammar has no
    addresses of IPv6."""
    parts = urlsplit(uri)
    if parts.hostname == "::1":
        return "http:"
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else f"{parts.scheme}:"


def _parts(uri: str) -> SplitResult | None:
    if len(uri) > LONGEST or not _CHARACTERS.fullmatch(uri):
        return None
    try:
        parts = urlsplit(uri)
        port = parts.port
    except ValueError:
        return None
    if port == 0 or "@" in parts.netloc or ";" in parts.netloc or "," in parts.netloc:
        return None
    return parts


def _host(parts: SplitResult) -> str:
    host, _, port = parts.netloc.rpartition(":")
    return host if port.isdigit() and host else parts.netloc


def _but_for_port(parts: SplitResult) -> tuple[str, str | None, str, str, bool]:
    return parts.scheme, parts.hostname, parts.path, parts.query, "@" in parts.netloc
