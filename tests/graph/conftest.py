"""`store`: an empty graph store, each kind in turn. A new store is a new parameter, never a second suite."""

from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import create_engine

from graph.embedded.store import EmbeddedStore
from graph.neo4j.store import Neo4jStore
from graph.store import GraphStore
from tests.services.neo4j import Neo4jServer


@pytest.fixture(scope="session")
def embedded_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    yield from _embedded(f"sqlite:///{tmp_path_factory.mktemp('graph')}/graph.db")


@pytest.fixture(scope="session")
def embedded_postgres(postgres_server: str) -> Iterator[GraphStore]:
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE naga_graph")
    server = postgres_server.rsplit("/", 1)[0].replace("postgresql://", "postgresql+psycopg://")
    yield from _embedded(f"{server}/naga_graph")


@pytest.fixture(scope="session")
def on_neo4j(neo4j_server: Neo4jServer) -> Iterator[GraphStore]:
    store = Neo4jStore(*neo4j_server)
    store.migrate()
    yield store
    store.close()


@pytest.fixture(
    params=[
        "embedded_sqlite",
        "embedded_postgres",
        pytest.param("on_neo4j", marks=pytest.mark.xdist_group("neo4j")),
    ]
)
def store(request: pytest.FixtureRequest) -> GraphStore:
    found: GraphStore = request.getfixturevalue(request.param)
    found.clear()
    return found


def _embedded(url: str) -> Iterator[GraphStore]:
    engine = create_engine(url)
    store = EmbeddedStore(engine)
    store.create()
    yield store
    engine.dispose()
