"""Two hops around an entity on 100,000 synthetic reports of 25 agencies, on both stores, each beside the raw store.

Raw is the same walk as one statement of the store's own language, sent by its driver with the reader's tokens met in
it, and nothing of ours around it. rustworkx walks the same graph in memory and knows of no reader.
NAGA_BENCH_REPORTS sets another number of reports.
"""

import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import neo4j
import rustworkx
from sqlalchemy import create_engine, event

from graph.embedded.store import EmbeddedStore
from graph.model import Projection, Tokens
from graph.neo4j.store import Neo4jStore
from graph.store import GraphStore
from tests.bench.figure import Measure, percentile
from tests.graph.synthetic import AGENCIES, readers_of, synthetic
from tests.services.neo4j import Neo4jServer, missing_for_neo4j, running_neo4j

REPORTS = int(os.environ.get("NAGA_BENCH_REPORTS", "100000"))
QUESTIONS = 300
BATCH = 2_000

_SQL = """
WITH met AS (
  SELECT readers FROM graph_reader_tokens WHERE nominal = 0 AND token IN (SELECT value FROM json_each(:tokens))
  INTERSECT
  SELECT readers FROM graph_reader_tokens WHERE nominal = 1 AND token IN (SELECT value FROM json_each(:tokens))
), first AS (
  SELECT DISTINCT m.report FROM graph_entities e JOIN graph_mentions m ON m.entity = e.pk
  WHERE e.id = :start AND m.readers + 0 IN met
), around AS (
  SELECT DISTINCT m.entity FROM first JOIN graph_mentions m ON m.report = first.report
  WHERE m.readers + 0 IN met AND m.hub = 0
), second AS (
  SELECT DISTINCT m.report FROM around JOIN graph_mentions m ON m.entity = around.entity
  WHERE m.readers + 0 IN met AND m.hub = 0
)
SELECT e.id, count(DISTINCT m.report) AS weight
FROM second JOIN graph_mentions m ON m.report = second.report JOIN graph_entities e ON e.pk = m.entity
WHERE m.readers + 0 IN met GROUP BY e.id ORDER BY weight DESC, e.id LIMIT 100
"""
_CYPHER = """
MATCH (s:Readers)
WHERE any(t IN s.audience WHERE t IN $tokens) AND any(t IN s.nominal_audience WHERE t IN $tokens)
WITH collect(s.number) AS met
MATCH (:Entity {id: $start})<-[a:MENTIONS]-(r1:Report) WHERE a.readers IN met
WITH DISTINCT met, r1
MATCH (r1)-[b:MENTIONS]->(around:Entity) WHERE b.readers IN met AND NOT b.hub
WITH DISTINCT met, around
MATCH (around)<-[c:MENTIONS]-(r2:Report) WHERE c.readers IN met AND NOT c.hub
WITH DISTINCT met, r2
MATCH (r2)-[d:MENTIONS]->(e:Entity) WHERE d.readers IN met
RETURN e.id AS id, count(DISTINCT r2) AS weight ORDER BY weight DESC, id LIMIT 100
"""

Question = tuple[Tokens, str]


def measure() -> list[Measure]:
    questions = _questions()
    walked = _times(_in_memory(), questions)
    with tempfile.TemporaryDirectory() as folder:
        measures = _embedded(Path(folder) / "graph.db", questions, walked)
    if missing := missing_for_neo4j():
        return [*measures, Measure("neighbours, Neo4j", float("nan"), "ms", missing)]
    with running_neo4j(heap="2g", measured=True) as server:
        return measures + _on_neo4j(server, questions)


def _questions() -> list[Question]:
    """Entities that identify something, of reports all over, each asked by a reader who may see it."""
    rng = random.Random(11)
    readers = [readers_of(place) for place in range(len(AGENCIES))]
    found: list[Question] = []
    for projection in islice(synthetic(REPORTS), 0, None, max(1, REPORTS // (2 * QUESTIONS))):
        able = [tokens for tokens in readers if tokens & projection.audience]
        entity = next(m.entity for m in projection.mentions if m.identifying and not m.nominal)
        if able and len(found) < QUESTIONS:
            found.append((rng.choice(able), entity))
    return found


def _embedded(path: Path, questions: Sequence[Question], walked: list[float]) -> list[Measure]:
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA journal_mode = WAL"))
    store = EmbeddedStore(engine)
    store.create()
    rate = _load(store)
    ours = _times(lambda tokens, start: store.neighbours(tokens, start, hops=2), questions)
    with sqlite3.connect(path) as connection:
        raw = _times(
            lambda tokens, start: connection.execute(_SQL, {"tokens": _json(tokens), "start": start}).fetchall(),
            questions,
        )
    engine.dispose()
    return [
        Measure("graph load, embedded", rate, "reports/s"),
        *_both("neighbours, two hops, embedded", ours, raw, f"rustworkx {percentile(walked, 0.5):.2f}"),
    ]


def _on_neo4j(server: Neo4jServer, questions: Sequence[Question]) -> list[Measure]:
    store = Neo4jStore(*server)
    store.migrate()
    rate = _load(store)
    ours = _times(lambda tokens, start: store.neighbours(tokens, start, hops=2), questions)
    store.close()
    with (
        neo4j.GraphDatabase.driver(server.url, auth=(server.user, server.password)) as driver,
        driver.session() as session,
    ):
        raw = _times(
            lambda tokens, start: session.execute_read(
                lambda transaction: transaction.run(_CYPHER, tokens=sorted(tokens), start=start).data()
            ),
            questions,
        )
    return [Measure("graph load, Neo4j", rate, "reports/s"), *_both("neighbours, two hops, Neo4j", ours, raw, "")]


def _both(name: str, ours: Sequence[float], raw: Sequence[float], also: str) -> Iterator[Measure]:
    for share in (0.5, 0.95):
        beside = f"raw {percentile(raw, share):.2f}"
        label = f"{name}, p{share * 100:.0f}"
        yield Measure(label, percentile(ours, share), "ms", f"{beside}, {also}" if also and share == 0.5 else beside)


def _load(store: GraphStore) -> float:
    start = time.perf_counter()
    batch: list[Projection] = []
    for projection in synthetic(REPORTS):
        batch.append(projection)
        if len(batch) == BATCH:
            store.apply(batch)
            batch = []
    store.apply(batch)
    return REPORTS / (time.perf_counter() - start)


def _in_memory() -> Callable[[Tokens, str], object]:
    """The same walk by rustworkx over a graph of reports and entities, hubs not walked through."""
    graph = rustworkx.PyGraph(multigraph=False)
    nodes: dict[str, int] = {}
    for projection in synthetic(REPORTS):
        report = graph.add_node(projection.report)
        for mention in projection.mentions:
            if mention.entity not in nodes:
                nodes[mention.entity] = graph.add_node(mention.entity)
            if not mention.hub:
                graph.add_edge(report, nodes[mention.entity], None)

    def walk(_: Tokens, start: str) -> object:
        reached = {nodes[start]}
        for _ in range(4):
            reached |= {far for near in reached for far in graph.neighbors(near)}
        return reached

    return walk


def _times(ask: Callable[[Tokens, str], object], questions: Sequence[Question]) -> list[float]:
    """Milliseconds of each question, after a first round of a few that warms the caches."""
    for tokens, start in questions[:20]:
        ask(tokens, start)
    times = []
    for tokens, start in questions:
        began = time.perf_counter()
        ask(tokens, start)
        times.append((time.perf_counter() - began) * 1000)
    return times


def _json(tokens: Tokens) -> str:
    return "[" + ",".join(f'"{token}"' for token in sorted(tokens)) + "]"
