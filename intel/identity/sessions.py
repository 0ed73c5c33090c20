"""Sessions of browsers, kept on the server: opened by signing in, ended by signing out, by time, or by others.

The cookie holds 256 random bits and nothing else; the table holds their hash, so that whoever reads the database signs
in as nobody. Each signing in opens a new one and ends the one whose cookie came with it: no value that was known before
is ever worth more afterwards. Sources: OWASP session management cheat sheet, NIST SP 800-63B-4 (section 5), RFC 8176.
"""

import hashlib
import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, or_, select, update

from intel.canonical import canonical, parsed
from intel.identity.tables import sessions as _sessions
from intel.ledger import moments
from intel.ledger.tables import users as _users
from intel.settings import Settings

VALUE_BYTES = 32
TOUCH = timedelta(minutes=1)
"""How exactly it is kept when a session was last used: not every page is a write."""


@dataclass(frozen=True)
class Signed:
    """A session that holds: who signed in, when and how."""

    id: str
    """The row's, not the cookie's value: safe to show to the person."""
    person: str | None
    """The account; None for a token's bearer who has none."""
    agency: str
    name: str
    roles: frozenset[str]
    """Of an account as they are now; where a token opened it, those of them that the token names."""
    amr: tuple[str, ...]
    """RFC 8176: `pwd`, `otp`, `pop` (a passkey), `mfa`; nothing where a token opened it."""
    created: datetime
    """When the person signed in."""
    used: datetime
    expires: datetime
    """At the latest, however busy it is."""

    @property
    def strong(self) -> bool:
        """Two factors, of the account itself."""
        return self.person is not None and "mfa" in self.amr


@dataclass(frozen=True)
class Opening:
    """For whom a session is opened, and how the person showed who that is."""

    agency: str
    name: str
    roles: Collection[str]
    person: str | None = None
    amr: tuple[str, ...] = ()
    token: str | None = None
    signed_in: datetime | None = None
    """Where it goes on with what was shown earlier; None: just now."""
    at_most: datetime | None = None
    """The session ends no later: with the token that opened it, say."""


def open_session(
    connection: Connection,
    settings: Settings,
    opening: Opening,
    now: datetime,
    before: str | None = None,
    *,
    random: Callable[[int], bytes] = secrets.token_bytes,
) -> tuple[str, Signed]:
    """The cookie's value and the session. `before`, the cookie that came with the request, holds no more.

    For a connection of `engine.writing`. Where the person has as many as the settings allow, the longest unused ends.
    """
    prune(connection, settings, now)
    end_session(connection, before)
    _make_room(connection, opening, settings.session_limit - 1)
    value = random(VALUE_BYTES).hex()
    expires = now + timedelta(seconds=settings.session_longest)
    signed = Signed(
        id=_hash(value),
        person=opening.person,
        agency=opening.agency,
        name=opening.name,
        roles=frozenset(opening.roles),
        amr=opening.amr,
        created=opening.signed_in or now,
        used=now,
        expires=expires if opening.at_most is None else min(expires, opening.at_most),
    )
    row = {
        "id": signed.id,
        "person": signed.person,
        "agency": signed.agency,
        "name": signed.name,
        "roles": canonical(sorted(signed.roles)).decode(),
        "amr": canonical(list(signed.amr)).decode(),
        "token": opening.token,
        "created": moments.written(signed.created),
        "used": moments.written(now),
        "expires": moments.written(signed.expires),
    }
    connection.execute(insert(_sessions), row)
    return value, signed


def find(connection: Connection, settings: Settings, value: str, now: datetime) -> Signed | None:
    """The session of a cookie's value; None where it is over, was never, or the account may not sign in any more."""
    wanted = (
        select(_sessions, _users.c.roles.label("now_roles"), _users.c.disabled)
        .outerjoin(_users, _users.c.id == _sessions.c.person)
        .where(_sessions.c.id == _hash(value), ~_over(settings, now))
    )
    row = connection.execute(wanted).first()
    return None if row is None or row.disabled else _signed(row)


def of_person(connection: Connection, settings: Settings, signed: Signed, now: datetime) -> list[Signed]:
    """All sessions of the one who signed in, the last used first."""
    wanted = (
        select(_sessions, _users.c.roles.label("now_roles"))
        .outerjoin(_users, _users.c.id == _sessions.c.person)
        .where(_is(signed.agency, signed.name), ~_over(settings, now))
        .order_by(_sessions.c.used.desc(), _sessions.c.id)
    )
    return [_signed(row) for row in connection.execute(wanted)]


def touch(connection: Connection, signed: Signed, now: datetime) -> None:
    """It was used now."""
    connection.execute(update(_sessions).where(_sessions.c.id == signed.id).values(used=moments.written(now)))


def stale(signed: Signed, settings: Settings, now: datetime) -> bool:
    """Is it time to `touch` it?"""
    return now - signed.used >= min(TOUCH, timedelta(seconds=settings.session_idle) / 10)


def end_session(connection: Connection, value: str | None) -> None:
    """By the cookie's value: signing out. One that holds no more, or never did, is no error."""
    if value is not None:
        connection.execute(delete(_sessions).where(_sessions.c.id == _hash(value)))


def end_one(connection: Connection, signed: Signed, id: str) -> None:
    """Another session of the same person."""
    connection.execute(delete(_sessions).where(_sessions.c.id == id, _is(signed.agency, signed.name)))


def end_all(connection: Connection, agency: str, name: str, but: str | None = None) -> None:
    """Everywhere, `but` for the session of that id: after a change of password, at disabling, at a reset."""
    connection.execute(
        delete(_sessions).where(
            _is(agency, name), _sessions.c.id.is_distinct_from(but) if but else _sessions.c.id != ""
        )
    )


def prune(connection: Connection, settings: Settings, now: datetime) -> int:
    """Take away what is over, so that the table grows with those who are signed in, not with time; how many were."""
    return connection.execute(delete(_sessions).where(_over(settings, now))).rowcount


def _make_room(connection: Connection, opening: Opening, most: int) -> None:
    kept = (
        select(_sessions.c.id)
        .where(_is(opening.agency, opening.name))
        .order_by(_sessions.c.used.desc(), _sessions.c.id)
        .limit(most)
    )
    ids = list(connection.execute(kept).scalars())
    connection.execute(delete(_sessions).where(_is(opening.agency, opening.name), _sessions.c.id.not_in(ids)))


def _over(settings: Settings, now: datetime) -> ColumnElement[bool]:
    idle = moments.written(now - timedelta(seconds=settings.session_idle))
    return or_(_sessions.c.expires <= moments.written(now), _sessions.c.used <= idle)


def _is(agency: str, name: str) -> ColumnElement[bool]:
    return and_(_sessions.c.agency == agency, _sessions.c.name == name)


def _signed(row: Row[tuple[object, ...]]) -> Signed:
    return Signed(
        id=row.id,
        person=row.person,
        agency=row.agency,
        name=row.name,
        roles=_roles(row),
        amr=tuple(parsed(row.amr)),
        created=moments.read(row.created),
        used=moments.read(row.used),
        expires=moments.read(row.expires),
    )


def _roles(row: Row[tuple[object, ...]]) -> frozenset[str]:
    """A token that names fewer roles than the account has opens no more of them."""
    opened = frozenset(parsed(row.roles))
    if row.now_roles is None:
        return opened
    now = frozenset(parsed(row.now_roles))
    return now if row.token is None else now & opened


def _hash(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "replace")).hexdigest()
