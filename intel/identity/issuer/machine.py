"""Client credentials: a tool acts for its agency and for no person, with the roles that it was registered with."""

from typing import Any

from authlib.oauth2.rfc6749 import InvalidScopeError
from authlib.oauth2.rfc6749.grants import ClientCredentialsGrant

from intel.identity.issuer import scopes
from intel.identity.issuer.minting import Minted, mint, note
from intel.identity.issuer.registered import BY_KEY
from intel.identity.issuer.wire import Asked
from intel.ledger.engine import writing


class MachineGrant(ClientCredentialsGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = [BY_KEY]
    request: Asked

    def generate_token(self, scope: str | None, **_: Any) -> dict[str, Any]:
        server, client = self.server, self.request.client.client
        roles = scopes.roles(scope or "", client.roles)
        if not roles or set((scope or "").split()) & set(scopes.WORDS):
            raise InvalidScopeError
        given = scopes.given("", roles)
        self.minted: Minted = mint(server.exchange, server.issuer, client, None, roles, given, server.now)
        return self.minted.answer(server.now, given)

    def save_token(self, token: dict[str, Any]) -> None:
        server, client, minted = self.server, self.request.client.client, self.minted
        server.spend(client.id)
        with writing(server.exchange.engine) as connection:
            about = {"token": minted.id}
            note(connection, "token issued", client, minted.name, server.now, about, roles=minted.roles)
