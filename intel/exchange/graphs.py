"""How the exchange keeps its graph level with the ledger: in the same transaction, or by a projector that follows."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from graph.embedded.store import EmbeddedStore
from sqlalchemy import Connection

from graph.errors import GraphUnavailable
from graph.model import Projection
from graph.store import GraphStore
from intel.errors import Unavailable


class Graph(Protocol):
    """The graph as the use cases need it."""

    def write(self, connection: Connection, projections: Sequence[Projection]) -> None:
        """What was just stored on `connection`, which is not durable yet."""

    def level(self) -> GraphStore:
        """The store, holding all that the ledger held when this was called. Raises `Unavailable`."""

    def close(self) -> None: ...


class EmbeddedGraph:
    """Beside the ledger in one database: written in the ledger's own transaction, so always level."""

    def __init__(self, store: EmbeddedStore) -> None:
        self.store = store

    def write(self, connection: Connection, projections: Sequence[Projection]) -> None:
        self.store.apply_on(connection, projections)

    def level(self) -> GraphStore:
        return self.store

    def close(self) -> None:
        """The engine is the ledger's."""


@contextmanager
def asking() -> Iterator[None]:
    """A question asked of the graph: its store's refusal becomes ours."""
    try:
        yield
    except GraphUnavailable as error:
        raise Unavailable("the graph does not answer; reports can still be submitted and read") from error
