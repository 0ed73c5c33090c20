"""A new key-encryption key: every data key is wrapped anew, what is sealed stays as it is and opens as before.

So are the secrets of people's apps, which the same keys wrap.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Engine, bindparam, func, select, update

from intel.identity.credentials import bound
from intel.identity.tables import authenticators as _authenticators
from intel.keyring import Keyring
from intel.ledger.engine import writing
from intel.ledger.tables import data_keys as _data_keys

_BATCH = 500


@dataclass(frozen=True)
class Wrapped:
    """Where something stands that a key-encryption key wraps."""

    of: Column[Any]
    """Whose it is."""
    wrapped: Column[Any]
    kek: Column[Any]
    bound: Callable[[str], str]
    """What it is bound to, from whose it is."""


WRAPPED = (
    Wrapped(_data_keys.c.report, _data_keys.c.wrapped, _data_keys.c.kek, str),
    Wrapped(_authenticators.c.person, _authenticators.c.sealed, _authenticators.c.kek, bound),
)


def rotate(engine: Engine, keyring: Keyring, progress: Callable[[int], None] = lambda done: None) -> int:
    """Make a key and wrap under it; the number of data keys wrapped anew. While serving: writers wait meanwhile.

    Whoever writes after this wraps under the new key, since the ring looks for the newest each time. Where it is broken
    off, data keys stay under the old one: `rewrap` goes on. `engine.purge` clears what the file still holds of the old.
    """
    keyring.keks.add()
    with writing(engine) as connection:
        return rewrap(connection, keyring, progress)


def rewrap(connection: Connection, keyring: Keyring, progress: Callable[[int], None] = lambda done: None) -> int:
    """Wrap under the newest key what another one wraps. For a connection of `engine.writing`.

    Raises `intel.sealing.SealBroken` where a wrapped key does not open: nothing is changed then.
    """
    newest = keyring.keks.ids()[-1]
    done = 0
    for kept in WRAPPED:
        changed = (
            update(kept.of.table).where(kept.of == bindparam("of_this")).values(
                {kept.wrapped.name: bindparam("anew"), kept.kek.name: bindparam("under")}
            )
        )  # fmt: skip
        old = select(kept.of, kept.wrapped, kept.kek).where(kept.kek != newest, kept.wrapped.is_not(None)).limit(_BATCH)
        while rows := connection.execute(old).all():
            anew = [
                (of, keyring.wrap(keyring.unwrap(wrapped, kek, kept.bound(of)), kept.bound(of)))
                for of, wrapped, kek in rows
            ]
            values = [{"of_this": of, "under": kek, "anew": wrapped} for of, (kek, wrapped) in anew]
            connection.execute(changed, values)
            done += len(rows)
            progress(done)
    return done


def wrapped_by(connection: Connection) -> dict[str, int]:
    """How many keys and secrets each key-encryption key wraps, by its id."""
    counts: Counter[str] = Counter()
    for kept in WRAPPED:
        wanted = select(kept.kek, func.count()).where(kept.wrapped.is_not(None)).group_by(kept.kek)
        for kek, count in connection.execute(wanted):
            counts[kek] += count
    return dict(counts)
