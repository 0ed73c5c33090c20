"""The embedded graph store: in the ledger's own database, written in the ledger's own transaction."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from graph.answers import Answers, T
from graph.embedded.dumping import dump
from graph.embedded.statements import Statements
from graph.embedded.tables import metadata
from graph.embedded.view import EmbeddedView
from graph.embedded.writing import Writer
from graph.errors import GraphUnavailable
from graph.model import Projection, Tokens
from graph.view import View

Transaction = Callable[[], AbstractContextManager[Connection]]


class EmbeddedStore(Answers):
    """`graph.store.GraphStore` on a database that has this package's tables (`graph.embedded.tables.metadata`).

    `reading` and `writing` open a transaction; left out, the engine's own. `apply_on` and `remove_on` write in a
    transaction that the caller holds, and `on` reads in one.
    """

    def __init__(
        self, engine: Engine, *, reading: Transaction | None = None, writing: Transaction | None = None
    ) -> None:
        self._engine = engine
        self._reading = reading or self._transaction
        self._writing = writing or self._transaction
        self._statements = Statements(engine.dialect.name)
        self._writer = Writer(engine.dialect.name)

    def create(self) -> None:
        """Make the tables where they are missing. The ledger's migrations do so for a ledger's database."""
        with self._writing() as connection:
            metadata.create_all(connection)

    def on(self, connection: Connection) -> "EmbeddedStore":
        """The same store, reading and writing in the transaction of `connection`."""
        bound = object.__new__(EmbeddedStore)
        bound._engine, bound._statements, bound._writer = self._engine, self._statements, self._writer
        bound._reading = bound._writing = lambda: nullcontext(connection)
        return bound

    def apply_on(self, connection: Connection, projections: Sequence[Projection]) -> None:
        self._writer.apply(connection, projections)

    def remove_on(self, connection: Connection, ids: Collection[str]) -> None:
        self._writer.remove(connection, ids)

    def clear_on(self, connection: Connection) -> None:
        self._writer.clear(connection)

    def apply(self, projections: Sequence[Projection]) -> None:
        with self._writing() as connection:
            self.apply_on(connection, projections)

    def remove(self, reports: Sequence[str]) -> None:
        with self._writing() as connection:
            self.remove_on(connection, reports)

    def clear(self) -> None:
        with self._writing() as connection:
            self.clear_on(connection)

    def dump(self) -> Iterator[Projection]:
        with self._reading() as connection:
            yield from dump(connection, self._statements.lists)

    def see(self, tokens: Tokens, question: Callable[[View], T]) -> T:
        with self._reading() as connection:
            return question(EmbeddedView(connection, self._statements, tokens))

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except IntegrityError:
            raise
        except (DBAPIError, PoolTimeout) as error:
            raise GraphUnavailable("the graph's database does not answer") from error
