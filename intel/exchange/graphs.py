"""How the exchange keeps its graph level with the ledger: in the same transaction, or by a projector that follows."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from sqlalchemy import Connection, Engine

from graph.embedded.store import EmbeddedStore
from graph.errors import GraphUnavailable
from graph.model import Projection
from graph.store import GraphStore
from intel.errors import Invalid, Unavailable
from intel.keyring import Keyring
from intel.ledger.engine import reading, writing
from intel.settings import Settings


class Graph(Protocol):
    """The graph as the use cases need it."""

    def write(self, connection: Connection, projections: Sequence[Projection]) -> None:
        """What was just stored on `connection`, which is not durable yet."""

    def level(self, connection: Connection) -> GraphStore:
        """The store, holding at least all that `connection` sees of the ledger. Raises `Unavailable`."""

    def close(self) -> None: ...


class EmbeddedGraph:
    """Beside the ledger in one database: written in the ledger's own transaction, so always level."""

    def __init__(self, store: EmbeddedStore) -> None:
        self.store = store

    def write(self, connection: Connection, projections: Sequence[Projection]) -> None:
        self.store.apply_on(connection, projections)

    def level(self, connection: Connection) -> GraphStore:
        return self.store.on(connection)

    def close(self) -> None:
        """The engine is the ledger's."""


def open_graph(settings: Settings, engine: Engine, keyring: Keyring) -> Graph:
    """The graph that the settings name. Raises `Invalid` for one that can't be meant."""
    if settings.graph == "embedded":
        return EmbeddedGraph(EmbeddedStore(engine, reading=lambda: reading(engine), writing=lambda: writing(engine)))
    raise Invalid("the graph is embedded, neo4j://… or bolt://…", "NAGA_GRAPH")


@contextmanager
def asking() -> Iterator[None]:
    """A question asked of the graph: its store's refusal becomes ours."""
    try:
        yield
    except GraphUnavailable as error:
        raise Unavailable("the graph does not answer; reports can still be submitted and read") from error
