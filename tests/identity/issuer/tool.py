"""A tool of an agency and a person's browser, by hand: what each sends over HTTP, and what comes back."""

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx
import orjson
from joserfc import jwt
from joserfc.jwk import ECKey, OKPKey, RSAKey

from intel.identity.issuer.registration import drafted, register
from intel.ledger import users
from intel.ledger.clients import Client
from intel.ledger.engine import writing
from tests.services.served import Served

REDIRECT = "http://127.0.0.1/answer"
ASKED_AT = "http://127.0.0.1:49152/answer"
"""The same with the port that a program on the person's machine happened to get."""
ALL = "openid profile offline_access"


def challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


@dataclass
class Tool:
    """A registered client, and one person's browser before the server."""

    served: Served
    client: Client
    key: OKPKey | None = None
    site: str = "same-origin"
    """What the browser says of where a form comes from."""
    cookie: str = field(default="", repr=False)

    # --- the person ---
    def browse(self, method: str, path: str, **more: Any) -> httpx.Response:
        """As the person's browser: the tool has nothing of its cookie."""
        headers = {"Sec-Fetch-Site": self.site, "Cookie": self.cookie, **more.pop("headers", {})}
        answer = self.served.client.request(method, path, headers=headers, **more)
        self.served.client.cookies.clear()
        return answer

    def sign_in(self, agency: str = "VN", name: str = "Mai", *roles: str, hours: float = 8) -> None:
        token = self.served.token(agency, *(roles or ("analyst", "liaison")), name=name, hours=hours)
        answer = self.browse("POST", "/sign-in", data={"token": token})
        assert answer.status_code == 303
        self.cookie = answer.headers["set-cookie"].partition(";")[0]

    def request(self, verifier: str = "v" * 43, **changed: str | None) -> dict[str, str]:
        stated: dict[str, str | None] = {
            "response_type": "code",
            "client_id": self.client.id,
            "redirect_uri": ASKED_AT,
            "scope": ALL,
            "state": "a state",
            "nonce": "a nonce",
            "code_challenge": challenge(verifier),
            "code_challenge_method": "S256",
            **changed,
        }
        return {name: value for name, value in stated.items() if value is not None}

    def ask(self, **changed: str | None) -> httpx.Response:
        return self.browse("GET", "/oauth/authorize", params=self.request(**changed))

    def decide(self, decision: str = "allow", **changed: str | None) -> httpx.Response:
        form = {**self.request(**changed), "decision": decision}
        return self.browse("POST", "/oauth/authorize", data=form)

    def answer(self, response: httpx.Response) -> dict[str, str]:
        """What the browser brings to the tool."""
        assert response.status_code == 303, response.text
        return {name: values[0] for name, values in parse_qs(urlsplit(response.headers["location"]).query).items()}

    def code(self, **changed: str | None) -> str:
        return self.answer(self.decide(**changed))["code"]

    # --- the tool ---
    def post(self, path: str, **form: str | None) -> httpx.Response:
        sent = {name: value for name, value in form.items() if value is not None}
        return self.served.client.post(path, data=sent)

    def redeem(self, code: str, verifier: str | None = "v" * 43, **changed: str | None) -> httpx.Response:
        form = {
            "grant_type": "authorization_code",
            "client_id": self.client.id,
            "redirect_uri": ASKED_AT,
            "code": code,
            "code_verifier": verifier,
            **changed,
        }
        return self.post("/oauth/token", **form)

    def refresh(self, token: str, **changed: str | None) -> httpx.Response:
        form = {"grant_type": "refresh_token", "client_id": self.client.id, "refresh_token": token, **changed}
        return self.post("/oauth/token", **form)

    def tokens(self, **changed: str | None) -> dict[str, Any]:
        """The whole way, for a person who is signed in."""
        answer = self.redeem(self.code(**changed))
        assert answer.status_code == 200, answer.text
        given: dict[str, Any] = answer.json()
        return given

    def assertion(self, **changed: Any) -> str:
        now = self.served.clock()
        claims = {
            "iss": self.client.id,
            "sub": self.client.id,
            "aud": self.served.url,
            "iat": int(now.timestamp()),
            "exp": int((now + timedelta(seconds=60)).timestamp()),
            "jti": uuid4().hex,
            **changed,
        }
        key = changed.pop("key", self.key)
        claims.pop("key", None)
        stated = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode({"alg": "Ed25519"}, stated, key, algorithms=["Ed25519"])

    def machine(self, assertion: str | None = None, **changed: str | None) -> httpx.Response:
        form = {
            "grant_type": "client_credentials",
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion": assertion or self.assertion(),
            **changed,
        }
        return self.post("/oauth/token", **form)

    def viewer(self, token: str) -> httpx.Response:
        """Does the API take the token?"""
        query = {"query": "{ viewer { agency { code } name roles } }"}
        return self.served.client.post("/graphql", json=query, headers={"Authorization": f"Bearer {token}"})


def public(key: OKPKey | ECKey | RSAKey) -> bytes:
    """As it is given to the administrator."""
    return orjson.dumps({"keys": [key.as_dict(private=False)]})


def person(served: Served, agency: str, name: str, *roles: str) -> None:
    with writing(served.exchange.engine) as connection:
        users.add(connection, f"u-{secrets.token_hex(8)}", agency, name, roles, served.clock(), "operator")


def public_tool(served: Served, agency: str = "VN", name: str = "Link chart", *roles: str) -> Tool:
    """For people; registered by the agency's administrator."""
    client = drafted(agency, name, roles or ("analyst", "liaison"), [REDIRECT], None)
    register(served.exchange, served.exchange.reader(agency, "Admin", {"admin"}), client)
    return Tool(served, client)


def signing_tool(served: Served, agency: str = "VN", name: str = "Gate feed", *roles: str) -> Tool:
    """For itself."""
    key = OKPKey.generate_key("Ed25519")
    client = drafted(agency, name, roles or ("service",), [], public(key))
    register(served.exchange, served.exchange.reader(agency, "Admin", {"admin"}), client)
    return Tool(served, client, key)
