"""Constraints and indexes, made by migrations that are recorded in the graph and may run again.

    (:Report {id, day, readers})-[:MENTIONS {readers, role, label, …}]->(:Entity {id, kind})
    (:Entity)-[:COUNTED {readers, reports, first_day, last_day}]->(:Readers {number, digest, audience, …})
    (:Entity)-[:NAMED {readers, label, name_key, keys, mentions}]->(:Readers)
    (:Entity)-[:VALUED {readers, name, value, mentions}]->(:Readers)

Every relationship carries the number of its readers. COUNTED, NAMED and VALUED are sums over mentions (`graph.sums`).
"""

import neo4j

MIGRATIONS: tuple[tuple[str, str], ...] = (
    ("0001 report id", "CREATE CONSTRAINT report_id IF NOT EXISTS FOR (r:Report) REQUIRE r.id IS UNIQUE"),
    ("0002 entity id", "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE"),
    ("0003 digest", "CREATE CONSTRAINT readers_digest IF NOT EXISTS FOR (s:Readers) REQUIRE s.digest IS UNIQUE"),
    ("0004 number", "CREATE CONSTRAINT readers_number IF NOT EXISTS FOR (s:Readers) REQUIRE s.number IS UNIQUE"),
    ("0005 entity kind", "CREATE INDEX entity_kind IF NOT EXISTS FOR (e:Entity) ON (e.kind)"),
    (
        "0006 name keys",
        "CREATE FULLTEXT INDEX name_keys IF NOT EXISTS FOR ()-[n:NAMED]-() ON EACH [n.keys] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
    ),
    ("0007 lock", "CREATE CONSTRAINT graph_lock IF NOT EXISTS FOR (l:GraphLock) REQUIRE l.name IS UNIQUE"),
)  # fmt: skip
SECONDS = 300
"""How long an index may take to fill, when a migration meets a full graph."""

_DONE = "MATCH (m:GraphMigration) RETURN m.name AS name"
_RECORD = "MERGE (m:GraphMigration {name: $name}) ON CREATE SET m.at = datetime()"


def migrate(session: neo4j.Session) -> None:
    """Two that run at once do no harm: each statement says IF NOT EXISTS."""
    done = session.execute_read(lambda tx: {row["name"] for row in tx.run(_DONE)})
    for name, statement in MIGRATIONS:
        if name not in done:
            session.execute_write(_run, statement)
            session.execute_write(_run, _RECORD, name=name)
    session.execute_read(_run, "CALL db.awaitIndexes($seconds)", seconds=SECONDS)


def _run(transaction: neo4j.ManagedTransaction, /, statement: str, **parameters: object) -> None:
    transaction.run(statement, parameters).consume()
