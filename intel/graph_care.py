"""`naga graph rebuild` and `naga graph verify`: the graph made again from the ledger, and compared with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from graph.errors import GraphError
from graph.model import Projection
from graph.projection import canonical
from graph.store import GraphStore
from intel.errors import Unavailable
from intel.exchange.exchange import Exchange
from intel.exchange.graphs import EmbeddedGraph, FollowedGraph
from intel.ledger.engine import reading, writing
from intel.projector import projected


@dataclass(frozen=True)
class Difference:
    """A report whose edges are not those that the ledger gives."""

    report: str
    what: str
    """A few words: it is missing, it should not be there, or which part differs."""


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
        theirs = store.dump()
        expected, found = next(ours, None), next(theirs, None)
        while expected or found:
            if found is None or (expected and expected.report < found.report):
                assert expected  # noqa: S101  one of the two is there
                yield Difference(expected.report, "is missing in the graph")
                expected = next(ours, None)
            elif expected is None or found.report < expected.report:
                yield Difference(found.report, "is in the graph, but not in the ledger")
                found = next(theirs, None)
            else:
                if parts := _parts(canonical(expected), canonical(found)):
                    yield Difference(expected.report, f"differs in {', '.join(parts)}")
                expected, found = next(ours, None), next(theirs, None)


def _parts(expected: Projection, found: Projection) -> list[str]:
    parts = {"day": "its day", "audience": "who reads it", "nominal_audience": "who reads its nominal facts"}
    told = [word for part, word in parts.items() if getattr(expected, part) != getattr(found, part)]
    return told + (["its mentions"] if expected.mentions != found.mentions else [])


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
