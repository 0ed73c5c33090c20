"""`naga ledger|audit|graph verify`: what was tampered with is named; `naga graph rebuild` mends the graph."""

import sqlite3
from pathlib import Path

from tests.cli.program import naga
from tests.cli.test_load import line, load


def tamper(home: Path, statement: str) -> None:
    with sqlite3.connect(home / "naga.db") as database:
        assert database.execute(statement).rowcount > 0


def test_an_entry_that_was_changed_is_named(home: Path) -> None:
    load(home, line())
    tamper(home, "UPDATE entries SET content = replace(content, 'Customs', 'Duty') WHERE seq = 3")
    run = naga("ledger", "verify", home=home)
    assert (run.status, run.out) == (1, "")
    assert run.err.startswith("naga ledger verify: entry 3 ")
    assert run.err.count("\n") == 1


def test_an_audit_entry_that_was_dropped_is_named(home: Path) -> None:
    load(home, line())
    for _ in range(2):
        naga("query", "-", "--agency", "TH", home=home, input="{ reports { totalCount } }")
    assert naga("audit", "verify", home=home).status == 0
    tamper(home, "DELETE FROM audit WHERE seq = 2")
    run = naga("audit", "verify", home=home)
    assert run.status == 1
    assert run.err.startswith("naga audit verify: entry 2 ")


def test_a_graph_that_differs_is_told_and_made_again(home: Path) -> None:
    load(home, line(), line("VN-2"))
    assert naga("graph", "verify", home=home).out == "graph: as the ledger gives it\n"
    tamper(home, "DELETE FROM graph_mentions WHERE report = (SELECT max(report) FROM graph_mentions)")
    differs = naga("graph", "verify", home=home)
    assert differs.status == 1
    assert "1 reports differ" in differs.err
    assert naga("graph", "rebuild", home=home).out == "graph: 2 reports projected\n"
    assert naga("graph", "verify", home=home).status == 0


def test_what_is_derived_from_texts_is_made_again(home: Path) -> None:
    load(home, line(), line("VN-2"))
    tamper(home, "DELETE FROM words WHERE report = 1")
    tamper(home, "UPDATE facts SET value = 'TH' WHERE \"by\" = 'seizedIn'")
    assert naga("ledger", "verify", home=home).status == 1
    assert naga("ledger", "reindex", home=home).out == "ledger: 2 reports indexed\n"
    assert naga("ledger", "verify", home=home).status == 0
