"""Invitations: a code, good once and for three days, by which a person sets the means to sign in.

Kept as a hash. A new one takes the place of the one before.
"""

import hashlib
import secrets
from base64 import b32encode
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from intel.errors import NotFound
from intel.identity.tables import invitations as _invitations
from intel.ledger import moments
from intel.ledger.tables import users as _users
from intel.ledger.users import User, user_of

LIFETIME = timedelta(hours=72)
ABSENT = "This invitation was used, or is older than three days. Ask your agency's administrator for a new one."
"""Of one that is over, and of one that never was."""
_CODE_BYTES = 20


def invite(connection: Connection, person: str, now: datetime) -> str:
    """The code: 160 random bits."""
    code = b32encode(secrets.token_bytes(_CODE_BYTES)).decode().lower()
    connection.execute(delete(_invitations).where(_invitations.c.until <= moments.written(now)))
    withdraw(connection, person)
    row = {"person": person, "hash": _hash(code), "until": moments.written(now + LIFETIME)}
    connection.execute(insert(_invitations), row)
    return code


def invited(connection: Connection, code: str, now: datetime) -> User:
    """Whom the code invites. Raises `NotFound`, for one who is disabled too."""
    wanted = (
        select(_users)
        .join(_invitations, _invitations.c.person == _users.c.id)
        .where(_invitations.c.hash == _hash(code), _invitations.c.until > moments.written(now), _users.c.disabled == 0)
    )
    row = connection.execute(wanted).first()
    if row is None:
        raise NotFound(ABSENT)
    return user_of(row)


def withdraw(connection: Connection, person: str) -> None:
    """It was used, or holds no more."""
    connection.execute(delete(_invitations).where(_invitations.c.person == person))


def waiting(connection: Connection, agency: str, now: datetime) -> frozenset[str]:
    """Which of the agency's people have one that holds."""
    wanted = (
        select(_invitations.c.person)
        .join(_users, _users.c.id == _invitations.c.person)
        .where(_users.c.agency == agency, _invitations.c.until > moments.written(now))
    )
    return frozenset(connection.execute(wanted).scalars())


def _hash(code: str) -> str:
    plain = "".join(code.split()).casefold()
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()
