"""Access tokens for clients (RFC 9068), and the line in the audit trail for each that is issued, revoked or refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection

from intel.errors import Unauthenticated
from intel.exchange.exchange import Exchange
from intel.identity import tokens
from intel.ledger import audit
from intel.ledger.clients import Client


@dataclass(frozen=True)
class Minted:
    """An access token, and what it says."""

    token: str = field(repr=False)
    id: str
    agency: str
    name: str
    roles: frozenset[str]
    expires: datetime

    def answer(self, now: datetime, scope: str) -> dict[str, Any]:
        """RFC 6749, 5.1."""
        left = int((self.expires - now).total_seconds())
        return {"access_token": self.token, "token_type": "Bearer", "expires_in": left, "scope": scope}


def mint(
    exchange: Exchange,
    issuer: str,
    client: Client,
    name: str | None,
    roles: frozenset[str],
    scope: str,
    now: datetime,
    grant: str | None = None,
    until: datetime | None = None,
) -> Minted:
    """For a person of the client's agency, or (without a name) for the client itself; it ends at `until` at the
    latest."""
    ends = now + timedelta(seconds=exchange.settings.access_seconds)
    expires = ends if until is None else min(ends, until)
    id, agency = uuid4().hex, client.agency
    bearer = tool_name(client) if name is None else name
    claims: dict[str, Any] = {
        "iss": issuer,
        "aud": exchange.settings.audience,
        "sub": client.id if name is None else f"{agency}/{name}",
        "client_id": client.id,
        "agency": agency,
        "name": bearer,
        "roles": sorted(roles),
        "scope": scope,
        "iat": int(now.timestamp()),
        "exp": int(expires.timestamp()),
        "jti": id,
    }
    if grant is not None:
        claims["grant_id"] = grant
    token = tokens.signed(exchange.keyring.issuer, claims, tokens.TYPE)
    return Minted(token, id, agency, bearer, roles, expires)


def tool_name(client: Client) -> str:
    """Under which a client that acts for no person stands in the trail: no person's name, whatever it is called."""
    return f"tool {client.name} ({client.id})"


def note(
    connection: Connection,
    action: str,
    client: Client,
    by: str,
    at: datetime,
    ids: Mapping[str, str],
    *,
    roles: frozenset[str] = frozenset(),
    refused: bool = False,
) -> None:
    """One line of the audit trail. `ids` are those of a token or grant, never a secret."""
    content = {
        "agency": client.agency,
        "by": by,
        "roles": sorted(roles),
        "actions": [action],
        "operation_name": "",
        "purpose": None,
        "refused": Unauthenticated.code if refused else None,
        "refusals": [Unauthenticated.code] if refused else [],
        "client": client.id,
        **ids,
    }
    audit.append(connection, content, [], at)
