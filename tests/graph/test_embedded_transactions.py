"""What is the embedded store's own: the caller's transaction, a database that is away, and how it is asked."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, event, text

from graph.embedded.store import EmbeddedStore
from graph.errors import GraphUnavailable
from tests.graph.synthetic import readers_of, synthetic
from tests.graph.test_store_behaviour import VN, A, B, report


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    engine = create_engine(f"sqlite:///{tmp_path}/graph.db")
    store = EmbeddedStore(engine)
    store.create()
    yield store
    engine.dispose()


def test_what_is_written_in_the_callers_transaction_goes_with_it(store: EmbeddedStore) -> None:
    store.apply([report("r-1", A)])
    with store._engine.connect() as connection:
        transaction = connection.begin()
        store.apply_on(connection, [report("r-2", B)])
        store.remove_on(connection, ["r-1"])
        assert [p.report for p in store.on(connection).dump()] == ["r-2"]
        assert set(store.on(connection).entities_by_id(VN, [A.entity, B.entity])) == {B.entity}
        transaction.rollback()
    assert [p.report for p in store.dump()] == ["r-1"]
    assert set(store.entities_by_id(VN, [A.entity, B.entity])) == {A.entity}


def test_nothing_is_left_of_what_no_report_mentions(store: EmbeddedStore) -> None:
    store.apply(list(synthetic(30)))
    store.remove([p.report for p in store.dump()])
    with store._engine.connect() as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        left = {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() for name in tables}
    decoy = {"graph_entities": 1, "graph_counts": 2}
    assert {name: number for name, number in left.items() if number and "reader" not in name} == decoy


def test_a_database_that_is_away_is_unavailable(store: EmbeddedStore, tmp_path: Path) -> None:
    away = EmbeddedStore(create_engine(f"sqlite:///{tmp_path}/no such folder/graph.db"))
    with pytest.raises(GraphUnavailable):
        away.entities_by_id(VN, [A.entity])
    with pytest.raises(GraphUnavailable):
        away.apply([report("r-1", A)])


def _asked(store: EmbeddedStore) -> list[tuple[str, Any]]:
    asked: list[tuple[str, Any]] = []
    event.listen(
        store._engine,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, parameters, _context, _many: asked.append((statement, parameters)),
    )
    return asked


def _questions(store: EmbeddedStore, reports: int) -> list[tuple[str, Any]]:
    """The statements that all reading methods take, when each asks for all that `reports` reports hold."""
    tokens = readers_of(3)
    ids = [p.report for p in store.dump()][:reports]
    asked = _asked(store)
    entities = sorted({one.entity.id for of in store.mentions(tokens, ids).values() for one in of})
    store.entities_by_id(tokens, entities)
    store.reports_of(tokens, entities)
    store.linked(tokens, ids)
    store.entities(tokens, label="port")
    store.neighbours(tokens, entities[0], hops=2)
    store.resembling(tokens, "kim lan")
    store.same_as(tokens, [id for id in entities if id.startswith("o-")])
    return asked


def test_no_question_is_asked_row_by_row(store: EmbeddedStore) -> None:
    store.apply(list(synthetic(400)))
    assert len(_questions(store, 20)) == len(_questions(store, 400)) > 15


def test_a_batch_of_any_size_is_written_in_as_many_statements(store: EmbeddedStore) -> None:
    asked = _asked(store)
    projections = list(synthetic(200))
    store.apply(projections[:5])
    few = len(asked)
    store.apply(projections[5:])
    assert len(asked) - few == few


def test_every_question_is_answered_from_an_index(store: EmbeddedStore, tmp_path: Path) -> None:
    """But a list of all entities, which must count them all."""
    store.apply(list(synthetic(400)))
    asked = _questions(store, 50)
    with sqlite3.connect(tmp_path / "graph.db") as connection:
        for statement, parameters in asked:
            if "graph_counts.entity AS entity, sum(" in statement:
                continue
            for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters):
                assert not re.match(r"SCAN graph_", row[3]), f"{row[3]} in {statement}"


def test_every_question_asks_who_reads(store: EmbeddedStore) -> None:
    store.apply(list(synthetic(50)))
    for statement, _ in _questions(store, 50):
        assert "graph_reader_tokens" in statement
