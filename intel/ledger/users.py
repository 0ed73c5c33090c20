"""The people of each agency, as the ledger knows them: a name, roles, and whether they may still sign in."""

import unicodedata
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

LONGEST_NAME = 200
"""Characters."""


@dataclass(frozen=True)
class User:
    id: str
    agency: str
    name: str
    roles: frozenset[str]
    disabled: bool = False


def of_agency(connection: Connection, agency: str) -> list[User]:
    """All of the agency, the disabled too, by name."""
    return [
        user_of(row) for row in connection.execute(select(_users).where(_users.c.agency == agency).order_by("name"))
    ]


def tidy(name: str) -> str:
    """A name as it is kept: NFC, one space between words."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def named(connection: Connection, agency: str, name: str) -> User | None:
    """However the name is spaced or composed."""
    row = connection.execute(select(_users).where(_users.c.agency == agency, _users.c.name == tidy(name))).first()
    return user_of(row) if row else None


def add(
    connection: Connection, id: str, agency: str, name: str, roles: Collection[str], at: datetime, by: str
) -> User:  # fmt: skip
    """Raises `Invalid` for what is no role, `NotFound` for an unknown agency, `Conflict` where the name is taken."""
    stated, name = _stated(roles), tidy(name)
    if not name or len(name) > LONGEST_NAME:
        raise Invalid(f"a name has 1 to {LONGEST_NAME} characters", "name")
    if not name.isprintable():
        raise Invalid("a name has letters, digits, signs and spaces only", "name")
    if connection.execute(select(_agencies.c.code).where(_agencies.c.code == agency)).first() is None:
        raise NotFound(f"no agency {agency}")
    if named(connection, agency, name) is not None:
        raise Conflict(f"{agency} has a user {name} already")
    record(connection, {"change": "user added", "id": id, "agency": agency, "name": name, "roles": stated}, at, by)
    return User(id, agency, name, frozenset(roles))


def disable(connection: Connection, agency: str, name: str, at: datetime, by: str) -> User:
    """From now on no token of this user is taken. Raises `NotFound`; `Conflict` where it is so already."""
    user = _standing(connection, agency, name)
    if user.disabled:
        raise Conflict(f"{name} is disabled already")
    record(connection, {"change": "user disabled", "id": user.id}, at, by)
    return user


def enable(connection: Connection, agency: str, name: str, at: datetime, by: str) -> User:
    """May sign in again. Raises `NotFound`; `Conflict` where it is so already."""
    user = _standing(connection, agency, name)
    if not user.disabled:
        raise Conflict(f"{name} is not disabled")
    record(connection, {"change": "user enabled", "id": user.id}, at, by)
    return user


def set_roles(
    connection: Connection, agency: str, name: str, roles: Collection[str], at: datetime, by: str
) -> User:  # fmt: skip
    """In place of those that the user had, at once. Raises `NotFound`, `Invalid`."""
    user = _standing(connection, agency, name)
    record(connection, {"change": "user roles set", "id": user.id, "roles": _stated(roles)}, at, by)
    return user


def invited(connection: Connection, agency: str, name: str, at: datetime, by: str) -> User:
    """The user was asked to set new means to sign in. Raises `NotFound`; `Conflict` for one who is disabled."""
    user = _standing(connection, agency, name)
    if user.disabled:
        raise Conflict(f"{name} is disabled")
    record(connection, {"change": "user invited", "id": user.id}, at, by)
    return user


def _standing(connection: Connection, agency: str, name: str) -> User:
    user = named(connection, agency, name)
    if user is None:
        raise NotFound(f"{agency} has no user {name}")
    return user


def _stated(roles: Collection[str]) -> str:
    unknown = sorted(set(roles) - ROLES.keys())
    if unknown or not roles:
        raise Invalid(f"no role {unknown[0]}" if unknown else "a user needs a role", "roles")
    return canonical(sorted(set(roles))).decode()


def user_of(row: Row[tuple[object, ...]]) -> User:
    return User(row.id, row.agency, row.name, frozenset(parsed(row.roles)), bool(row.disabled))
