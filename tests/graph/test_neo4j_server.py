"""What is Neo4j's own: the schema's migrations, a server that is away, an account that it refuses."""

import socket
import time

import neo4j
import pytest

from graph.errors import GraphUnavailable
from graph.neo4j.schema import MIGRATIONS
from graph.neo4j.store import Neo4jStore
from graph.store import GraphStore
from tests.graph.test_store_behaviour import VN, A, report
from tests.services.neo4j import Neo4jServer

pytestmark = pytest.mark.xdist_group("neo4j")


@pytest.fixture
def nowhere() -> Neo4jServer:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    return Neo4jServer(f"bolt://127.0.0.1:{port}", "neo4j", "secret-of-the-account")


def test_migrations_are_recorded_and_may_run_again(neo4j_server: Neo4jServer, on_neo4j: GraphStore) -> None:
    store = Neo4jStore(*neo4j_server)
    store.migrate()
    store.migrate()
    store.close()
    with neo4j.GraphDatabase.driver(neo4j_server.url, auth=neo4j_server[1:]) as driver:
        recorded = driver.execute_query("MATCH (m:GraphMigration) RETURN m.name AS name ORDER BY name").records
        constraints = driver.execute_query("SHOW CONSTRAINTS YIELD name RETURN name").records
        indexes = driver.execute_query("SHOW INDEXES YIELD name, state RETURN name, state").records
    assert [row["name"] for row in recorded] == sorted(name for name, _ in MIGRATIONS)
    assert {row["name"] for row in constraints} >= {"report_id", "entity_id", "readers_digest", "readers_number"}
    assert {row["state"] for row in indexes} == {"ONLINE"}
    assert {"entity_kind", "name_keys"} <= {row["name"] for row in indexes}


def test_the_server_guards_what_ids_stand_for(neo4j_server: Neo4jServer, on_neo4j: GraphStore) -> None:
    on_neo4j.clear()
    on_neo4j.apply([report("r-1", A)])
    with (
        neo4j.GraphDatabase.driver(neo4j_server.url, auth=neo4j_server[1:]) as driver,
        pytest.raises(neo4j.exceptions.ConstraintError),
    ):
        driver.execute_query("CREATE (:Report {id: 'r-1'})")


def test_a_question_is_ended_on_the_server_when_its_time_is_over(neo4j_server: Neo4jServer) -> None:
    store = Neo4jStore(*neo4j_server, left=lambda: 0.5)
    endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a % 7 * b) AS slow"
    begun = time.monotonic()
    with pytest.raises(GraphUnavailable):
        store.see(VN, lambda view: view._rows(endless))  # type: ignore[attr-defined]  # no question of ours is so slow
    assert time.monotonic() - begun < 10
    with neo4j.GraphDatabase.driver(neo4j_server.url, auth=neo4j_server[1:]) as driver:
        running = driver.execute_query("SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery").records
    assert not [row for row in running if "slow" in row["currentQuery"] and "SHOW" not in row["currentQuery"]]
    store.close()


def test_no_question_is_put_when_no_time_is_left(nowhere: Neo4jServer) -> None:
    store = Neo4jStore(*nowhere, seconds=0.5, left=lambda: -1.0)
    with pytest.raises(GraphUnavailable, match="no time is left"):
        store.entities_by_id(VN, [A.entity])
    store.close()


def test_clearing_keeps_the_schema(neo4j_server: Neo4jServer, on_neo4j: GraphStore) -> None:
    on_neo4j.apply([report(f"r-{n}", A) for n in range(3)])
    on_neo4j.clear()
    assert list(on_neo4j.dump()) == []
    with neo4j.GraphDatabase.driver(neo4j_server.url, auth=neo4j_server[1:]) as driver:
        left = driver.execute_query("MATCH (n) RETURN DISTINCT labels(n)[0] AS label ORDER BY label").records
        assert {row["label"] for row in left} <= {"GraphMigration", "GraphLock"}


def test_a_number_of_readers_is_never_given_again(neo4j_server: Neo4jServer, on_neo4j: GraphStore) -> None:
    """Else a transaction that asked for its numbers before a rebuild would meet others' edges by them."""
    on_neo4j.apply([report("r-1", A)])
    with neo4j.GraphDatabase.driver(neo4j_server.url, auth=neo4j_server[1:]) as driver:
        ask = "MATCH (s:Readers) RETURN max(s.number) AS highest, min(s.number) AS lowest"
        before = driver.execute_query(ask).records[0]["highest"]
        on_neo4j.clear()
        on_neo4j.apply([report("r-1", A)])
        assert driver.execute_query(ask).records[0]["lowest"] > before


def test_a_server_that_is_away_is_unavailable_and_names_no_secret(nowhere: Neo4jServer) -> None:
    store = Neo4jStore(*nowhere, seconds=0.5)
    for ask in (
        lambda: store.apply([report("r-1", A)]),
        lambda: store.remove(["r-1"]),
        store.clear,
        store.migrate,
        lambda: list(store.dump()),
        lambda: store.entities_by_id(VN, [A.entity]),
        lambda: store.neighbours(VN, A.entity),
    ):
        with pytest.raises(GraphUnavailable) as refused:
            ask()
        assert nowhere.password not in str(refused.value)
    store.close()


def test_a_refused_account_is_unavailable(neo4j_server: Neo4jServer) -> None:
    store = Neo4jStore(neo4j_server.url, "somebody", "wrong", seconds=0.5)
    with pytest.raises(GraphUnavailable, match="refused the account"):
        store.entities_by_id(VN, [A.entity])
    store.close()


def test_an_apply_that_fails_has_changed_nothing(on_neo4j: GraphStore) -> None:
    on_neo4j.clear()
    on_neo4j.apply([report("r-1", A)])
    broken = report("r-2", A)
    object.__setattr__(broken, "day", {"a": "map is no property"})
    with pytest.raises(GraphUnavailable):
        on_neo4j.apply([report("r-1"), broken])
    assert [p.mentions for p in on_neo4j.dump()] == [report("r-1", A).mentions]
