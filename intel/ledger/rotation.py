"""A new key-encryption key: every data key is wrapped anew, what is sealed stays as it is and opens as before."""

from collections.abc import Callable

from sqlalchemy import Connection, Engine, bindparam, func, select, update

from intel.keyring import Keyring
from intel.ledger.engine import writing
from intel.ledger.tables import data_keys as _data_keys

_BATCH = 500


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
    changed = (
        update(_data_keys)
        .where(_data_keys.c.report == bindparam("of"))
        .values(wrapped=bindparam("anew"), kek=bindparam("under"))
    )
    old = select(_data_keys).where(_data_keys.c.kek != newest, _data_keys.c.wrapped.is_not(None)).limit(_BATCH)
    done = 0
    while rows := connection.execute(old).all():
        anew = [
            (row.report, keyring.wrap(keyring.unwrap(row.wrapped, row.kek, row.report), row.report)) for row in rows
        ]
        values = [{"of": report, "under": kek, "anew": wrapped} for report, (kek, wrapped) in anew]
        connection.execute(changed, values)
        done += len(rows)
        progress(done)
    return done


def wrapped_by(connection: Connection) -> dict[str, int]:
    """How many data keys each key-encryption key wraps, by its id."""
    wanted = (
        select(_data_keys.c.kek, func.count().label("count"))
        .where(_data_keys.c.wrapped.is_not(None))
        .group_by(_data_keys.c.kek)
    )
    return {row.kek: row[1] for row in connection.execute(wanted)}
