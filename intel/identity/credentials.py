"""What a person signs in with, as it is kept: a password's hash, an app's sealed secret, recovery codes, passkeys.

For connections of `engine.writing` where it writes. Two factors always: a password counts together with an app's code
alone, and a passkey is two by itself (what one has, unlocked by what one knows or is).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from intel.errors import NotFound
from intel.identity.tables import authenticators, invitations, passkeys, passwords, recovery_codes
from intel.identity.totp import new_recovery_codes, recovery_hash
from intel.keyring import Keyring
from intel.ledger import moments


@dataclass(frozen=True)
class Kept:
    """Of one person."""

    password: str | None
    """PHC string."""
    authenticator: Row[tuple[object, ...]] | None
    recovery_codes: int
    """How many are left."""
    passkeys: tuple["Passkey", ...]

    @property
    def by_password(self) -> bool:
        """Can the person sign in with a password and a code?"""
        return self.password is not None and self.authenticator is not None

    @property
    def any(self) -> bool:
        return self.by_password or bool(self.passkeys)


@dataclass(frozen=True)
class Passkey:
    id: str
    person: str
    key: bytes
    count: int
    label: str
    since: datetime
    used: datetime | None


def of(connection: Connection, person: str) -> Kept:
    """Nothing of anything for one who is not there."""
    count = select(func.count()).select_from(recovery_codes).where(recovery_codes.c.person == person)
    rows = connection.execute(select(passkeys).where(passkeys.c.person == person).order_by("since", "id"))
    return Kept(
        password=connection.execute(select(passwords.c.hash).where(passwords.c.person == person)).scalar(),
        authenticator=connection.execute(select(authenticators).where(authenticators.c.person == person)).first(),
        recovery_codes=connection.execute(count).scalar_one(),
        passkeys=tuple(_passkey(row) for row in rows),
    )


def set_password(connection: Connection, person: str, hash: str, at: datetime) -> None:
    connection.execute(delete(passwords).where(passwords.c.person == person))
    connection.execute(insert(passwords), {"person": person, "hash": hash, "since": moments.written(at)})


def set_authenticator(
    connection: Connection, keyring: Keyring, person: str, secret: str, step: int, at: datetime
) -> list[str]:
    """Of the step whose code confirmed it, so that this code is taken no second time. The new recovery codes, which
    stand nowhere else."""
    kek, sealed = keyring.wrap(secret.encode(), bound(person))
    row = {"person": person, "kek": kek, "sealed": sealed, "step": step, "since": moments.written(at)}
    connection.execute(delete(authenticators).where(authenticators.c.person == person))
    connection.execute(insert(authenticators), row)
    return renew_recovery_codes(connection, person)


def renew_recovery_codes(connection: Connection, person: str) -> list[str]:
    """Those before hold no more."""
    codes = new_recovery_codes()
    connection.execute(delete(recovery_codes).where(recovery_codes.c.person == person))
    connection.execute(insert(recovery_codes), [{"hash": recovery_hash(code), "person": person} for code in codes])
    return codes


def use_step(connection: Connection, person: str, step: int) -> bool:
    """Take the code of this step; False where it, or a later one, was taken before."""
    later = update(authenticators).where(authenticators.c.person == person, authenticators.c.step < step)
    return connection.execute(later.values(step=step)).rowcount == 1


def use_recovery_code(connection: Connection, person: str, hash: str) -> bool:
    """Take it; False where it is none of this person's, or not any more."""
    mine = recovery_codes.c.person == person
    return connection.execute(delete(recovery_codes).where(recovery_codes.c.hash == hash, mine)).rowcount == 1


def has_recovery_code(connection: Connection, person: str, hash: str) -> bool:
    wanted = select(recovery_codes.c.hash).where(recovery_codes.c.hash == hash, recovery_codes.c.person == person)
    return connection.execute(wanted).first() is not None


def add_passkey(connection: Connection, passkey: Passkey) -> None:
    """Raises `sqlalchemy.exc.IntegrityError` for one that somebody has."""
    row = {
        "id": passkey.id,
        "person": passkey.person,
        "key": passkey.key,
        "count": passkey.count,
        "label": passkey.label,
        "since": moments.written(passkey.since),
    }
    connection.execute(insert(passkeys), row)


def passkey(connection: Connection, id: str) -> Passkey | None:
    row = connection.execute(select(passkeys).where(passkeys.c.id == id)).first()
    return None if row is None else _passkey(row)


def use_passkey(connection: Connection, id: str, before: int, count: int, at: datetime) -> bool:
    """It made a signature and says how many by now; False where another came in between."""
    same = update(passkeys).where(passkeys.c.id == id, passkeys.c.count == before)
    return connection.execute(same.values(count=count, used=moments.written(at))).rowcount == 1


def remove_passkey(connection: Connection, person: str, id: str) -> None:
    """Raises `NotFound`."""
    if not connection.execute(delete(passkeys).where(passkeys.c.id == id, passkeys.c.person == person)).rowcount:
        raise NotFound("no such passkey")


def remove_all(connection: Connection, person: str) -> None:
    """The person signs in with nothing, until invited anew."""
    for table in (passwords, authenticators, recovery_codes, passkeys, invitations):
        connection.execute(delete(table).where(table.c.person == person))


def secret(keyring: Keyring, authenticator: Row[tuple[object, ...]]) -> str:
    """Of the app. Raises `intel.sealing.SealBroken`."""
    return keyring.unwrap(authenticator.sealed, authenticator.kek, bound(authenticator.person)).decode()


def bound(person: str) -> str:
    """What a sealed secret is bound to, so that it opens as nothing else's."""
    return f"authenticator of {person}"


def holders(connection: Connection, people: Sequence[str]) -> frozenset[str]:
    """Which of these can sign in with something."""
    with_app = select(authenticators.c.person).join(passwords, passwords.c.person == authenticators.c.person)
    with_key = select(passkeys.c.person)
    found = connection.execute(with_app.union(with_key)).scalars()
    return frozenset(found) & frozenset(people)


def _passkey(row: Row[tuple[object, ...]]) -> Passkey:
    used = None if row.used is None else moments.read(row.used)
    return Passkey(row.id, row.person, row.key, row._mapping["count"], row.label, moments.read(row.since), used)
