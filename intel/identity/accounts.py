"""Accounts: what an agency's administrator, or the machine's operator, does to one. Each is an entry of the ledger.

What a person signs in with stays out of it. For connections of `engine.writing`.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection

from intel.identity import credentials, invitations, sessions
from intel.identity.issuer import grants
from intel.ledger import users
from intel.ledger.users import User


def add(
    connection: Connection, id: str, agency: str, name: str, roles: Collection[str], at: datetime, by: str
) -> tuple[User, str]:  # fmt: skip
    """A new person, and the code of the invitation. Raises as `intel.ledger.users.add`."""
    user = users.add(connection, id, agency, name, roles, at, by)
    return user, _invite(connection, user, at, by)


def reset(connection: Connection, agency: str, name: str, at: datetime, by: str) -> str:
    """Take away everything that the person signs in with, end sessions and grants, and invite anew: the code. Raises
    `NotFound`; `Conflict` for one who is disabled."""
    user = users.invited(connection, agency, name, at, by)
    credentials.remove_all(connection, user.id)
    sessions.end_all(connection, agency, name)
    grants.end_all(connection, agency, name)
    return invitations.invite(connection, user.id, at)


def disable(connection: Connection, agency: str, name: str, at: datetime, by: str) -> None:
    """No token, session or grant of this person is taken from now on; what they signed in with is gone."""
    user = users.disable(connection, agency, name, at, by)
    credentials.remove_all(connection, user.id)
    sessions.end_all(connection, agency, name)
    grants.end_all(connection, agency, name)


def enable(connection: Connection, agency: str, name: str, at: datetime, by: str) -> str:
    """The person may come back, by the invitation whose code this is."""
    user = users.enable(connection, agency, name, at, by)
    return _invite(connection, user, at, by)


def _invite(connection: Connection, user: User, at: datetime, by: str) -> str:
    users.invited(connection, user.agency, user.name, at, by)
    return invitations.invite(connection, user.id, at)
