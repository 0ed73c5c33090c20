"""An OpenID Connect provider in place of the built-in issuer: its signed access tokens, verified by its published keys.

Sources: OpenID Connect Discovery 1.0, RFC 7517 (keys), RFC 9068 (JWT access tokens), RFC 8725 (JWT best practice):
asymmetric algorithms only, issuer and audience exact, and keys from the provider's own address alone.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx
import orjson
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from intel.errors import Invalid, Unauthenticated, Unavailable
from intel.identity.tokens import LEEWAY, MAX_CHARACTERS, REFUSAL, Claims
from intel.roles import ROLES

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA"]
FRESH = timedelta(minutes=10)
"""How long the provider's keys are used without asking again."""
STALE = timedelta(hours=12)
"""How long they are used while the provider does not answer."""
PAUSE = timedelta(seconds=30)
"""Least time between two questions, so that made-up key ids do not make us ask for every token."""
LARGEST = 1_000_000
"""Bytes of an answer of the provider."""

Fetch = Callable[[str], bytes]
"""The body at a URL. Raises `Unavailable`."""


@dataclass(frozen=True)
class Mapped:
    """Which claims of the provider's tokens say what, and which of its groups are which of our roles."""

    agency: str = "agency"
    name: str = "name"
    roles: str = "roles"
    groups: Mapping[str, str] = field(default_factory=dict)
    """Empty: a role is called what we call it."""

    def __post_init__(self) -> None:
        unknown = sorted(set(self.groups.values()) - ROLES.keys())
        if unknown:
            raise Invalid(f"unknown role {unknown[0]}", "NAGA_CLAIM_GROUPS")


def fetch(url: str) -> bytes:
    """Over HTTPS, without redirects, in five seconds and no more than `LARGEST` bytes. Raises `Unavailable`."""
    try:
        with httpx.stream("GET", url, timeout=5, headers={"Accept": "application/json"}) as answer:
            answer.raise_for_status()
            body = bytearray()
            for chunk in answer.iter_bytes():
                body += chunk
                if len(body) > LARGEST:
                    raise Unavailable("the issuer's answer is too large")
            return bytes(body)
    except httpx.HTTPError as error:
        raise Unavailable("the issuer of tokens does not answer") from error


class Provider:
    """Verifies tokens of one provider for one audience. Safe to share between threads."""

    def __init__(self, issuer: str, audience: str, mapped: Mapped, fetch: Fetch = fetch) -> None:
        if not _trusted(issuer):
            raise Invalid("an issuer is an https:// address", "NAGA_ISSUER")
        self.issuer = issuer
        self.audience = audience
        self._mapped = mapped
        self._fetch = fetch
        self._turn = threading.Lock()
        self._keys: KeySet | None = None
        self._known_since: datetime | None = None
        self._asked: datetime | None = None

    def verify(self, token: str, now: datetime) -> Claims:
        """Raises `Unauthenticated`, always with one text; `Unavailable` where the provider's keys cannot be had."""
        if len(token) > MAX_CHARACTERS:
            raise Unauthenticated(REFUSAL)
        try:
            decoded = self._decode(token, now)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise Unauthenticated(REFUSAL) from error
        if str(decoded.header.get("typ", "JWT")).lower() not in ("at+jwt", "application/at+jwt", "jwt"):
            raise Unauthenticated(REFUSAL)
        return self._claims(decoded.claims, now)

    def _decode(self, token: str, now: datetime) -> jwt.Token:
        keys = self._known(now)
        try:
            return jwt.decode(token, keys, algorithms=ALGORITHMS)
        except (JoseError, ValueError):
            again = self._known(now, anew=True)  # the provider may have begun to use another key
            if again is keys:
                raise
            return jwt.decode(token, again, algorithms=ALGORITHMS)

    def _known(self, now: datetime, *, anew: bool = False) -> KeySet:
        with self._turn:
            age = None if self._known_since is None else now - self._known_since
            waited = self._asked is None or now - self._asked >= PAUSE
            if self._keys is not None and age is not None and (not waited or (age < FRESH and not anew)):
                return self._keys
            self._asked = now
            try:
                self._keys, self._known_since = self._ask(), now
            except Unavailable:
                if self._keys is None or age is None or age > STALE:
                    raise
            return self._keys

    def _ask(self) -> KeySet:
        try:
            stated = orjson.loads(self._fetch(self.issuer.rstrip("/") + "/.well-known/openid-configuration"))
            address = stated["jwks_uri"]
            if stated["issuer"] != self.issuer or not _trusted(address):
                raise Unavailable("the issuer of tokens names another, or keys at an address that is not https")
            return KeySet.import_key_set(orjson.loads(self._fetch(address)))
        except (orjson.JSONDecodeError, KeyError, TypeError, JoseError) as error:
            raise Unavailable("the issuer of tokens does not answer as OpenID Connect says") from error

    def _claims(self, claims: Mapping[str, Any], now: datetime) -> Claims:
        audiences = claims.get("aud")
        names = audiences if isinstance(audiences, list) else [audiences]
        if claims.get("iss") != self.issuer or self.audience not in names:
            raise Unauthenticated(REFUSAL)
        expires, begins = _moment(claims.get("exp")), _moment(claims.get("nbf", claims.get("iat", 0)))
        if expires <= now or begins > now + LEEWAY:
            raise Unauthenticated(REFUSAL)
        agency, subject = claims.get(self._mapped.agency), claims.get("sub")
        name = claims.get(self._mapped.name, subject)
        roles = frozenset(self._roles(claims.get(self._mapped.roles)))
        if not (isinstance(agency, str) and agency and isinstance(name, str) and name and roles):
            raise Unauthenticated(REFUSAL)
        return Claims(agency, name, roles, expires, str(claims.get("jti", f"{subject} {claims.get('iat')}")))

    def _roles(self, groups: Any) -> list[str]:
        """Groups that are none of our roles open nothing and do no harm: a provider serves others too."""
        named = groups.split() if isinstance(groups, str) else groups if isinstance(groups, list) else []
        ours = self._mapped.groups or {role: role for role in ROLES}
        return [ours[group] for group in named if isinstance(group, str) and group in ours]


def _trusted(address: Any) -> bool:
    """HTTPS, or this very machine."""
    if not isinstance(address, str):
        return False
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1", "localhost"))


def _moment(seconds: Any) -> datetime:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise Unauthenticated(REFUSAL)
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError) as error:
        raise Unauthenticated(REFUSAL) from error
