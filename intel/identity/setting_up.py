"""Means to sign in, set by the person: after an invitation, and later on the person's own page.

A new app's secret is shown first and kept only once a code of it was typed; until then it is sealed in the page.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection

from intel.errors import Conflict, Forbidden, Invalid
from intel.exchange.exchange import Exchange
from intel.identity import attempts, credentials, handwriting, invitations, passkeys, passwords, sessions, totp
from intel.identity.devices import Device
from intel.identity.issuer import grants
from intel.identity.lockout import PLACE
from intel.identity.passkeys import PASSKEY, Site
from intel.identity.sessions import Opening, Signed
from intel.identity.signing_in import PASSWORD_AND_APP, SignedIn, opened
from intel.ledger import community, users
from intel.ledger.engine import reading, writing
from intel.ledger.users import User

FRESH = timedelta(minutes=10)
"""How long after signing in a person may change what one signs in with."""
_APP_LIFETIME = timedelta(hours=1)
_WRONG_CODE = "This code is not one of the app's now. Take the one that it shows at this moment."
_STALE = "to change how you sign in, sign in again first"


@dataclass(frozen=True)
class App:
    """An app that is not yet confirmed."""

    secret: str = field(repr=False)
    uri: str = field(repr=False)
    sealed: str = field(repr=False)

    @classmethod
    def new(cls, exchange: Exchange, user: User, secret: str | None = None) -> "App":
        secret = secret or totp.new_secret()
        until = exchange.clock() + _APP_LIFETIME
        sealed = handwriting.sealed(exchange.keyring, f"app of {user.id}", secret, until)
        return cls(secret, totp.uri(secret, user.agency, user.name), sealed)

    @classmethod
    def again(cls, exchange: Exchange, user: User, sealed: str) -> "App":
        """The one that the page showed, so that a slip costs no second setting up; a new one where it is too old."""
        return cls.new(exchange, user, _secret(exchange, user, sealed))


@dataclass(frozen=True)
class Enrolled:
    signed_in: SignedIn
    recovery_codes: list[str] = field(repr=False)


# --- by invitation ---------------------------------------------------------------------------------------------------
def invited(exchange: Exchange, code: str) -> User:
    """Raises `NotFound`."""
    with reading(exchange.engine) as connection:
        return invitations.invited(connection, code, exchange.clock())


def enrol_by_password(
    exchange: Exchange, code: str, password: str, sealed: str, app_code: str, device: str | None, before: str | None
) -> Enrolled:
    """The invitation is used, and the person signed in. Raises `NotFound`, and `Invalid` with what to do."""
    now, user = exchange.clock(), invited(exchange, code)
    with reading(exchange.engine) as connection:
        _check_password(connection, user, password, "password")
    secret, step = _confirmed(exchange, user, sealed, app_code, now)
    hash = passwords.hashed(password)
    with writing(exchange.engine) as connection:
        user = invitations.invited(connection, code, now)  # nobody used it meanwhile
        invitations.withdraw(connection, user.id)
        credentials.set_password(connection, user.id, hash, now)
        recovery = credentials.set_authenticator(connection, exchange.keyring, user.id, secret, step, now)
        _note(connection, user, "enrol", now, PASSWORD_AND_APP)
        known = Device(exchange.keyring, device, now)
        return Enrolled(opened(connection, exchange, user, PASSWORD_AND_APP, known, before, now), recovery)


def enrol_by_passkey(
    exchange: Exchange, site: Site, code: str, challenge: str, answer: str, label: str, device: str | None,
    before: str | None,
) -> SignedIn:  # fmt: skip
    """The invitation is used, and the person signed in. Raises `NotFound`, `Invalid`."""
    now = exchange.clock()
    with writing(exchange.engine) as connection:
        user = invitations.invited(connection, code, now)
        passkeys.made(exchange, connection, site, user, "invitation", challenge, answer, label)
        invitations.withdraw(connection, user.id)
        _note(connection, user, "enrol", now, PASSKEY)
        return opened(connection, exchange, user, PASSKEY, Device(exchange.keyring, device, now), before, now)


# --- by one who signed in --------------------------------------------------------------------------------------------
def is_fresh(exchange: Exchange, signed: Signed) -> bool:
    """Did this person sign in just now, with two factors of the account?"""
    return signed.strong and exchange.clock() - signed.created < FRESH


def set_password(
    exchange: Exchange, signed: Signed, current: str, password: str, app: tuple[str, str] | None
) -> tuple[str, Signed, list[str]]:
    """All sessions end, this one too: the new session, and recovery codes where `app` (sealed secret, code) sets a new
    app. `current` is asked of one who has a password; who has none sets an app with it. Raises `Forbidden` where the
    person did not sign in just now, `Invalid`, `attempts.TooSoon`."""
    now = exchange.clock()
    with reading(exchange.engine) as connection:
        user = _user(exchange, connection, signed)
        kept = credentials.of(connection, user.id)
        _check_password(connection, user, password, "password")
    if kept.password is not None:
        _check_current(exchange, signed, user, kept.password, current)
    elif app is None:
        raise Invalid("A password is used together with an app: set both.", "code")
    confirmed = None if app is None else _confirmed(exchange, user, app[0], app[1], now)
    hash = passwords.hashed(password)
    with writing(exchange.engine) as connection:
        _user(exchange, connection, signed)
        if credentials.of(connection, user.id).password != kept.password:
            raise Conflict("the password was changed meanwhile: open the page again")
        recovery: list[str] = []
        credentials.set_password(connection, user.id, hash, now)
        if confirmed is not None:
            secret, step = confirmed
            recovery = credentials.set_authenticator(connection, exchange.keyring, user.id, secret, step, now)
        _note(connection, user, "set a password", now)
        value, again = _rotated(exchange, connection, signed, user, now)
        return value, again, recovery


def set_app(exchange: Exchange, signed: Signed, sealed: str, code: str) -> tuple[str, Signed, list[str]]:
    """In place of the app before; all other sessions end. Raises `Forbidden`, `Invalid`."""
    now = exchange.clock()
    with writing(exchange.engine) as connection:
        user = _user(exchange, connection, signed)
        secret, step = _confirmed(exchange, user, sealed, code, now)
        if credentials.of(connection, user.id).password is None:
            raise Invalid("An app is used together with a password: set both.", "code")
        recovery = credentials.set_authenticator(connection, exchange.keyring, user.id, secret, step, now)
        _note(connection, user, "set an app", now)
        value, again = _rotated(exchange, connection, signed, user, now)
        return value, again, recovery


def renew_recovery_codes(exchange: Exchange, signed: Signed) -> list[str]:
    """Those before hold no more. Raises `Forbidden`; `Conflict` for one who has no app."""
    now = exchange.clock()
    with writing(exchange.engine) as connection:
        user = _user(exchange, connection, signed)
        if credentials.of(connection, user.id).authenticator is None:
            raise Conflict("recovery codes stand in for an app, and you have none")
        _note(connection, user, "renew recovery codes", now)
        return credentials.renew_recovery_codes(connection, user.id)


def add_passkey(exchange: Exchange, signed: Signed, site: Site, challenge: str, answer: str, label: str) -> None:
    """Raises `Forbidden`, `Invalid`."""
    with writing(exchange.engine) as connection:
        user = _user(exchange, connection, signed)
        passkeys.made(exchange, connection, site, user, signed.id, challenge, answer, label)
        _note(connection, user, "add a passkey", exchange.clock())


def remove_passkey(exchange: Exchange, signed: Signed, id: str) -> None:
    """The sessions elsewhere end too. Raises `Forbidden`, `NotFound`; `Conflict` for the last way to sign in."""
    with writing(exchange.engine) as connection:
        user = _user(exchange, connection, signed)
        kept = credentials.of(connection, user.id)
        if not kept.by_password and len(kept.passkeys) == 1:
            raise Conflict("this is your only way to sign in: add another first")
        credentials.remove_passkey(connection, user.id, id)
        sessions.end_all(connection, user.agency, user.name, but=signed.id)
        _note(connection, user, "remove a passkey", exchange.clock())


def _user(exchange: Exchange, connection: Connection, signed: Signed) -> User:
    """The account. Raises `Forbidden` where one did not sign in just now with two factors of it."""
    user = users.named(connection, signed.agency, signed.name)
    if user is None or user.id != signed.person or user.disabled or not is_fresh(exchange, signed):
        raise Forbidden(_STALE)
    return user


def _check_password(connection: Connection, user: User, password: str, path: str) -> None:
    agency = community.agencies(connection)[user.agency]
    passwords.check(password, (user.name, agency.code, agency.name, agency.country or ""), path)


def _check_current(exchange: Exchange, signed: Signed, user: User, kept: str, current: str) -> None:
    """Counted for the session, which someone may have taken over."""
    key = handwriting.tagged(exchange.keyring, "session", signed.id)
    with writing(exchange.engine) as connection:
        charged = attempts.charge(connection, {key: PLACE}, user.agency, exchange.clock())
    if not passwords.holds(kept, current):
        raise Invalid("This is not your password.", "current")
    with writing(exchange.engine) as connection:
        attempts.succeed(connection, charged)


def _confirmed(exchange: Exchange, user: User, sealed: str, code: str, now: datetime) -> tuple[str, int]:
    """The secret and the step of the code. Raises `Invalid`."""
    secret = _secret(exchange, user, sealed)
    step = None if secret is None else totp.matching_step(secret, code, now)
    if secret is None or step is None:
        raise Invalid(_WRONG_CODE, "code")
    return secret, step


def _secret(exchange: Exchange, user: User, sealed: str) -> str | None:
    secret = handwriting.opened(exchange.keyring, f"app of {user.id}", sealed, exchange.clock())
    return secret if isinstance(secret, str) else None


def _rotated(
    exchange: Exchange, connection: Connection, signed: Signed, user: User, now: datetime
) -> tuple[str, Signed]:  # fmt: skip
    """A new session in place of all that the person has; it lives no longer than this one would have. What tools were
    granted ends."""
    sessions.end_all(connection, user.agency, user.name)
    grants.end_all(connection, user.agency, user.name)
    opening = Opening(
        user.agency,
        user.name,
        user.roles,
        person=user.id,
        amr=signed.amr,
        signed_in=signed.created,
        at_most=signed.expires,
    )
    return sessions.open_session(connection, exchange.settings, opening, now)


def _note(connection: Connection, user: User, action: str, now: datetime, amr: tuple[str, ...] = ()) -> None:
    attempts.note(connection, user.agency, user.name, action, now, roles=user.roles, amr=list(amr))
