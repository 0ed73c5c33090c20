"""Bearer tokens of the built-in issuer: JWTs (RFC 7519, RFC 9068) signed with Ed25519 (RFC 9864), made and verified.

Whatever is wrong with a token, the answer is one and the same: it tells nothing about keys, agencies or people.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, OKPKey

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
    client: str | None = None
    """The registered client that the token was given to; None: `naga token` made it, or another provider."""
    grant: str | None = None
    """The person's grant that it came of, for as long as that stands; None where no person granted it."""
    scope: frozenset[str] = frozenset()


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
    return signed(key, claims, TYPE)


def signed(key: Ed25519PrivateKey, claims: Mapping[str, Any], type: str) -> str:
    """A JWT of this type (its header's `typ`), so that none is taken for one of another."""
    signing = signing_jwk(key)
    header = {"alg": ALGORITHM, "typ": type, "kid": signing.thumbprint()}
    return jwt.encode(header, dict(claims), signing, algorithms=[ALGORITHM])


def verify(key: Ed25519PrivateKey, token: str, now: datetime) -> Claims:
    """The claims of a token that this key signed and that holds at `now`. Raises `Unauthenticated` for any other, and
    for one that was given to a client."""
    return verified([key.public_key()], token, now, "", lambda issuer: False)


def verified(
    keys: Iterable[Ed25519PublicKey], token: str, now: datetime, audience: str, ours: Callable[[str], bool]
) -> Claims:
    """The claims of a token that one of the keys signed and that holds at `now`: one of `naga token`, or one that was
    given to a client, for this audience, under an address of which `ours` says that it is ours. Raises
    `Unauthenticated` for any other."""
    if len(token) > MAX_CHARACTERS:
        raise Unauthenticated(REFUSAL)
    known = KeySet([public_jwk(key) for key in keys])
    try:
        decoded = jwt.decode(token, known, algorithms=[ALGORITHM])
    except (JoseError, ValueError, TypeError) as error:
        raise Unauthenticated(REFUSAL) from error
    named = decoded.header.get("kid") in {key.kid for key in known}
    if decoded.header.get("typ") != TYPE or not named:
        raise Unauthenticated(REFUSAL)
    if decoded.claims.get("iss") == ISSUER:
        return _claims(decoded.claims, now)
    return _claims_of_client(decoded.claims, now, audience, ours)


def public_jwk(key: Ed25519PublicKey) -> OKPKey:
    """RFC 8037, with its thumbprint (RFC 7638) as key id."""
    x = _base64(key.public_bytes_raw())
    jwk = OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": x, "use": "sig", "alg": ALGORITHM})
    jwk.ensure_kid()
    return jwk


def _claims_of_client(claims: dict[str, Any], now: datetime, audience: str, ours: Callable[[str], bool]) -> Claims:
    issuer, client, grant, scope = (claims.get(name) for name in ("iss", "client_id", "grant_id", "scope"))
    shaped = (
        isinstance(issuer, str)
        and ours(issuer)
        and claims.get("aud") == audience
        and isinstance(client, str)
        and client
        and isinstance(grant, str | None)
        and isinstance(scope, str)
    )
    if not shaped:
        raise Unauthenticated(REFUSAL)
    return replace(
        _claims({**claims, "iss": ISSUER}, now), client=client, grant=grant, scope=frozenset(str(scope).split())
    )


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
        issued, expires = (datetime.fromtimestamp(moment, UTC) for moment in moments)  # type: ignore[arg-type]  # int: shaped
    except (OverflowError, OSError, ValueError) as error:
        raise Unauthenticated(REFUSAL) from error
    if expires <= now or issued > now + LEEWAY:
        raise Unauthenticated(REFUSAL)
    return Claims(claims["agency"], claims["name"], frozenset(claims["roles"]), expires, claims["jti"])


def signing_jwk(key: Ed25519PrivateKey) -> OKPKey:
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
