"""Bearer tokens of the built-in issuer: JWTs (RFC 7519, RFC 9068) signed with Ed25519 (RFC 9864), made and verified.

Whatever is wrong with a token, the answer is one and the same: it tells nothing about keys, agencies or people.
"""

from base64 import urlsafe_b64encode
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from intel.errors import Invalid, Unauthenticated
from intel.roles import ROLES

ALGORITHM = "Ed25519"
ISSUER = "naga"
TYPE = "at+jwt"
REFUSAL = "no valid token"
"""The text of every refusal."""
LEEWAY = timedelta(seconds=30)
"""How far the clock of another server of the same home may be ahead."""
LONGEST = timedelta(days=366)
MAX_CHARACTERS = 8192


@dataclass(frozen=True)
class Claims:
    """What a token says of its bearer: a person or program that acts for one agency until `expires`."""

    agency: str
    name: str
    roles: frozenset[str]
    expires: datetime
    id: str


def issue(
    key: Ed25519PrivateKey, agency: str, name: str, roles: Collection[str], now: datetime, lifetime: timedelta, id: str
) -> str:
    """A signed token; `id` (jti) tells it from others. Raises `Invalid` for an unknown role or a senseless lifetime."""
    unknown = sorted(set(roles) - ROLES.keys())
    if unknown or not roles:
        raise Invalid(f"unknown role {unknown[0]}" if unknown else "a token needs a role", "roles")
    if not timedelta(0) < lifetime <= LONGEST:
        raise Invalid(f"a token lives longer than nothing and at most {LONGEST.days} days", "hours")
    issued = int(now.timestamp())
    claims = {
        "iss": ISSUER,
        "sub": f"{agency}/{name}",
        "agency": agency,
        "roles": sorted(roles),
        "name": name,
        "iat": issued,
        "exp": issued + int(lifetime.total_seconds()),
        "jti": id,
    }
    signing = _signing_key(key)
    header = {"alg": ALGORITHM, "typ": TYPE, "kid": signing.thumbprint()}
    return jwt.encode(header, claims, signing, algorithms=[ALGORITHM])


def verify(key: Ed25519PrivateKey, token: str, now: datetime) -> Claims:
    """The claims of a token that this key signed and that holds at `now`. Raises `Unauthenticated` for any other."""
    if len(token) > MAX_CHARACTERS:
        raise Unauthenticated(REFUSAL)
    signing = _signing_key(key)
    try:
        decoded = jwt.decode(token, signing, algorithms=[ALGORITHM])
    except (JoseError, ValueError, TypeError) as error:
        raise Unauthenticated(REFUSAL) from error
    if decoded.header.get("typ") != TYPE or decoded.header.get("kid") != signing.thumbprint():
        raise Unauthenticated(REFUSAL)
    return _claims(decoded.claims, now)


def _claims(claims: dict[str, Any], now: datetime) -> Claims:
    words = [claims.get(name) for name in ("agency", "name", "sub", "jti")]
    roles = claims.get("roles")
    moments = [claims.get("iat"), claims.get("exp")]
    shaped = (
        claims.get("iss") == ISSUER
        and all(isinstance(word, str) and word for word in words)
        and isinstance(roles, list)
        and all(isinstance(role, str) and role in ROLES for role in roles)
        and roles
        and all(type(moment) is int for moment in moments)
    )
    if not shaped:
        raise Unauthenticated(REFUSAL)
    try:
        issued, expires = (datetime.fromtimestamp(moment, UTC) for moment in moments)  # type: ignore[arg-type]
    except (OverflowError, OSError, ValueError) as error:
        raise Unauthenticated(REFUSAL) from error
    if expires <= now or issued > now + LEEWAY:
        raise Unauthenticated(REFUSAL)
    return Claims(claims["agency"], claims["name"], frozenset(claims["roles"]), expires, claims["jti"])


def _signing_key(key: Ed25519PrivateKey) -> OKPKey:
    return OKPKey.import_key(
        {
            "kty": "OKP",
            "crv": "Ed25519",
            "d": _base64(key.private_bytes_raw()),
            "x": _base64(key.public_key().public_bytes_raw()),
        }
    )


def _base64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
