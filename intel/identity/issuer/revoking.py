"""Revocation (RFC 7009): a refresh token ends its grant, an access token itself. What is no token is no error."""

from dataclasses import dataclass
from datetime import datetime

from authlib.oauth2.rfc6749 import InvalidRequestError
from authlib.oauth2.rfc7009 import RevocationEndpoint

from intel.errors import Unauthenticated
from intel.identity.issuer import grants
from intel.identity.issuer.minting import note
from intel.identity.issuer.registered import BY_KEY, PUBLIC, Registered
from intel.identity.issuer.wire import Asked
from intel.ledger.engine import reading, writing


@dataclass(frozen=True)
class Found:
    by: str
    grant: str | None = None
    """Ends, where a refresh token of it was given."""
    token: str | None = None
    expires: datetime | None = None


class Revocation(RevocationEndpoint):
    CLIENT_AUTH_METHODS = [BY_KEY, PUBLIC]

    def authenticate_token(self, request: Asked, client: Registered) -> Found | None:
        """Authlib would tell a client that a token of another stands."""
        token = request.form.get("token")
        if token is None:
            raise InvalidRequestError("There is no token in the request.")
        return self._refresh(token, client) or self._access(token, client)

    def revoke_token(self, token: Found, request: Asked) -> None:
        server, client = self.server, request.client.client
        with writing(server.exchange.engine) as connection:
            if token.grant is not None:
                grants.end(connection, token.grant)
                note(connection, "grant revoked", client, token.by, server.now, {"grant": token.grant})
            elif token.token is not None and token.expires is not None:
                grants.revoke(connection, token.token, token.expires, server.now)
                note(connection, "token revoked", client, token.by, server.now, {"token": token.token})

    def _refresh(self, token: str, client: Registered) -> Found | None:
        """An old one too: whoever has it may end what is no longer theirs to use."""
        with reading(self.server.exchange.engine) as connection:
            found = grants.find_grant(connection, token, self.server.now)
        if found is None or found[0].for_whom.client != client.client.id:
            return None
        return Found(found[0].for_whom.name, grant=found[0].id)

    def _access(self, token: str, client: Registered) -> Found | None:
        try:
            claims = self.server.claims(token)
        except Unauthenticated:
            return None
        if claims.client != client.client.id:
            return None
        return Found(claims.name, token=claims.id, expires=claims.expires)
