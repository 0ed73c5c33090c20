"""The embedded graph store: in the ledger's own database, written in the ledger's own transaction."""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from graph.answers import Answers
from graph.embedded.statements import Statements
from graph.embedded.tables import audience_tokens, entities, mentions, metadata, reports
from graph.embedded.view import EmbeddedView
from graph.embedded.writing import Writer
from graph.errors import GraphUnavailable
from graph.model import EntityKind, Mention, Projection, Tokens
from graph.projection import canonical

Transaction = Callable[[], AbstractContextManager[Connection]]
DUMPED = 1_000
"""Reports read at a time by `dump`."""


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
        """Some reports at a time, in one transaction."""
        with self._reading() as connection:
            sets = _sets(connection)
            after = ""
            while batch := connection.execute(
                select(reports).where(reports.c.id > after).order_by(reports.c.id).limit(DUMPED)
            ).all():
                found: dict[int, list[Mention]] = {row.pk: [] for row in batch}
                for row in connection.execute(
                    select(mentions, entities.c.id, entities.c.kind)
                    .join(entities, entities.c.pk == mentions.c.entity)
                    .where(self._statements.lists.among(mentions.c.report, "pks", numbers=True)),
                    {"pks": self._statements.lists.of(found)},
                ):
                    found[row.report].append(_mention(row))
                for row in batch:
                    yield canonical(
                        Projection(
                            row.id, row.day, sets.get(row.audience, frozenset()),
                            sets.get(row.nominal_audience, frozenset()), tuple(found[row.pk]),
                        )
                    )  # fmt: skip
                after = batch[-1].id

    @contextmanager
    def view(self, tokens: Tokens) -> Iterator[EmbeddedView]:
        with self._reading() as connection:
            yield EmbeddedView(connection, self._statements, tokens)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except IntegrityError:
            raise
        except (DBAPIError, PoolTimeout) as error:
            raise GraphUnavailable("the graph's database does not answer") from error


def _sets(connection: Connection) -> dict[int, Tokens]:
    found: dict[int, set[str]] = {}
    for token, audience in connection.execute(select(audience_tokens)):
        found.setdefault(audience, set()).add(token)
    return {audience: frozenset(tokens) for audience, tokens in found.items()}


def _mention(row: object) -> Mention:
    value = row._mapping  # type: ignore[attr-defined]
    return Mention(
        value["id"],
        EntityKind(value["kind"]),
        value["role"],
        value["label"],
        json.loads(value["properties"]),
        None if value["span_start"] is None else (value["span_start"], value["span_end"]),
        bool(value["nominal"]),
        bool(value["hub"]),
        bool(value["identifying"]),
        value["name_key"],
    )
