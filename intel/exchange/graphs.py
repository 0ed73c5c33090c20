"""How the exchange keeps its graph level with the ledger: in the same transaction, or by a projector that follows."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Connection, Engine

from graph.embedded.store import EmbeddedStore
from graph.errors import GraphError, GraphUnavailable
from graph.model import Projection
from graph.store import GraphStore
from intel.errors import Invalid, Unavailable
from intel.keyring import Keyring
from intel.ledger import deadline
from intel.ledger.engine import reading, writing
from intel.projector import Projector, require_level
from intel.settings import Settings

if TYPE_CHECKING:
    from graph.neo4j.store import Neo4jStore

_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


class Graph(Protocol):
    """The graph as the use cases need it."""

    def write(self, connection: Connection, projections: Sequence[Projection]) -> None:
        """What was just stored on `connection`, which is not durable yet."""

    def remove(self, connection: Connection, reports: Sequence[str]) -> None:
        """Reports that were just destroyed on `connection`."""

    def level(self, connection: Connection) -> GraphStore:
        """The store, holding at least all that `connection` sees of the ledger. Raises `Unavailable`."""

    def close(self) -> None: ...


class EmbeddedGraph:
    """Beside the ledger in one database: written in the ledger's own transaction, so always level."""

    def __init__(self, store: EmbeddedStore) -> None:
        self.store = store

    def write(self, connection: Connection, projections: Sequence[Projection]) -> None:
        self.store.apply_on(connection, projections)

    def remove(self, connection: Connection, reports: Sequence[str]) -> None:
        self.store.remove_on(connection, reports)

    def level(self, connection: Connection) -> GraphStore:
        return self.store.on(connection)

    def close(self) -> None:
        """The engine is the ledger's."""


class FollowedGraph:
    """On a server of its own: a projector follows the ledger, and every question waits until it is level, so that a
    report which was narrowed or withdrawn is never read from a graph that does not know it yet."""

    def __init__(self, store: "Neo4jStore", projector: Projector) -> None:
        self._store = store
        self.projector = projector

    def write(self, connection: Connection, projections: Sequence[Projection]) -> None:
        """Nothing: the projector reads it from the ledger."""

    def remove(self, connection: Connection, reports: Sequence[str]) -> None:
        """Nothing: the projector reads it from the ledger."""

    def level(self, connection: Connection) -> GraphStore:
        require_level(self.projector, connection)
        return self._store

    def close(self) -> None:
        self._store.close()


def open_graph(settings: Settings, engine: Engine, keyring: Keyring) -> Graph:
    """The graph that the settings name. Connects to a server only when it is asked. Raises `Invalid` for a URL that
    can't be meant."""
    if settings.graph == "embedded":
        return EmbeddedGraph(EmbeddedStore(engine, reading=lambda: reading(engine), writing=lambda: writing(engine)))
    scheme, _, host = settings.graph.partition("://")
    if scheme not in _SCHEMES or not host:
        raise Invalid("the graph is embedded, neo4j://… or bolt://…", "NAGA_GRAPH")
    from graph.neo4j.store import Neo4jStore  # the driver is loaded where it is needed

    try:
        password = settings.graph_password.get_secret_value()
        store = Neo4jStore(settings.graph, settings.graph_user, password, left=deadline.left)
    except (ValueError, GraphError) as error:
        raise Invalid("the graph's URL cannot be read", "NAGA_GRAPH") from error
    return FollowedGraph(store, Projector(engine, keyring, store, store.migrate))


@contextmanager
def asking() -> Iterator[None]:
    """A question asked of the graph: its store's refusal becomes ours."""
    try:
        yield
    except GraphUnavailable as error:
        raise Unavailable("the graph does not answer; reports can still be submitted and read") from error
