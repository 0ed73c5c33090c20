"""Signing in with a password and a code: one answer, and one amount of work, whatever of it is wrong.

The attempt is charged first, in a transaction of its own; the password is then held against the account's hash, or
against nobody's; a session is opened in a second transaction, which takes the code so that it is taken once.
"""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from intel.errors import Unauthenticated
from intel.exchange.exchange import Exchange
from intel.identity import attempts, credentials, handwriting, lockout, passwords, sessions, totp
from intel.identity.credentials import Kept
from intel.identity.devices import Device
from intel.identity.sessions import Opening, Signed
from intel.ledger import community, users
from intel.ledger.engine import reading, writing
from intel.ledger.users import User
from intel.reports.listed import storable

REFUSAL = "Nobody is signed in by this: agency, name, password or code is wrong, or the code was used before."
"""The text of every refusal."""
_NOBODYS_SECRET = "NAGANAGANAGANAGANAGANAGANAGANAGA"  # noqa: S105 - of nobody
PASSWORD_AND_APP = ("pwd", "otp", "mfa")


@dataclass(frozen=True)
class Attempt:
    """What was typed, and where."""

    agency: str
    name: str
    password: str = field(repr=False)
    code: str = field(repr=False)
    network: str = ""
    device: str | None = field(default=None, repr=False)
    """The cookie of a browser in which somebody signed in before."""
    before: str | None = field(default=None, repr=False)
    """The session's cookie that came with it: that session ends."""


@dataclass(frozen=True)
class SignedIn:
    signed: Signed
    value: str = field(repr=False)
    """Of the session's cookie."""
    device: str = field(repr=False)
    """Of the device's cookie."""


def by_password(exchange: Exchange, attempt: Attempt) -> SignedIn:
    """Raises `Unauthenticated`, always with one text; `attempts.TooSoon`; `Unavailable`."""
    agency, name, now = attempt.agency.strip().upper(), users.tidy(attempt.name), exchange.clock()
    device = Device(exchange.keyring, attempt.device, now)
    paces = _paces(exchange, device, agency, name, attempt.network)
    with writing(exchange.engine) as connection:
        known = storable(agency) and agency in community.agencies(connection)
        charged = attempts.charge(connection, paces, agency if known else "", now)
    with reading(exchange.engine) as connection:
        user = users.named(connection, agency, name) if known and storable(name) else None
        kept = credentials.of(connection, user.id if user else "")
        recovery = credentials.has_recovery_code(connection, user.id if user else "", totp.recovery_hash(attempt.code))
    step = totp.matching_step(_secret(exchange, kept), attempt.code, now)
    right = passwords.holds(kept.password, attempt.password)
    fresh = kept.authenticator is not None and step is not None and step > kept.authenticator.step
    if user is None or user.disabled or not (right and (fresh or recovery)):
        raise Unauthenticated(REFUSAL)
    anew = passwords.hashed(attempt.password) if passwords.is_outdated(kept.password or "") else None
    with writing(exchange.engine) as connection:
        if not _take(connection, user, kept, step if fresh else None, attempt.code):
            raise Unauthenticated(REFUSAL)
        attempts.succeed(connection, charged)
        if anew is not None:
            credentials.set_password(connection, user.id, anew, now)
        return opened(connection, exchange, user, PASSWORD_AND_APP, device, attempt.before, now)


def opened(
    connection: Connection,
    exchange: Exchange,
    user: User,
    amr: tuple[str, ...],
    device: Device,
    before: str | None,
    now: datetime,
) -> SignedIn:
    """The session of one who showed two factors, and its line in the audit trail."""
    opening = Opening(user.agency, user.name, user.roles, person=user.id, amr=amr)
    value, signed = sessions.open_session(connection, exchange.settings, opening, now, before)
    attempts.note(connection, user.agency, user.name, "sign in", now, roles=user.roles, amr=list(amr))
    return SignedIn(signed, value, device.knowing(user.agency, user.name))


def _paces(exchange: Exchange, device: Device, agency: str, name: str, network: str) -> dict[str, lockout.Pace]:
    """Which counters this attempt is counted at. Of a name, not of an account: one that is nobody's has them too."""
    own = device.counter(agency, name)
    if own is not None:
        return {own: lockout.PLACE}
    tag = handwriting.tagged
    return {
        tag(exchange.keyring, "network", agency, name, network): lockout.PLACE,
        tag(exchange.keyring, "everywhere", agency, name): lockout.EVERYWHERE,
    }


def _secret(exchange: Exchange, kept: Kept) -> str:
    """The app's; the same work where there is none."""
    if kept.authenticator is None:
        kek, sealed = exchange.keyring.wrap(_NOBODYS_SECRET.encode(), credentials.bound(""))
        return exchange.keyring.unwrap(sealed, kek, credentials.bound("")).decode()
    return credentials.secret(exchange.keyring, kept.authenticator)


def _take(connection: Connection, user: User, kept: Kept, step: int | None, code: str) -> bool:
    """Use the code, once; False where it was used, or account or password changed, since they were looked at."""
    if users.named(connection, user.agency, user.name) != user:
        return False
    if credentials.of(connection, user.id).password != kept.password:
        return False
    if step is not None:
        return credentials.use_step(connection, user.id, step)
    return credentials.use_recovery_code(connection, user.id, totp.recovery_hash(code))
