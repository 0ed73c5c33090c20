"""Does what a token came of still stand? The ledger and the grants have the last word, at every request."""

from datetime import datetime

from sqlalchemy import Connection

from intel.errors import Unauthenticated
from intel.identity.issuer import grants
from intel.identity.tokens import REFUSAL, Claims
from intel.ledger import clients, community, users
from intel.ledger.clients import Client


def roles_now(connection: Connection, agency: str, name: str, roles: frozenset[str]) -> frozenset[str]:
    """Those of the roles that the person has now: none where the agency is gone or the person was disabled. One whom
    the ledger does not know by name keeps what the sign-in said."""
    if agency not in community.agencies(connection):
        return frozenset()
    person = users.named(connection, agency, name)
    if person is None:
        return roles
    return frozenset() if person.disabled else roles & person.roles


def standing_client(connection: Connection, id: str) -> Client | None:
    """One that is registered and not disabled."""
    client = clients.by_id(connection, id)
    return None if client is None or client.disabled else client


def still(connection: Connection, claims: Claims, now: datetime) -> frozenset[str]:
    """The roles with which the bearer of a client's token acts now. Raises `Unauthenticated` where its grant was ended,
    it was revoked, its client is disabled, or no role is left."""
    client = standing_client(connection, claims.client or "")
    if client is None or client.agency != claims.agency or grants.is_revoked(connection, claims.id):
        raise Unauthenticated(REFUSAL)
    roles = claims.roles & client.roles
    if claims.grant is not None:
        if not grants.stands(connection, claims.grant, now):
            raise Unauthenticated(REFUSAL)
        roles = roles_now(connection, claims.agency, claims.name, roles)
    if not roles:
        raise Unauthenticated(REFUSAL)
    return roles
