"""Under which address this server issues: the one of the settings, else whatever loopback address it was asked at.

A name that a request brings (its Host header) names no issuer, but for loopback, which is nobody else's.
"""

from urllib.parse import urlsplit

from starlette.requests import Request

from intel.errors import Invalid
from intel.settings import Settings

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def issuer_of(settings: Settings, request: Request) -> str | None:
    """The issuer's identifier, without a slash at its end; None where this server is not to issue under that name."""
    if settings.address:
        return stated(settings)
    asked = f"{request.url.scheme}://{request.url.netloc}"
    return asked if is_loopback(asked) else None


def is_ours(settings: Settings, issuer: str) -> bool:
    """May a token that we signed name this issuer?"""
    return issuer == stated(settings) if settings.address else is_loopback(issuer)


def stated(settings: Settings) -> str:
    """The address of the settings. Raises `Invalid` where it can be no issuer's (RFC 8414, 2)."""
    address = settings.address.rstrip("/")
    try:
        parts = urlsplit(address)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise Invalid("an address is written like https://naga.example.org", "NAGA_ADDRESS") from None
    extra = parts.path or parts.query or parts.fragment or "@" in parts.netloc
    if not named or extra or not (parts.scheme == "https" or is_loopback(address)) or not address.isascii():
        raise Invalid("an address is written like https://naga.example.org", "NAGA_ADDRESS")
    return address


def is_loopback(address: str) -> bool:
    try:
        parts = urlsplit(address)
        extra = parts.path or parts.query or parts.fragment or "@" in parts.netloc or parts.port == 0
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.hostname in LOOPBACK and not extra
