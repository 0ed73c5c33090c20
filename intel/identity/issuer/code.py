"""Authorization codes: a person lets a tool act, the tool shows that it is the one that asked (PKCE, S256 alone)."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from authlib.oauth2.rfc6749 import InvalidGrantError, InvalidRequestError, InvalidScopeError
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc7636 import CodeChallenge

from intel.identity.issuer import grants, scopes
from intel.identity.issuer.grants import Code, ForWhom
from intel.identity.issuer.minting import Minted, mint, note
from intel.identity.issuer.person import Person
from intel.identity.issuer.registered import BY_KEY, PUBLIC, Registered
from intel.identity.issuer.standing import roles_now
from intel.identity.issuer.wire import Asked
from intel.ledger.engine import reading, writing

LIFE = timedelta(seconds=60)
"""Of a code."""
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass
class Presented:
    """A code as a client presents it, as Authlib asks about one."""

    secret: str = field(repr=False)
    code: Code
    code_challenge_method: str = "S256"

    @property
    def code_challenge(self) -> str:
        return self.code.challenge

    def get_redirect_uri(self) -> str:
        return self.code.redirect

    def get_scope(self) -> str:
        return self.code.for_whom.scope

    def get_nonce(self) -> str | None:
        return self.code.nonce

    def get_auth_time(self) -> int:
        return self.code.signed_in

    def get_acr(self) -> None:
        """None: how somebody signed in is said by `amr`."""

    def get_amr(self) -> list[str]:
        return list(self.code.amr)


class S256(CodeChallenge):
    """Asked of every client, the confidential too (RFC 9700, 2.1.1)."""

    SUPPORTED_CODE_CHALLENGE_METHOD = ["S256"]
    CODE_CHALLENGE_METHODS = {"S256": CodeChallenge.CODE_CHALLENGE_METHODS["S256"]}

    def validate_code_challenge(self, grant: Any, redirect_uri: str) -> None:
        asked = grant.request.payload.data
        if asked.get("code_challenge_method") != "S256" or not _CHALLENGE.fullmatch(asked.get("code_challenge", "")):
            raise InvalidRequestError("PKCE is needed: code_challenge, and code_challenge_method=S256.")


class CodeGrant(AuthorizationCodeGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = [BY_KEY, PUBLIC]
    request: Asked
    roles: frozenset[str] = frozenset()
    """What the tool would get of the person who is asked."""

    # --- at the browser's end ---
    @staticmethod
    def validate_authorization_redirect_uri(request: Asked, client: Registered) -> str:
        """Authlib would write the address into its message."""
        uri: str | None = request.payload.redirect_uri
        if uri is None or not client.check_redirect_uri(uri):
            raise InvalidRequestError("The redirect address is not the client's.")
        return uri

    def validate_authorization_request(self) -> str:
        redirect: str = super().validate_authorization_request()
        person, client = self.request.user, self.request.client.client
        if person is not None:
            self.roles = scopes.roles(self.request.scope, client.roles, person.roles)
            if not self.roles:
                raise InvalidScopeError(redirect_uri=redirect)
        return redirect

    def generate_authorization_code(self) -> str:
        return grants.new_secret()

    def save_authorization_code(self, code: str, request: Asked) -> None:
        person, client, server = request.user, request.client.client, self.server
        asked = request.payload.data
        until = server.now + timedelta(seconds=server.exchange.settings.grant_seconds)
        for_whom = ForWhom(
            client=client.id,
            agency=person.agency,
            name=person.name,
            roles=self.roles,
            scope=scopes.given(request.scope, self.roles),
            until=until if person.until is None else min(until, person.until),
        )
        saved = Code(
            for_whom=for_whom,
            redirect=request.payload.redirect_uri,
            challenge=asked["code_challenge"],
            nonce=asked.get("nonce"),
            signed_in=int(person.signed_in.timestamp()),
            amr=person.amr,
            expires=server.now + LIFE,
        )
        with writing(server.exchange.engine) as connection:
            grants.save_code(connection, code, saved, server.now)

    # --- at the client's end ---
    def query_authorization_code(self, code: str, client: Registered) -> Presented | None:
        server = self.server
        with reading(server.exchange.engine) as connection:
            found = grants.find_code(connection, code, server.now)
            became = grants.find_grant_of_code(connection, code)
        if became is not None and became.for_whom.client == client.client.id:
            self._came_again(code, client)
        if found is None or found.for_whom.client != client.client.id:
            return None
        return Presented(code, found)

    def authenticate_user(self, authorization_code: Presented) -> Person | None:
        for_whom, client = authorization_code.code.for_whom, self.request.client.client
        with reading(self.server.exchange.engine) as connection:
            self.roles = roles_now(connection, for_whom.agency, for_whom.name, for_whom.roles & client.roles)
        return Person.of(for_whom, self.roles) if self.roles else None

    def generate_token(self, user: Person, scope: str, include_refresh_token: bool, **_: Any) -> dict[str, Any]:
        server, for_whom = self.server, self.request.authorization_code.code.for_whom
        self.scope = scopes.given(scope, self.roles)
        self.grant_id = uuid4().hex
        self.minted: Minted = mint(
            server.exchange,
            server.issuer,
            self.request.client.client,
            user.name,
            self.roles,
            self.scope,
            server.now,
            self.grant_id,
            for_whom.until,
        )
        answer = self.minted.answer(server.now, self.scope)
        if scopes.OFFLINE in self.scope.split():
            answer["refresh_token"] = f"{grants.new_secret()}.{grants.new_secret()}"
        return answer

    def save_token(self, token: dict[str, Any]) -> None:
        """Spends the code: of two that present it at once, one is told that it came again."""
        server, client = self.server, self.request.client.client
        code, for_whom = self.request.authorization_code.secret, self.request.authorization_code.code.for_whom
        refresh = token.get("refresh_token")
        server.spend(f"{client.id} {for_whom.agency} {for_whom.name}")
        lasting = ForWhom(
            client=for_whom.client,
            agency=for_whom.agency,
            name=for_whom.name,
            roles=for_whom.roles,
            scope=for_whom.scope,
            until=for_whom.until if refresh else self.minted.expires,
        )
        with writing(server.exchange.engine) as connection:
            first = grants.spend_code(connection, code)
            if first:
                most = server.exchange.settings.grant_limit
                grants.begin(connection, self.grant_id, lasting, code, refresh, server.now, most)
                about = {"grant": self.grant_id, "token": self.minted.id}
                note(connection, "token issued", client, for_whom.name, server.now, about, roles=self.roles)
        if not first:
            self._came_again(code, self.request.client)
            raise InvalidGrantError

    def delete_authorization_code(self, authorization_code: Presented) -> None:
        """Nothing: `save_token` spent it, in one transaction with what came of it."""

    def _came_again(self, code: str, client: Registered) -> None:
        """RFC 6749, 4.1.2: what came of the code is revoked."""
        server = self.server
        with writing(server.exchange.engine) as connection:
            became = grants.find_grant_of_code(connection, code)
            if became is None:
                return
            grants.end(connection, became.id)
            by, about = became.for_whom.name, {"grant": became.id}
            note(connection, "code used again", client.client, by, server.now, about, refused=True)
