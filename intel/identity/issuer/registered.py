"""A client of the ledger, as Authlib asks about one."""

from authlib.oauth2.rfc6749 import ClientMixin

from intel.identity.issuer import redirects, scopes
from intel.ledger.clients import Client

BY_KEY = "private_key_jwt"
PUBLIC = "none"


class Registered(ClientMixin):
    def __init__(self, client: Client) -> None:
        self.client = client

    def __repr__(self) -> str:
        return f"Registered({self.client.id})"

    def get_client_id(self) -> str:
        return self.client.id

    def get_default_redirect_uri(self) -> None:
        """None: a request says where its answer goes (OpenID Connect Core, 3.1.2.1)."""

    def get_allowed_scope(self, scope: str | None) -> str | None:
        words = scopes.words(scope)
        return None if words is None else " ".join(words)

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return any(redirects.matches(registered, redirect_uri) for registered in self.client.redirects)

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == (PUBLIC if self.client.keys is None else BY_KEY)

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code" and bool(self.client.redirects)

    def check_grant_type(self, grant_type: str) -> bool:
        if grant_type == "client_credentials":
            return self.client.keys is not None
        return grant_type in ("authorization_code", "refresh_token") and bool(self.client.redirects)
