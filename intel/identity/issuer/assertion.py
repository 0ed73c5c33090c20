"""A client with keys shows who it is by a JWT that it signed: `private_key_jwt` (RFC 7523, OpenID Connect Core 9).

It names this issuer or its token endpoint and nobody else, lives for minutes, and is taken once.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from authlib.oauth2.rfc6749 import InvalidClientError
from authlib.oauth2.rfc7523 import JWTBearerClientAssertion
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from intel.identity.issuer import keysets
from intel.identity.issuer.registered import BY_KEY, Registered
from intel.identity.issuer.wire import Asked

LONGEST = timedelta(minutes=5)
"""From now to its end."""
LEEWAY = timedelta(seconds=30)
"""How far the client's clock may be ahead of ours."""
LONGEST_ID = 200
"""Characters of its jti."""

Spend = Callable[[str, str, datetime], bool]
"""Client, jti, until when it has to be remembered: False where it was used before."""


class Assertion(JWTBearerClientAssertion):
    CLIENT_AUTH_METHOD = BY_KEY

    def __init__(self, audiences: list[str], now: datetime, spend: Spend) -> None:
        super().__init__()
        self._audiences = audiences
        self._now = now
        self._spend = spend

    def __call__(self, query_client: Callable[[str], Registered | None], request: Asked) -> Registered | None:
        try:
            client: Registered | None = super().__call__(query_client, request)
        except (JoseError, ValueError, TypeError, KeyError, RecursionError) as error:
            raise InvalidClientError from error
        stated = request.payload.client_id
        if client is not None and stated is not None and stated != client.client.id:
            raise InvalidClientError
        return client

    def resolve_client_public_key(self, client: Registered) -> KeySet:
        if client.client.keys is None:
            raise InvalidClientError
        return keysets.imported(client.client.keys)

    def process_assertion_claims(self, assertion: str, resolve_key: KeySet) -> dict[str, Any]:
        """Authlib would take any algorithm that its library recommends; we say which."""
        claims: dict[str, Any] = jwt.decode(assertion, resolve_key, algorithms=keysets.SIGNING).claims
        self.verify_claims(claims)
        return claims

    def verify_claims(self, claims: dict[str, Any]) -> None:
        """By our own clock. Raises `InvalidClientError`."""
        audience, id = claims.get("aud"), claims.get("jti")
        named = audience[0] if isinstance(audience, list) and len(audience) == 1 else audience
        expires, begins = _moment(claims.get("exp")), _moment(claims.get("nbf", claims.get("iat", 0)))
        holds = (
            isinstance(named, str)
            and named in self._audiences
            and claims.get("iss") == claims.get("sub")
            and self._now < expires <= self._now + LONGEST + LEEWAY
            and begins <= self._now + LEEWAY
            and isinstance(id, str)
            and 0 < len(id) <= LONGEST_ID
        )
        if not holds or not self._spend(str(claims["sub"]), str(id), expires):
            raise InvalidClientError


def _moment(seconds: Any) -> datetime:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise InvalidClientError
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError) as error:
        raise InvalidClientError from error
