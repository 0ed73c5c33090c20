"""`naga graph rebuild` and `naga graph verify`: the graph made again from the ledger, and compared with it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from graph.errors import GraphError
from graph.store import GraphStore
from graph.verify import Difference
from graph.verify import differences as compared
from intel.errors import Unavailable
from intel.exchange.exchange import Exchange
from intel.exchange.graphs import EmbeddedGraph, FollowedGraph
from intel.ledger.engine import reading, writing
from intel.projector import projected


def rebuild(exchange: Exchange) -> Iterator[int]:
    """Empty the graph and make it again; yields how many reports are done so far. On the embedded store in one
    transaction; on a server readers wait. Raises `Unavailable`."""
    match exchange.graph:
        case FollowedGraph() as followed:
            with _answering():
                yield from followed.projector.rebuild()
        case EmbeddedGraph() as embedded:
            with writing(exchange.engine) as connection:
                embedded.store.clear_on(connection)
                done = 0
                for projections in projected(connection, exchange.keyring):
                    embedded.store.apply_on(connection, projections)
                    done += len(projections)
                    yield done


def differences(exchange: Exchange) -> Iterator[Difference]:
    """By report id; none where graph and ledger agree. Raises `Unavailable`."""
    with _answering(), _still(exchange) as (connection, store):
        ours = (one for batch in projected(connection, exchange.keyring) for one in batch)
        yield from compared(ours, store.dump())


@contextmanager
def _still(exchange: Exchange) -> Iterator[tuple[Connection, GraphStore]]:
    """Ledger and graph as of one moment: on a server, with the projector held off."""
    if isinstance(exchange.graph, FollowedGraph):
        with exchange.graph.projector.still() as connection:
            yield connection, exchange.graph.projector.store
    else:
        with reading(exchange.engine) as connection:
            yield connection, exchange.graph.level(connection)


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except GraphError as error:
        raise Unavailable("the graph does not answer") from error
