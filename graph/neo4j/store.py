"""The graph store on Neo4j."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.answers import Answers, T
from graph.errors import GraphUnavailable
from graph.model import EntityKind, Mention, Projection, Tokens
from graph.neo4j import writing
from graph.neo4j.schema import migrate
from graph.neo4j.view import Neo4jView
from graph.projection import canonical
from graph.view import View

AT_A_TIME = 1_000
"""Reports read in one query by `dump`, nodes deleted in one transaction by `clear`."""

_DUMP = """
MATCH (r:Report) WHERE r.id > $after
WITH r ORDER BY r.id LIMIT $limit
MATCH (s:Readers {number: r.readers})
RETURN r.id AS id, r.day AS day, s.audience AS audience, s.nominal_audience AS nominal_audience,
  [(r)-[m:MENTIONS]->(e:Entity) | [e.id, e.kind, properties(m)]] AS mentions
ORDER BY id
"""
_CLEAR = """
MATCH (n) WHERE n:Report OR n:Entity OR n:Readers
WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS gone
"""


class Neo4jStore(Answers):
    """`graph.store.GraphStore`. `close` it at the end; `migrate` once before the first use."""

    def __init__(
        self, url: str, user: str, password: str, *, database: str | None = None, seconds: float = 15,
        left: Callable[[], float | None] = lambda: None,
    ) -> None:  # fmt: skip
        """`seconds`: how long a transaction is tried again, and a connection waited for, until `GraphUnavailable`.
        `left`: seconds that whoever asks has left, asked at each question: the server ends a question that takes
        longer, which is `GraphUnavailable`; None: as long as it takes."""
        self._database = database
        self._left = left
        self._driver = neo4j.GraphDatabase.driver(
            url,
            auth=(user, password),
            max_transaction_retry_time=seconds,
            connection_timeout=seconds,
            connection_acquisition_timeout=seconds,
            notifications_min_severity="OFF",
        )

    def close(self) -> None:
        self._driver.close()

    def migrate(self) -> None:
        """Make constraints and indexes that are missing."""
        with self._session() as session:
            migrate(session)

    def apply(self, projections: Sequence[Projection]) -> None:
        if projections:
            with self._session() as session:
                session.execute_write(writing.apply, projections)

    def remove(self, reports: Sequence[str]) -> None:
        if reports:
            with self._session() as session:
                session.execute_write(writing.remove, reports)

    def clear(self) -> None:
        """Some nodes in a transaction, so that a large graph fits the server's memory."""
        with self._session() as session:
            while session.execute_write(lambda tx: tx.run(_CLEAR, limit=AT_A_TIME).single(strict=True)["gone"]):
                pass

    def dump(self) -> Iterator[Projection]:
        after = ""
        with self._session() as session:
            while batch := session.execute_read(
                lambda tx, after: list(tx.run(_DUMP, after=after, limit=AT_A_TIME)), after
            ):
                yield from map(_projection, batch)
                after = batch[-1]["id"]

    def see(self, tokens: Tokens, question: Callable[[View], T]) -> T:
        left = self._left()
        if left is not None and left <= 0:
            raise GraphUnavailable("no time is left to ask the graph")

        @neo4j.unit_of_work(timeout=left)
        def asked(transaction: neo4j.ManagedTransaction) -> T:
            return question(Neo4jView(transaction, tokens))

        with self._session() as session:
            return session.execute_read(asked)

    @contextmanager
    def _session(self) -> Iterator[neo4j.Session]:
        try:
            with self._driver.session(database=self._database) as session:
                yield session
        except AuthError as error:
            raise GraphUnavailable("the graph refused the account") from error
        except (DriverError, Neo4jError) as error:
            raise GraphUnavailable("the graph does not answer; nothing was changed") from error


def _projection(row: neo4j.Record) -> Projection:
    mentions = tuple(_mention(id, kind, edge) for id, kind, edge in row["mentions"])
    audience, nominal_audience = frozenset(row["audience"]), frozenset(row["nominal_audience"])
    return canonical(Projection(row["id"], row["day"], audience, nominal_audience, mentions))


def _mention(entity: str, kind: str, edge: dict[str, Any]) -> Mention:
    return Mention(
        entity,
        EntityKind(kind),
        edge["role"],
        edge["label"],
        json.loads(edge["properties"]),
        (edge["span_start"], edge["span_end"]) if "span_start" in edge else None,
        edge["nominal"],
        edge["hub"],
        edge["identifying"],
        edge["name_key"],
    )
