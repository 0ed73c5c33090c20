"""Keeps a graph on a server level with the ledger: follows its entries in order, with a durable cursor, idempotently.

A report's edges are always made from how it stands now, so applying an entry twice, or late, changes nothing; and one
projector works at a time, so none writes over a newer state what it read before. The cursor moves on only when the
graph has taken what came before it.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import structlog
from sqlalchemy import Connection, Engine, insert, select, update

from graph.errors import GraphError
from graph.model import Projection
from graph.store import GraphStore
from intel.errors import Unavailable
from intel.exchange.projecting import projection_of
from intel.keyring import Keyring
from intel.ledger import deadline, entries
from intel.ledger.engine import reading, writing
from intel.ledger.tables import cursors
from intel.reports.standing import all_ids, contents, standings
from intel.turnstile import turn

log = structlog.get_logger()

BATCH = 200
"""Entries taken, or reports projected, in one go."""


@dataclass(frozen=True)
class Projector:
    engine: Engine
    keyring: Keyring
    store: GraphStore
    prepare: Callable[[], None] = lambda: None
    """Makes the store ready for a first use; may run again."""
    name: str = "graph"
    """Of its cursor."""
    patience: float = 30.0
    """Seconds to wait for another projector at work."""

    def position(self, connection: Connection) -> int:
        """Of the last entry that the graph has taken."""
        return connection.execute(select(cursors.c.position).where(cursors.c.name == self.name)).scalar() or 0

    def catch_up(self) -> None:
        """Take every entry that the ledger holds now. Raises `Unavailable` and `graph.errors.GraphUnavailable`: then
        some batches may have been taken, and the cursor says which."""
        left = deadline.left()
        with turn(self.engine, self.patience if left is None else max(0.0, min(self.patience, left))):
            self.prepare()
            self._catch_up()

    @contextmanager
    def still(self) -> Iterator[Connection]:
        """A view of the ledger with which the graph is level, and stays so while it is held."""
        with turn(self.engine, self.patience):
            self.prepare()
            while True:
                self._catch_up()
                with reading(self.engine) as connection:
                    if self.position(connection) == entries.position(connection):
                        yield connection
                        return

    def rebuild(self) -> Iterator[int]:
        """Empty the graph and make it again; yields how many reports are done. Readers wait meanwhile."""
        with turn(self.engine, self.patience):
            self.prepare()
            self._move(0)
            self.store.clear()
            done = 0
            with reading(self.engine) as connection:
                position = entries.position(connection)
                for projections in projected(connection, self.keyring):
                    self.store.apply(projections)
                    done += len(projections)
                    yield done
            self._move(position)

    def follow(self, stop: threading.Event, pause: float = 1.0) -> None:
        """Catch up again and again until `stop`: so that readers seldom wait. A graph that is away is tried again."""
        while not stop.wait(pause):
            try:
                with reading(self.engine) as connection:
                    level = self.position(connection) >= entries.position(connection)
                if not level:
                    self.catch_up()
            except Exception as error:  # nothing may end it; what a driver says may quote a name
                log.warning("the graph is behind", error=type(error).__name__)

    def _catch_up(self) -> None:
        while True:
            with reading(self.engine) as connection:
                taken = entries.after(connection, self.position(connection), BATCH)
                if not taken:
                    return
                ids = list(dict.fromkeys(entry.report for entry in taken if entry.report is not None))
                standing = standings(connection, ids)
                said = contents(connection, self.keyring, standing)
            self.store.apply([projection_of(id, standing[id], said[id]) for id in ids if id in said])
            self.store.remove([id for id in ids if id not in said])
            self._move(taken[-1].seq)

    def _move(self, position: int) -> None:
        with writing(self.engine) as connection:
            chosen = cursors.c.name == self.name
            moved = connection.execute(update(cursors).where(chosen).values(position=position))
            if not moved.rowcount:
                connection.execute(insert(cursors).values(name=self.name, position=position))


def projected(connection: Connection, keyring: Keyring) -> Iterator[list[Projection]]:
    """What the graph should hold, by report id, some reports at a time."""
    for ids in all_ids(connection, BATCH):
        standing = standings(connection, ids)
        said = contents(connection, keyring, standing)
        yield [projection_of(id, standing[id], said[id]) for id in ids if id in said]


def require_level(projector: Projector, connection: Connection) -> None:
    """The graph holds all that `connection` sees of the ledger, or `Unavailable`. Cheap where it is level already."""
    try:
        if projector.position(connection) < entries.position(connection):
            projector.catch_up()
    except GraphError as error:
        raise Unavailable("the graph does not answer; reports can still be submitted and read") from error
