"""Programs that may ask the built-in issuer for tokens, each of one agency: a name, roles, where answers go, its keys.

A client with keys shows who it is by signing (RFC 7523); one without is public (RFC 6749, 2.1) and gets only what a
person grants it. Neither ever has a secret that we know.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from intel.canonical import canonical, parsed
from intel.errors import Conflict, Invalid, Limit, NotFound
from intel.ledger.community import record
from intel.ledger.tables import agencies as _agencies
from intel.ledger.tables import clients as _clients
from intel.roles import ROLES

ALLOWED = frozenset(ROLES) - {"admin"}
"""Roles that a client may have: whom an agency's people are is decided by a person, on the pages."""


@dataclass(frozen=True)
class Client:
    id: str
    agency: str
    name: str
    roles: frozenset[str]
    """The most that it acts with: for a person, of the roles that the person has."""
    redirects: tuple[str, ...] = ()
    """Where a person's browser takes the answer; none: it acts for no person."""
    keys: Mapping[str, Any] | None = None
    """A set of public keys (RFC 7517); None: a public client."""
    disabled: bool = False


def of_agency(connection: Connection, agency: str) -> list[Client]:
    """All of the agency, the disabled too, by name."""
    wanted = select(_clients).where(_clients.c.agency == agency).order_by(_clients.c.name)
    return [_client(row) for row in connection.execute(wanted)]


def by_id(connection: Connection, id: str) -> Client | None:
    row = connection.execute(select(_clients).where(_clients.c.id == id)).first()
    return _client(row) if row else None


def named(connection: Connection, agency: str, name: str) -> Client:
    """Raises `NotFound`."""
    row = connection.execute(select(_clients).where(_clients.c.agency == agency, _clients.c.name == name)).first()
    if row is None:
        raise NotFound(f"{agency} has no client {name}")
    return _client(row)


def add(connection: Connection, client: Client, at: datetime, by: str, *, most: int) -> None:
    """Redirects and keys are held to be well-formed: `intel.identity.issuer.registration` sees to that.

    Raises `Invalid` for what is no role of a client, or a name that is none, `NotFound` for an unknown agency,
    `Conflict` where the name is taken, and `Limit` where the agency has `most` clients, the disabled not counted.
    """
    _check_roles(client.roles)
    if not client.name.strip() or len(client.name) > 100 or not client.name.isprintable():
        raise Invalid("a name has 1 to 100 printable characters", "name")
    if not client.redirects and client.keys is None:
        raise Invalid("a client needs keys, a redirect address, or both", "redirect")
    if connection.execute(select(_agencies.c.code).where(_agencies.c.code == client.agency)).first() is None:
        raise NotFound(f"no agency {client.agency}")
    ours = _clients.c.agency == client.agency
    if connection.execute(select(_clients.c.id).where(ours, _clients.c.name == client.name)).first() is not None:
        raise Conflict(f"{client.agency} has a client {client.name} already")
    standing = select(func.count()).select_from(_clients).where(ours, _clients.c.disabled == 0)
    if connection.execute(standing).scalar_one() >= most:
        raise Limit(f"an agency has at most {most} clients: disable one that is not used")
    change = {
        "change": "client added",
        "id": client.id,
        "agency": client.agency,
        "name": client.name,
        "roles": _written(sorted(client.roles)),
        "redirects": _written(list(client.redirects)),
        "keys": None if client.keys is None else _written(client.keys),
    }
    record(connection, change, at, by)


def set_keys(connection: Connection, agency: str, name: str, keys: Mapping[str, Any], at: datetime, by: str) -> None:
    """From now on these keys are the client's and no others. Raises `NotFound`; `Conflict` for one that is disabled,
    and for a public one, which would become another kind of client than was registered."""
    client = named(connection, agency, name)
    if client.disabled or client.keys is None:
        raise Conflict(f"{name} is disabled" if client.disabled else f"{name} is a public client: it has no keys")
    record(connection, {"change": "client keys set", "id": client.id, "keys": _written(keys)}, at, by)


def disable(connection: Connection, agency: str, name: str, at: datetime, by: str) -> Client:
    """From now on it is given no token, and none that it has is taken. Raises `NotFound`, `Conflict`."""
    client = named(connection, agency, name)
    if client.disabled:
        raise Conflict(f"{name} is disabled already")
    record(connection, {"change": "client disabled", "id": client.id}, at, by)
    return client


def _check_roles(roles: Collection[str]) -> None:
    unknown = sorted(set(roles) - ALLOWED)
    if unknown or not roles:
        raise Invalid(f"no role {unknown[0]} for a client" if unknown else "a client needs a role", "roles")


def _written(value: Mapping[str, Any] | Sequence[str]) -> str:
    return canonical(value).decode()


def _client(row: Row[tuple[object, ...]]) -> Client:
    return Client(
        id=row.id,
        agency=row.agency,
        name=row.name,
        roles=frozenset(parsed(row.roles)),
        redirects=tuple(parsed(row.redirects)),
        keys=None if row.keys is None else parsed(row.keys),
        disabled=bool(row.disabled),
    )
