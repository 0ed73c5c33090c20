"""The people of each agency, as the ledger knows them: a name, roles, and whether they may still sign in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, select

from intel.canonical import canonical, parsed
from intel.errors import Conflict, Invalid, NotFound
from intel.ledger.community import record
from intel.ledger.tables import agencies as _agencies
from intel.ledger.tables import users as _users
from intel.roles import ROLES


@dataclass(frozen=True)
class User:
    id: str
    agency: str
    name: str
    roles: frozenset[str]
    disabled: bool = False


def of_agency(connection: Connection, agency: str) -> list[User]:
    """All of the agency, the disabled too, by name."""
    return [_user(row) for row in connection.execute(select(_users).where(_users.c.agency == agency).order_by("name"))]


def named(connection: Connection, agency: str, name: str) -> User | None:
    row = connection.execute(select(_users).where(_users.c.agency == agency, _users.c.name == name)).first()
    return _user(row) if row else None


def add(
    connection: Connection, id: str, agency: str, name: str, roles: Collection[str], at: datetime, by: str
) -> User:  # fmt: skip
    """Raises `Invalid` for what is no role, `NotFound` for an unknown agency, `Conflict` where the name is taken."""
    unknown = sorted(set(roles) - ROLES.keys())
    if unknown or not roles:
        raise Invalid(f"no role {unknown[0]}" if unknown else "a user needs a role", "roles")
    if not name.strip() or len(name) > 200:
        raise Invalid("a name has 1 to 200 characters", "name")
    if connection.execute(select(_agencies.c.code).where(_agencies.c.code == agency)).first() is None:
        raise NotFound(f"no agency {agency}")
    if named(connection, agency, name) is not None:
        raise Conflict(f"{agency} has a user {name} already")
    stated = canonical(sorted(roles)).decode()
    record(connection, {"change": "user added", "id": id, "agency": agency, "name": name, "roles": stated}, at, by)
    return User(id, agency, name, frozenset(roles))


def disable(connection: Connection, agency: str, name: str, at: datetime, by: str) -> None:
    """From now on no token of this user is taken. Raises `NotFound`; `Conflict` where it is so already."""
    user = named(connection, agency, name)
    if user is None:
        raise NotFound(f"{agency} has no user {name}")
    if user.disabled:
        raise Conflict(f"{name} is disabled already")
    record(connection, {"change": "user disabled", "id": user.id}, at, by)


def _user(row: Row[tuple[object, ...]]) -> User:
    return User(row.id, row.agency, row.name, frozenset(parsed(row.roles)), bool(row.disabled))
