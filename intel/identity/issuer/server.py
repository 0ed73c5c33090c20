"""Authlib's authorization server over this exchange: one object for each request, at one moment, under one address."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from authlib.oauth2 import AuthorizationServer, OAuth2Error
from authlib.oauth2.rfc6749 import InvalidClientError, InvalidGrantError, InvalidScopeError
from starlette.responses import Response

from intel.exchange.exchange import Exchange
from intel.identity.issuer import grants, scopes, wire
from intel.identity.issuer.address import is_ours
from intel.identity.issuer.assertion import Assertion
from intel.identity.issuer.code import S256, CodeGrant
from intel.identity.issuer.id_token import IdToken
from intel.identity.issuer.machine import MachineGrant
from intel.identity.issuer.refresh import RefreshGrant
from intel.identity.issuer.registered import BY_KEY, Registered
from intel.identity.issuer.revoking import Revocation
from intel.identity.issuer.standing import standing_client
from intel.identity.issuer.wire import Asked
from intel.identity.tokens import Claims, verified
from intel.ledger.engine import reading, writing
from intel.reports.listed import storable

logging.getLogger("authlib").setLevel(logging.INFO)  # at DEBUG it writes tokens into the log

PATHS = {
    "authorization_endpoint": "/oauth/authorize",
    "token_endpoint": "/oauth/token",
    "revocation_endpoint": "/oauth/revoke",
    "userinfo_endpoint": "/oauth/userinfo",
    "jwks_uri": "/oauth/jwks",
}
TOLD = {
    "invalid_client": "The client is not known, or did not show that it is the one it says.",
    "invalid_grant": "The code or token does not hold, or not for this client and this request.",
    "unauthorized_client": "This is not open to the client.",
    "unsupported_grant_type": "The grant type is not supported.",
    "unsupported_response_type": "The response type is not supported.",
    "invalid_scope": "The scope is not known, or nothing of it is open to the client and the person.",
}
"""What is said of an error, one text for each: none tells whether a client, a person or a token exists."""

Spend = Callable[[str], None]
"""Counts a token issued. Raises `intel.errors.Limit` where there were too many."""


class Server(AuthorizationServer):
    def __init__(self, exchange: Exchange, issuer: str, spend: Spend) -> None:
        super().__init__()
        self.exchange = exchange
        self.issuer = issuer
        self.spend = spend
        self.now: datetime = exchange.clock()
        self.register_client_auth_method(BY_KEY, self._assertion())
        self.register_grant(CodeGrant, [S256(), IdToken(self)])
        self.register_grant(RefreshGrant)
        self.register_grant(MachineGrant)
        self.register_endpoint(Revocation)

    def asked(self, method: str, parameters: Mapping[str, str], headers: Mapping[str, str]) -> Asked:
        return Asked(method, self.issuer, parameters, headers)

    # --- what Authlib asks for ---
    def query_client(self, client_id: str) -> Registered | None:
        with reading(self.exchange.engine) as connection:
            client = standing_client(connection, client_id) if storable(client_id) else None
        return None if client is None else Registered(client)

    def save_token(self, token: Any, request: Any) -> None:
        raise NotImplementedError("each grant saves its own, in one transaction with what it spends")

    def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Nobody listens."""

    def create_oauth2_request(self, request: Asked) -> Asked:
        return request

    def validate_requested_scope(self, scope: str | None) -> None:
        if scopes.words(scope) is None or len(scope or "") > scopes.LONGEST:
            raise InvalidScopeError

    def get_authorization_grant(self, request: Asked) -> CodeGrant:
        """Authlib would write the response type that was asked for into an error that takes plain ASCII alone."""
        asked = request.payload.response_type
        for kind, extensions in self._authorization_grants:
            if asked in kind.RESPONSE_TYPES:
                grant: CodeGrant = kind(request, self)
                for extension in extensions or []:
                    extension(grant)
                return grant
        error = OAuth2Error(error="unsupported_response_type" if asked else "invalid_request")
        error.redirect_uri = self.known_redirect(request)
        raise error

    def handle_response(self, status: int, body: Any, headers: Sequence[tuple[str, str]]) -> Response:
        return wire.answer(status, body, headers, self.issuer)

    def handle_error_response(self, request: Asked, error: OAuth2Error) -> Response:
        """One who did not sign does not learn whether the client is known: the code or token does not hold, and that
        is all."""
        status = error.status_code
        if isinstance(error, InvalidClientError):
            scheme = request.headers.get("authorization", "").partition(" ")[0].lower()
            status, by_key = 401, request.form.get("client_assertion") is not None
            if not by_key and not scheme and request.payload.grant_type in ("authorization_code", "refresh_token"):
                error, status = InvalidGrantError(), 400
        told = OAuth2Error(error=error.error, description=TOLD.get(error.error, error.description))
        told.redirect_uri, told.state = error.redirect_uri, error.state
        if told.redirect_uri:
            return self.handle_response(*told())
        headers = [("WWW-Authenticate", 'Basic realm="naga"')] if status == 401 else []
        return self.handle_response(status, dict(told.get_body()), headers)

    # --- ours ---
    def claims(self, token: str) -> Claims:
        """Raises `intel.errors.Unauthenticated`."""
        settings = self.exchange.settings
        keys = self.exchange.keyring.issuers.verifying(self.now)
        return verified(keys, token, self.now, settings.audience, lambda issuer: is_ours(settings, issuer))

    def _assertion(self) -> Assertion:
        def spend(client: str, jti: str, until: datetime) -> bool:
            with writing(self.exchange.engine) as connection:
                return grants.spend_assertion(connection, client, jti, until, self.now)

        return Assertion([self.issuer, self.issuer + PATHS["token_endpoint"]], self.now, spend)

    def known_redirect(self, request: Asked) -> str | None:
        """An error goes to the client's address, where the request names a client and an address of it."""
        payload = request.payload
        client = self.query_client(payload.client_id) if payload.client_id else None
        asked: str | None = payload.redirect_uri
        return asked if client is not None and asked and client.check_redirect_uri(asked) else None
