"""From a bearer token to a reader: the token's claims, held against the community as it is now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from intel.errors import Forbidden, Invalid, NotFound, Unauthenticated
from intel.exchange.exchange import Exchange
from intel.identity.issuer.address import is_ours
from intel.identity.issuer.standing import still
from intel.identity.provider import Mapped, Provider
from intel.identity.tokens import REFUSAL, Claims, verified
from intel.ledger.engine import reading
from intel.model import Reader

BUILT_IN = "built-in"
SCHEME = "bearer "


@dataclass(frozen=True)
class Admission:
    """A reader, and until when its token holds."""

    reader: Reader
    expires: datetime
    token: str
    """The token's id (jti)."""
    claims: Claims


def bearer(headers: Mapping[str, str]) -> str:
    """The token of an `Authorization: Bearer …` header (RFC 6750). Raises `Unauthenticated`."""
    given = headers.get("authorization", "")
    if given[: len(SCHEME)].lower() != SCHEME:
        raise Unauthenticated(REFUSAL)
    return given[len(SCHEME) :].strip()


def claims_of(exchange: Exchange, token: str) -> Claims:
    """What the token says, by the issuer that the settings name. Raises `Unauthenticated`, and `Unavailable` where that
    issuer is a provider which does not answer."""
    settings, now = exchange.settings, exchange.clock()
    if settings.issuer == BUILT_IN:
        keys = exchange.keyring.issuers.verifying(now)
        return verified(keys, token, now, settings.audience, lambda issuer: is_ours(settings, issuer))
    groups = tuple(sorted(settings.claim_groups.items()))
    mapping = (settings.claim_agency, settings.claim_name, settings.claim_roles, groups)
    return _provider(settings.issuer, settings.audience, *mapping).verify(token, now)


@cache
def _provider(
    issuer: str, audience: str, agency: str, name: str, roles: str, groups: tuple[tuple[str, str], ...]
) -> Provider:
    """One for each in a process: it holds the provider's keys."""
    return Provider(issuer, audience, Mapped(agency, name, roles, dict(groups)))


def admit(exchange: Exchange, token: str) -> Admission:
    """Raises `Unauthenticated`, always with one text: for a malformed, expired or foreign token, and for an agency,
    role or person that the community does not know or no longer admits."""
    claims = claims_of(exchange, token)
    return Admission(_reader(exchange, claims), claims.expires, claims.id, claims)


def again(exchange: Exchange, admission: Admission) -> Admission:
    """The same bearer with tokens made anew: what it reads may have changed, and whether it is admitted at all."""
    if admission.expires <= exchange.clock():
        raise Unauthenticated(REFUSAL)
    return replace(admission, reader=_reader(exchange, admission.claims))


def _reader(exchange: Exchange, claims: Claims) -> Reader:
    """As the community and, for a token that a client was given, its registration and grant are now."""
    roles = claims.roles
    if claims.client is not None:
        with reading(exchange.engine) as connection:
            roles = still(connection, claims, exchange.clock())
    try:
        return exchange.reader(claims.agency, claims.name, roles)
    except (Unauthenticated, NotFound, Invalid, Forbidden) as error:
        raise Unauthenticated(REFUSAL) from error
