"""Refresh tokens: each holds once; one that comes again ends the grant, since it is in two hands (RFC 9700, 4.14.2)."""

from dataclasses import dataclass, field
from typing import Any

from authlib.oauth2.rfc6749 import InvalidGrantError
from authlib.oauth2.rfc6749.grants import RefreshTokenGrant

from intel.identity.issuer import grants, scopes
from intel.identity.issuer.grants import Grant
from intel.identity.issuer.minting import Minted, mint, note
from intel.identity.issuer.person import Person
from intel.identity.issuer.registered import BY_KEY, PUBLIC, Registered
from intel.identity.issuer.standing import roles_now
from intel.identity.issuer.wire import Asked
from intel.ledger.engine import reading, writing


@dataclass
class Presented:
    """A refresh token as a client presents it, as Authlib asks about one."""

    token: str = field(repr=False)
    grant: Grant

    def check_client(self, client: Registered) -> bool:
        return self.grant.for_whom.client == client.client.id

    def get_scope(self) -> str:
        return self.grant.for_whom.scope


class RefreshGrant(RefreshTokenGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = [BY_KEY, PUBLIC]
    INCLUDE_NEW_REFRESH_TOKEN = True
    request: Asked
    roles: frozenset[str] = frozenset()

    def authenticate_refresh_token(self, refresh_token: str) -> Presented | None:
        with reading(self.server.exchange.engine) as connection:
            found = grants.find_grant(connection, refresh_token, self.server.now)
        if found is None:
            return None
        grant, holds = found
        presented = Presented(refresh_token, grant)
        if not holds and presented.check_client(self.request.client):
            self._end(grant, "refresh token used again")
        return presented if holds else None

    def authenticate_user(self, refresh_token: Presented) -> Person:
        for_whom, client = refresh_token.grant.for_whom, self.request.client.client
        with reading(self.server.exchange.engine) as connection:
            self.roles = roles_now(connection, for_whom.agency, for_whom.name, for_whom.roles & client.roles)
        if not self.roles:
            self._end(refresh_token.grant, "grant ended: no role is left")
            raise InvalidGrantError
        return Person.of(for_whom, self.roles)

    def generate_token(self, user: Person, scope: str, **_: Any) -> dict[str, Any]:
        server, grant = self.server, self.request.refresh_token.grant
        self.roles = scopes.roles(scope, self.roles)
        self.scope = scopes.given(scope, self.roles)
        self.minted: Minted = mint(
            server.exchange,
            server.issuer,
            self.request.client.client,
            user.name,
            self.roles,
            self.scope,
            server.now,
            grant.id,
            grant.for_whom.until,
        )
        selector, _dot, _secret = self.request.refresh_token.token.partition(".")
        renewed = f"{selector}.{grants.new_secret()}"
        return {**self.minted.answer(server.now, self.scope), "refresh_token": renewed}

    def save_token(self, token: dict[str, Any]) -> None:
        """Of two that present the same token at once, one is told that it came again, and the grant ends."""
        server, grant, client = self.server, self.request.refresh_token.grant, self.request.client.client
        by = grant.for_whom.name
        server.spend(f"{client.id} {grant.for_whom.agency} {by}")
        with writing(server.exchange.engine) as connection:
            first = grants.renew(connection, grant, token["refresh_token"])
            if first:
                about = {"grant": grant.id, "token": self.minted.id}
                note(connection, "token refreshed", client, by, server.now, about, roles=self.roles)
        if not first:
            self._end(grant, "refresh token used again")
            raise InvalidGrantError

    def revoke_old_credential(self, refresh_token: Presented) -> None:
        """Nothing: `save_token` put the new one in its place, in one transaction."""

    def _end(self, grant: Grant, why: str) -> None:
        server, client = self.server, self.request.client.client
        with writing(server.exchange.engine) as connection:
            grants.end(connection, grant.id)
            by = grant.for_whom.name
            note(connection, why, client, by, server.now, {"grant": grant.id}, refused=True)
