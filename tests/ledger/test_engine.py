from itertools import pairwise
from pathlib import Path
from threading import Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, MetaData, inspect, select, text
from sqlalchemy.exc import IntegrityError

from graph.embedded.tables import metadata as graph_metadata
from intel.errors import Invalid, Unavailable
from intel.identity.issuer.tables import metadata as issuer_metadata
from intel.identity.tables import metadata as identity_metadata
from intel.ledger import entries, tables
from intel.ledger.engine import open_engine, reading, upgrade, writing
from intel.ledger.entries import EntryType
from tests.ledger.conftest import NOON

PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


def _append(engine: Engine, note: str) -> int:
    with writing(engine) as connection:
        return entries.append(connection, EntryType.ACKNOWLEDGED, note, {"note": note}, NOON)


def _stored(engine: Engine) -> list[str | None]:
    with reading(engine) as connection:
        return [entry.report for entry in entries.after(connection, 0)]


def test_what_left_the_block_without_an_error_is_there_for_the_next_reader(engine: Engine) -> None:
    assert [_append(engine, "a"), _append(engine, "b")] == [1, 2]
    assert _stored(engine) == ["a", "b"]


def test_an_error_inside_the_block_stores_nothing_of_it(engine: Engine) -> None:
    with pytest.raises(RuntimeError), writing(engine) as connection:
        entries.append(connection, EntryType.ACKNOWLEDGED, "a", {}, NOON)
        raise RuntimeError
    assert _stored(engine) == []


def test_a_reader_sees_one_state_however_often_it_asks(engine: Engine) -> None:
    _append(engine, "a")
    with reading(engine) as connection:
        before = entries.position(connection)
        _append(engine, "b")
        assert entries.position(connection) == before == 1
    assert _stored(engine) == ["a", "b"]


def test_a_reader_cannot_write(engine: Engine) -> None:
    with pytest.raises(Unavailable), reading(engine) as connection:
        entries.append(connection, EntryType.ACKNOWLEDGED, "a", {}, NOON)
    assert _stored(engine) == []
    _append(engine, "b")  # and the connection that refused writes again for a writer


def test_writers_at_the_same_time_make_one_chain_without_a_gap(ledger_url: str) -> None:
    engine = open_engine(ledger_url, busy_seconds=30)
    upgrade(engine)
    writers = [Thread(target=lambda: [_append(engine, f"{n}") for n in range(10)]) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with reading(engine) as connection:
        stored = entries.after(connection, 0)
    engine.dispose()
    assert [entry.seq for entry in stored] == list(range(1, 41))
    assert all(entry.hash == entry.after(before.hash) for before, entry in pairwise(stored))


def test_a_locked_database_stores_nothing_and_says_so(engine: Engine) -> None:
    with writing(engine), pytest.raises(Unavailable, match="nothing was stored"):
        _append(engine, "a")
    assert _stored(engine) == []
    _append(engine, "b")
    assert _stored(engine) == ["b"]


def test_a_constraint_that_does_not_hold_is_no_outage(engine: Engine) -> None:
    _append(engine, "a")
    taken = {"seq": 1, "at": "", "type": "", "report": None, "content": "{}", "hash": ""}
    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.execute(tables.entries.insert(), taken)


def test_a_row_may_not_name_an_entry_that_is_not_there(engine: Engine) -> None:
    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.execute(tables.audit_reports.insert(), {"report": "r-1", "seq": 7})


def test_the_migrations_make_what_the_code_expects(engine: Engine) -> None:
    with reading(engine) as connection:
        context = MigrationContext.configure(connection)
        expected = MetaData()
        made = [tables.metadata, graph_metadata, identity_metadata, issuer_metadata]
        for table in [table for metadata in made for table in metadata.tables.values()]:
            table.to_metadata(expected)
        assert compare_metadata(context, expected) == []


def test_upgrading_again_changes_nothing(engine: Engine) -> None:
    _append(engine, "a")
    upgrade(engine)
    assert _stored(engine) == ["a"]


def test_a_ledger_of_a_newer_version_is_left_alone(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Unavailable, match="too old for the ledger"):
        upgrade(engine)


def test_text_sorts_by_code_points_on_both(engine: Engine) -> None:
    names = ["a", "B", "á", "Z", "đ", "z", "_", "-"]
    rows = [{"code": name, "name": name, "country": None} for name in names]
    with writing(engine) as connection:
        connection.execute(tables.agencies.insert(), rows)
        found = list(connection.execute(select(tables.agencies.c.code).order_by(tables.agencies.c.code)).scalars())
    assert found == sorted(names)


@pytest.mark.parametrize("url", ["mysql://x", "sqlite://", "sqlite:///:memory:", "", "naga.db"])
def test_a_url_that_is_no_ledger_is_refused(url: str) -> None:
    with pytest.raises(Invalid) as refused:
        open_engine(url)
    assert refused.value.path == "NAGA_LEDGER"


@pytest.mark.parametrize("url", ["sqlite:////nowhere/naga.db", "postgresql://naga:x@127.0.0.1:1/naga"])
def test_a_database_that_is_not_there_is_unavailable_and_no_password_is_told(url: str) -> None:
    with pytest.raises(Unavailable, match="nothing was stored") as refused:
        upgrade(open_engine(url))
    assert "naga:x" not in str(refused.value) + refused.value.reason


def test_sqlite_is_durable_strict_and_keeps_references(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/naga.db")
    upgrade(engine)
    with reading(engine) as connection:
        pragmas = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in PRAGMAS}
        strict = {row.name: row.strict for row in connection.execute(text("PRAGMA table_list")) if row.schema == "main"}
        assert pragmas == PRAGMAS
        assert all(strict[name] for name in inspect(connection).get_table_names() if name != "alembic_version")
    engine.dispose()
