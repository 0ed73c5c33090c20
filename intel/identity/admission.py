"""From a bearer token to a reader: the token's claims, held against the community as it is now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from intel.errors import Forbidden, Invalid, NotFound, Unauthenticated
from intel.exchange.exchange import Exchange
from intel.identity.tokens import REFUSAL, verify
from intel.model import Reader

SCHEME = "bearer "


@dataclass(frozen=True)
class Admission:
    """A reader, and until when its token holds."""

    reader: Reader
    expires: datetime
    token: str
    """The token's id (jti)."""


def bearer(headers: Mapping[str, str]) -> str:
    """The token of an `Authorization: Bearer …` header (RFC 6750). Raises `Unauthenticated`."""
    given = headers.get("authorization", "")
    if given[: len(SCHEME)].lower() != SCHEME:
        raise Unauthenticated(REFUSAL)
    return given[len(SCHEME) :].strip()


def admit(exchange: Exchange, token: str) -> Admission:
    """Raises `Unauthenticated`, always with one text: for a malformed, expired or foreign token, and for an agency,
    role or person that the community does not know or no longer admits."""
    claims = verify(exchange.keyring.issuer, token, exchange.clock())
    try:
        reader = exchange.reader(claims.agency, claims.name, claims.roles)
    except (Unauthenticated, NotFound, Invalid, Forbidden) as error:
        raise Unauthenticated(REFUSAL) from error
    return Admission(reader, claims.expires, claims.id)


def again(exchange: Exchange, admission: Admission) -> Admission:
    """The same bearer with tokens made anew: what it reads may have changed, and whether it is admitted at all."""
    if admission.expires <= exchange.clock():
        raise Unauthenticated(REFUSAL)
    before = admission.reader
    try:
        reader = exchange.reader(before.agency, before.name, before.roles)
    except (Unauthenticated, NotFound, Invalid, Forbidden) as error:
        raise Unauthenticated(REFUSAL) from error
    return replace(admission, reader=reader)
