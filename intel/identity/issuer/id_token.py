"""ID tokens (OpenID Connect Core, 2): who signed in, when and how, for the client that asked."""

from datetime import timedelta
from typing import Any

from authlib.oidc.core import UserInfo
from authlib.oidc.core.grants import OpenIDCode
from joserfc.jwk import OKPKey

from intel.identity.issuer import scopes
from intel.identity.issuer.person import Person
from intel.identity.issuer.registered import Registered
from intel.identity.tokens import ALGORITHM, signing_jwk

LIFE = timedelta(minutes=10)


class IdToken(OpenIDCode):
    """One for each request: `server` is Authlib's, with our clock and keys."""

    def __init__(self, server: Any) -> None:
        super().__init__(require_nonce=False)  # PKCE guards the code of a client that sends none
        self._server = server
        self._key: OKPKey = signing_jwk(server.exchange.keyring.issuer)

    def exists_nonce(self, nonce: str, request: Any) -> bool:
        """False: it is the client that holds the nonce against the one it made, and knows a replay by it."""
        return False

    def resolve_client_private_key(self, client: Registered) -> OKPKey:
        return self._key

    def get_client_algorithm(self, client: Registered) -> str:
        return ALGORITHM

    def get_encode_header(self, client: Registered) -> dict[str, str]:
        return {"alg": ALGORITHM, "typ": "JWT", "kid": self._key.thumbprint()}

    def get_client_claims(self, client: Registered) -> dict[str, Any]:
        now = int(self._server.now.timestamp())
        return {
            "iss": self._server.issuer,
            "aud": client.client.id,
            "iat": now,
            "exp": now + int(LIFE.total_seconds()),
        }

    def generate_user_info(self, user: Person, scope: str) -> UserInfo:
        return UserInfo(claims(user.subject, user.agency, user.name, user.roles, scope))


def claims(subject: str, agency: str, name: str, roles: frozenset[str], scope: str) -> dict[str, Any]:
    """About a person, as far as the scope reaches."""
    about: dict[str, Any] = {"sub": subject}
    if scopes.PROFILE in scope.split():
        about |= {"name": name, "agency": agency, "roles": sorted(roles)}
    return about
