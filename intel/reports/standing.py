"""What stands of reports now, made again from the ledger's entries: for those who write and those who derive, who see
everything. Nothing here goes to a reader."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, select

from intel.keyring import Keyring
from intel.ledger import data_keys, derived
from intel.ledger.derived import Standing
from intel.ledger.entries import Entry
from intel.ledger.tables import entries, reports
from intel.reports.content import Content
from intel.reports.listed import among


def histories(connection: Connection, ids: Iterable[str]) -> dict[str, list[Standing]]:
    """Of those that stand: how each stood after each of its entries, oldest first, in one query. A destroyed report
    stands no more."""
    wanted = select(entries).where(among(entries.c.report, ids)).order_by(entries.c.seq)
    found: dict[str, list[Standing]] = {}
    for row in connection.execute(wanted):
        entry = Entry(row.seq, row.at, row.type, row.report, row.content, row.hash)
        steps = found.setdefault(row.report, [])
        after = derived.fold(steps[-1] if steps else None, entry)
        if after is None:
            del found[row.report]
        else:
            steps.append(after)
    return found


def standings(connection: Connection, ids: Iterable[str]) -> dict[str, Standing]:
    """How each that stands does now."""
    return {id: steps[-1] for id, steps in histories(connection, ids).items()}


def contents(connection: Connection, keyring: Keyring, standing: Mapping[str, Standing]) -> dict[str, Content]:
    """What the newest version of each says, whole; absent where its key was destroyed."""
    keys = data_keys.read(connection, keyring, list(standing))
    found: dict[str, Content] = {}
    for id, one in standing.items():
        payload = data_keys.opened(one.content["sealed"], keys, id, one.content["version"])
        if payload is not None:
            found[id] = Content.of(payload)
    return found


def all_ids(connection: Connection, batch: int = 200) -> Iterator[list[str]]:
    """Ids of all reports in their order, some at a time."""
    last = ""
    wanted = select(reports.c.id).order_by(reports.c.id).limit(batch)
    while ids := list(connection.execute(wanted.where(reports.c.id > last)).scalars()):
        yield ids
        last = ids[-1]
