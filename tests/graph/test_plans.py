"""How SQLite answers the question that every id from outside meets first: it looks at no row of a hidden entity."""

import json
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.dialects import sqlite

from graph.embedded.statements import Statements
from graph.embedded.store import EmbeddedStore
from tests.graph.test_store_behaviour import TH, VN, A, report


def test_the_gate_seeks_what_the_reader_may_see_and_scans_no_entity(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path}/graph.db")
    store = EmbeddedStore(engine)
    store.create()
    store.apply([report(f"r-{n:03d}", A, audience=VN | {f"agency:X{n}"}) for n in range(50)])
    asked = Statements("sqlite").visible.compile(dialect=sqlite.dialect())
    given = {"ids": json.dumps([A.entity]), "tokens": json.dumps(sorted(TH))}
    values = tuple(given.get(name, asked.params.get(name)) for name in asked.positiontup or ())
    with engine.connect() as connection:
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", values)]
    assert "SEARCH graph_counts USING PRIMARY KEY (entity=? AND readers=?)" in plan
    assert not [step for step in plan if step.startswith("SCAN graph_")]
    assert store.entities_by_id(TH, [A.entity]) == {}
    assert list(store.entities_by_id(VN, [A.entity])) == [A.entity]
    engine.dispose()
