"""What stands: codes on their way through a browser, and grants, from the code on to their end.

A grant has one row. Its refresh token is `selector.secret`: the selector stays, the secret is another each time, and
the row holds the last one alone. So a selector with any other secret is an old token that came again: it ended up in
other hands, and the grant ends (RFC 9700, 4.14.2). A code is likewise remembered by the grant that it became.

All functions are for a connection of `engine.writing`, but for `find_…`, `stands` and `is_revoked`, which only read.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Row, Table, and_, delete, insert, select, update

from intel.canonical import canonical, parsed
from intel.identity.issuer.tables import assertions as _assertions
from intel.identity.issuer.tables import codes as _codes
from intel.identity.issuer.tables import grants as _grants
from intel.identity.issuer.tables import revoked as _revoked
from intel.ledger import moments

MOST_CODES = 5
"""Of one person, on their way at the same time; a further one takes the place of the oldest."""
LONGEST_TOKEN = 200
"""Characters of a code or a refresh token that can be one of ours."""


@dataclass(frozen=True)
class ForWhom:
    """Whom a person lets act in their name, as what, and until when."""

    client: str
    agency: str
    name: str
    roles: frozenset[str]
    scope: str
    until: datetime


@dataclass(frozen=True)
class Code:
    for_whom: ForWhom
    redirect: str
    challenge: str
    """BASE64URL(SHA-256(verifier)): RFC 7636."""
    nonce: str | None
    signed_in: int
    """When the person signed in, seconds since 1970."""
    amr: tuple[str, ...]
    expires: datetime


@dataclass(frozen=True)
class Grant:
    id: str
    for_whom: ForWhom
    secret: str | None = field(default=None, repr=False)
    """Hash of the one that holds."""


def new_secret() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


# --- codes -----------------------------------------------------------------------------------------------------------
def save_code(connection: Connection, secret: str, code: Code, now: datetime) -> None:
    connection.execute(delete(_codes).where(_codes.c.expires <= moments.written(now)))
    _make_room(connection, _codes, code.for_whom, "expires", "code", MOST_CODES)
    row = {
        "code": hashed(secret),
        **_written(code.for_whom),
        "redirect": code.redirect,
        "challenge": code.challenge,
        "nonce": code.nonce,
        "signed_in": code.signed_in,
        "amr": canonical(list(code.amr)).decode(),
        "expires": moments.written(code.expires),
    }
    connection.execute(insert(_codes), row)


def find_code(connection: Connection, secret: str, now: datetime) -> Code | None:
    """One that holds."""
    wanted = select(_codes).where(_codes.c.code == hashed(secret), _codes.c.expires > moments.written(now))
    row = connection.execute(wanted).first()
    if row is None:
        return None
    amr = tuple(parsed(row.amr))
    expires = moments.read(row.expires)
    return Code(_for_whom(row), row.redirect, row.challenge, row.nonce, row.signed_in, amr, expires)


def spend_code(connection: Connection, secret: str) -> bool:
    """False where it was spent before."""
    return connection.execute(delete(_codes).where(_codes.c.code == hashed(secret))).rowcount == 1


def find_grant_of_code(connection: Connection, secret: str) -> Grant | None:
    """What came of a code that was spent."""
    row = connection.execute(select(_grants).where(_grants.c.code == hashed(secret))).first()
    return None if row is None else _grant(row)


# --- grants ----------------------------------------------------------------------------------------------------------
def begin(
    connection: Connection, id: str, for_whom: ForWhom, code: str, refresh: str | None, now: datetime, most: int
) -> None:
    """A grant that came of this code, with this refresh token. A person has `most`: a further one ends the oldest."""
    connection.execute(delete(_grants).where(_grants.c.until <= moments.written(now)))
    _make_room(connection, _grants, for_whom, "begun", "id", most)
    selector, _, secret = (refresh or "").partition(".")
    row = {
        "id": id,
        **_written(for_whom),
        "code": hashed(code),
        "selector": hashed(selector) if refresh else None,
        "secret": hashed(secret) if refresh else None,
        "begun": moments.written(now),
    }
    connection.execute(insert(_grants), row)


def find_grant(connection: Connection, refresh: str, now: datetime) -> tuple[Grant, bool] | None:
    """The grant whose refresh token this is or was, and whether it is the one that holds."""
    selector, _, secret = refresh.partition(".")
    if not selector or not secret or len(refresh) > LONGEST_TOKEN:
        return None
    wanted = select(_grants).where(_grants.c.selector == hashed(selector), _grants.c.until > moments.written(now))
    row = connection.execute(wanted).first()
    return None if row is None else (_grant(row), hmac.compare_digest(row.secret, hashed(secret)))


def renew(connection: Connection, grant: Grant, refresh: str) -> bool:
    """Another refresh token in place of the one with which the grant was found. False where that was renewed before."""
    _, _, secret = refresh.partition(".")
    changed = update(_grants).where(_grants.c.id == grant.id, _grants.c.secret == grant.secret)
    return connection.execute(changed.values(secret=hashed(secret))).rowcount == 1


def find_of_person(connection: Connection, agency: str, name: str, now: datetime) -> list[Grant]:
    """Those that stand, the newest first."""
    theirs = and_(_grants.c.agency == agency, _grants.c.name == name, _grants.c.until > moments.written(now))
    wanted = select(_grants).where(theirs).order_by(_grants.c.begun.desc(), _grants.c.id)
    return [_grant(row) for row in connection.execute(wanted)]


def stands(connection: Connection, id: str, now: datetime) -> bool:
    wanted = select(_grants.c.id).where(_grants.c.id == id, _grants.c.until > moments.written(now))
    return connection.execute(wanted).first() is not None


def end(connection: Connection, id: str) -> None:
    """Its tokens are refused from now on, access tokens too."""
    connection.execute(delete(_grants).where(_grants.c.id == id))


def end_all(connection: Connection, agency: str, name: str) -> None:
    """Of one person: when the person is disabled, or signs out everywhere. Codes on their way, too."""
    for table in (_codes, _grants):
        connection.execute(delete(table).where(table.c.agency == agency, table.c.name == name))


def end_client(connection: Connection, client: str) -> None:
    """Of one client, whoever granted them."""
    for table in (_codes, _grants):
        connection.execute(delete(table).where(table.c.client == client))


# --- what may not be used again --------------------------------------------------------------------------------------
def spend_assertion(connection: Connection, client: str, jti: str, until: datetime, now: datetime) -> bool:
    """False where this client used this assertion before."""
    id = hashed(canonical([client, jti]).decode())
    connection.execute(delete(_assertions).where(_assertions.c.until <= moments.written(now)))
    if connection.execute(select(_assertions.c.id).where(_assertions.c.id == id)).first() is not None:
        return False
    connection.execute(insert(_assertions), {"id": id, "until": moments.written(until)})
    return True


def revoke(connection: Connection, jti: str, until: datetime, now: datetime) -> None:
    """One access token, until it has run out."""
    connection.execute(delete(_revoked).where(_revoked.c.until <= moments.written(now)))
    if not is_revoked(connection, jti):
        connection.execute(insert(_revoked), {"id": jti, "until": moments.written(until)})


def is_revoked(connection: Connection, jti: str) -> bool:
    return connection.execute(select(_revoked.c.id).where(_revoked.c.id == jti)).first() is not None


def _make_room(connection: Connection, table: Table, for_whom: ForWhom, by: str, key: str, most: int) -> None:
    """For one more of this person."""
    theirs = and_(table.c.agency == for_whom.agency, table.c.name == for_whom.name)
    newest = select(table.c[key]).where(theirs).order_by(table.c[by].desc(), table.c[key]).limit(most - 1)
    kept = list(connection.execute(newest).scalars())
    connection.execute(delete(table).where(theirs, table.c[key].not_in(kept)))


def _written(for_whom: ForWhom) -> dict[str, str]:
    return {
        "client": for_whom.client,
        "agency": for_whom.agency,
        "name": for_whom.name,
        "roles": canonical(sorted(for_whom.roles)).decode(),
        "scope": for_whom.scope,
        "until": moments.written(for_whom.until),
    }


def _for_whom(row: Row[tuple[object, ...]]) -> ForWhom:
    roles = frozenset(parsed(row.roles))
    return ForWhom(row.client, row.agency, row.name, roles, row.scope, moments.read(row.until))


def _grant(row: Row[tuple[object, ...]]) -> Grant:
    return Grant(row.id, _for_whom(row), row.secret)
