from collections.abc import Callable

import pytest
from sqlalchemy import Connection, Engine, delete, insert, select, text, update
from sqlalchemy.exc import DataError

from intel.keyring import Keyring
from intel.ledger import entries, tables
from intel.ledger.destruction import destroy
from intel.ledger.engine import reading, writing
from intel.ledger.entries import EntryType
from intel.ledger.verify import Verdict, verify_audit, verify_ledger
from tests.ledger.desk import Desk, busy_day


@pytest.fixture
def desk(engine: Engine, keyring: Keyring) -> Desk:
    desk = Desk(engine, keyring)
    busy_day(desk)
    return desk


def _ledger(desk: Desk) -> Verdict:
    with reading(desk.engine) as connection:
        return verify_ledger(connection, desk.keyring)


def _audit(desk: Desk) -> Verdict:
    with reading(desk.engine) as connection:
        return verify_audit(connection, desk.keyring)


def test_a_busy_day_fits(desk: Desk) -> None:
    verdict = _ledger(desk)
    assert verdict.misfit is None
    assert (verdict.checked, verdict.opened) == (15, 5)
    assert _audit(desk) == Verdict(checked=3)


def test_an_empty_ledger_fits(engine: Engine, keyring: Keyring) -> None:
    assert _ledger(Desk(engine, keyring)) == Verdict(checked=0)
    assert _audit(Desk(engine, keyring)) == Verdict(checked=0)


def _tamper(desk: Desk, change: Callable[[Connection], object]) -> None:
    """As someone who may write to the database: without its checks of references."""
    with writing(desk.engine) as connection:
        _without_checks(connection, desk)
        change(connection)


def _without_checks(connection: Connection, desk: Desk) -> None:
    if desk.engine.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        return
    connection.execute(text("COMMIT"))  # the pragma works outside a transaction only
    connection.execute(text("PRAGMA foreign_keys = OFF"))
    connection.execute(text("BEGIN IMMEDIATE"))


ENTRIES = tables.entries.c
COLUMNS = {
    "at": "2026-11-24T12:00:00.000001Z",
    "type": "withdrawn",
    "report": "r-9",
    "content": '{"by":"x"}',
    "hash": "f" * 64,
}


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("seq", [1, 6, 15])
def test_an_altered_entry_is_named(desk: Desk, seq: int, column: str) -> None:
    change = update(tables.entries).where(ENTRIES.seq == seq).values({column: COLUMNS[column]})
    _tamper(desk, lambda connection: connection.execute(change))
    verdict = _ledger(desk)
    assert verdict.misfit is not None
    assert verdict.misfit.entry == seq
    assert verdict.checked == seq - 1


@pytest.mark.parametrize("seq", [1, 6, 9])
def test_an_altered_entry_with_its_hash_made_anew_is_found_at_the_next(desk: Desk, seq: int) -> None:
    def change(connection: Connection) -> None:
        entry = entries.after(connection, seq - 1, limit=1)[0]
        before = entries.after(connection, seq - 2, limit=1)[0].hash if seq > 1 else "0" * 64
        forged = entries.Entry(entry.seq, "2026-11-24T12:00:00.000001Z", entry.type, entry.report, entry.content, "")
        values = {"at": forged.at, "hash": forged.after(before)}
        connection.execute(update(tables.entries).where(ENTRIES.seq == seq).values(values))

    _tamper(desk, change)
    misfit = _ledger(desk).misfit
    assert misfit is not None
    assert misfit.entry == seq + 1


def test_the_last_entry_s_report_shows_that_it_is_missing(desk: Desk) -> None:
    desk.submit("r-7")
    _tamper(desk, lambda connection: connection.execute(delete(tables.entries).where(ENTRIES.seq == 16)))
    assert str(_ledger(desk).misfit) == "entry 16 is missing, though the row of report r-7 came of it"


@pytest.mark.parametrize("table", ["entries", "audit"])
@pytest.mark.parametrize("seq", [1, 3])
def test_bytes_that_are_no_text_are_named(desk: Desk, table: str, seq: int) -> None:
    if desk.engine.dialect.name == "postgresql":
        with pytest.raises(DataError):  # the server refuses them itself
            _tamper(desk, lambda connection: connection.execute(text("SELECT convert_from('\\xff00', 'UTF8')")))
        return
    statement = f"UPDATE {table} SET content = CAST(x'ff00' AS TEXT) WHERE seq = {seq}"
    _tamper(desk, lambda connection: connection.execute(text(statement)))
    verdict = _ledger(desk) if table == "entries" else _audit(desk)
    assert (str(verdict.misfit), verdict.checked) == (f"entry {seq} is not text", seq - 1)


@pytest.mark.parametrize("seq", range(1, 16))
def test_a_missing_entry_is_named(desk: Desk, seq: int) -> None:
    _tamper(desk, lambda connection: connection.execute(delete(tables.entries).where(ENTRIES.seq == seq)))
    misfit = _ledger(desk).misfit
    assert misfit is not None
    if seq < 15:
        assert str(misfit) == f"entry {seq} is missing"
    else:  # the end is gone: what it made still stands
        assert str(misfit) == "entry 5 says otherwise than the table of users: u-1"


def test_two_entries_in_each_other_s_place_are_found_at_the_first(desk: Desk) -> None:
    def change(connection: Connection) -> None:
        for old, new in ((5, 99), (6, 5), (99, 6)):
            connection.execute(update(tables.entries).where(ENTRIES.seq == old).values(seq=new))

    _tamper(desk, change)
    misfit = _ledger(desk).misfit
    assert misfit is not None
    assert misfit.entry == 5


@pytest.mark.parametrize("seq", [0, -1, 16])
def test_an_entry_put_in_is_named(desk: Desk, seq: int) -> None:
    row = {"seq": seq, "at": "2026-11-24T12:00:00.000001Z", "type": "community", "content": "{}", "hash": "0" * 64}
    _tamper(desk, lambda connection: connection.execute(insert(tables.entries), row))
    misfit = _ledger(desk).misfit
    assert misfit is not None
    assert misfit.entry == seq


def _sealed_of(connection: Connection, seq: int) -> str:
    return str(entries.after(connection, seq - 1, limit=1)[0].read()["sealed"])


def test_another_report_s_sealed_text_does_not_pass_even_with_the_chain_made_anew(desk: Desk) -> None:
    def change(connection: Connection) -> None:
        chain = entries.after(connection, 0)
        theirs, ours = _sealed_of(connection, 8), _sealed_of(connection, 6)
        previous = "0" * 64
        for entry in chain:
            content = entry.content.replace(ours, theirs) if entry.seq == 6 else entry.content
            forged = entries.Entry(entry.seq, entry.at, entry.type, entry.report, content, "").after(previous)
            values = {"content": content, "hash": forged}
            connection.execute(update(tables.entries).where(ENTRIES.seq == entry.seq).values(values))
            previous = forged

    _tamper(desk, change)
    assert str(_ledger(desk).misfit) == "entry 6 has a seal that does not open"


ROWS = {
    "UPDATE reports SET version = 3 WHERE id = 'r-1'": (11, "the row of report r-1: version"),
    "UPDATE reports SET status = 'ACTIVE' WHERE id = 'r-2'": (12, "the row of report r-2: status"),
    "UPDATE reports SET audience = (SELECT audience FROM reports WHERE id = 'r-2') WHERE id = 'r-1'": (
        *(11, "the row of report r-1: audience"),
    ),
    "INSERT INTO audience_tokens (token, audience) SELECT 'agency:LA', audience FROM reports WHERE id = 'r-3'": (
        *(8, "the row of report r-3: audience"),
    ),
    "UPDATE reports SET ref = 'mine' WHERE id = 'r-3'": (8, "the row of report r-3: ref"),
    "UPDATE reports SET seq = 6 WHERE id = 'r-3'": (8, "the row of report r-3: seq"),
    "DELETE FROM reports WHERE id = 'r-3'": (8, "the table of reports, which lacks r-3"),
    "UPDATE reports SET id = 'r-4' WHERE id = 'r-3'": (8, "the table of reports, which lacks r-3"),
    "UPDATE acknowledgements SET at = '2026'": (10, "the row of r-1 acknowledged by TH"),
    "DELETE FROM acknowledgements": (10, "the table of acknowledgements, which lacks r-1 by TH"),
    "INSERT INTO participants VALUES ('river', 'TH')": (14, "the table of participants: river, TH"),
    "DELETE FROM participants WHERE agency = 'LA'": (13, "the table of participants: river, LA"),
    "UPDATE users SET disabled = 0": (15, "the table of users: u-1"),
    "UPDATE users SET agency = 'LA'": (15, "the table of users: u-1"),
    "UPDATE phases SET ends = '2027-06-30'": (4, "the table of phases: river, I"),
}


@pytest.mark.parametrize("statement", ROWS)
def test_an_altered_derived_row_is_named_with_its_entry(desk: Desk, statement: str) -> None:
    _tamper(desk, lambda connection: connection.execute(text(statement)))
    entry, row = ROWS[statement]
    assert str(_ledger(desk).misfit) == f"entry {entry} says otherwise than {row}"


CONTENTS = {
    "UPDATE facts SET value = 'heroin' WHERE by = 'item' AND report = {pk}": "the rows of report r-1 in facts",
    "DELETE FROM facts WHERE report = {pk}": "the rows of report r-1 in facts",
    "UPDATE amounts SET quantity = 12.6 WHERE report = {pk}": "the rows of report r-1 in amounts",
    "UPDATE words SET open = open + 1 WHERE report = {pk}": "the rows of report r-1 in words",
    "INSERT INTO words VALUES (1, {pk}, 1, 0)": "the rows of report r-1 in words",
    "UPDATE reports SET day = '2026-11-21' WHERE pk = {pk}": "the row of report r-1: day",
}


@pytest.mark.parametrize("statement", CONTENTS)
def test_what_was_derived_from_a_sealed_text_is_derived_again(desk: Desk, statement: str) -> None:
    def change(connection: Connection) -> None:
        pk = connection.execute(select(tables.reports.c.pk).where(tables.reports.c.id == "r-1")).scalar_one()
        connection.execute(text(statement.format(pk=pk)))

    _tamper(desk, change)
    assert str(_ledger(desk).misfit) == f"entry 9 says otherwise than {CONTENTS[statement]}"


STRAYS = {
    "INSERT INTO agencies VALUES ('XX', 'Nobody', NULL)": "the table of agencies: XX",
    "INSERT INTO acknowledgements VALUES ('r-1', 'LA', '2026')": "the row of r-1 acknowledged by LA",
}


@pytest.mark.parametrize("statement", STRAYS)
def test_a_row_without_an_entry_is_named(desk: Desk, statement: str) -> None:
    _tamper(desk, lambda connection: connection.execute(text(statement)))
    assert str(_ledger(desk).misfit) == f"no entry made {STRAYS[statement]}"


KEYS = {
    "UPDATE data_keys SET wrapped = NULL WHERE report = 'r-3'": "has lost its data key, and no entry says why",
    "DELETE FROM data_keys WHERE report = 'r-3'": "has no data key",
    "UPDATE data_keys SET wrapped = (SELECT wrapped FROM data_keys WHERE report = 'r-1') WHERE report = 'r-3'": (
        "has a seal that does not open"
    ),
}


@pytest.mark.parametrize("statement", KEYS)
def test_a_data_key_taken_away_or_exchanged_is_named(desk: Desk, statement: str) -> None:
    _tamper(desk, lambda connection: connection.execute(text(statement)))
    assert str(_ledger(desk).misfit) == f"entry 8 {KEYS[statement]}"


def test_a_destroyed_report_s_chain_still_verifies(desk: Desk) -> None:
    with writing(desk.engine) as connection:
        destroy(connection, "r-1", agency="VN", by="Officer One", reason="retention", at=desk.tick())
    verdict = _ledger(desk)
    assert verdict.misfit is None
    assert (verdict.opened, verdict.destroyed) == (3, 2)


def test_an_entry_that_cannot_follow_is_named(desk: Desk) -> None:
    with writing(desk.engine) as connection:
        entries.append(connection, EntryType.CORRECTED, "r-7", {"version": 2, "originator": "VN"}, desk.tick())
    misfit = _ledger(desk).misfit
    assert str(misfit) == "entry 16 cannot follow those before it: there is no such report"


AUDIT = [
    ("UPDATE audit SET at = '2026' WHERE seq = 2", 2),
    ("UPDATE audit SET content = '{}' WHERE seq = 1", 1),
    ("UPDATE audit SET hash = 'x' WHERE seq = 3", 3),
    ("DELETE FROM audit WHERE seq = 1", 1),
    ("DELETE FROM audit WHERE seq = 2", 2),
    ("DELETE FROM audit WHERE seq = 3", 3),
    ("UPDATE audit SET seq = 4 WHERE seq = 3", 3),
    ("DELETE FROM audit_reports WHERE report = 'r-2'", 1),
    ("INSERT INTO audit_reports VALUES ('r-3', 2)", 2),
    ("INSERT INTO audit_reports VALUES ('r-3', 9)", 9),
]


@pytest.mark.parametrize(("statement", "entry"), AUDIT)
def test_an_altered_audit_is_named(desk: Desk, statement: str, entry: int) -> None:
    _tamper(desk, lambda connection: connection.execute(text(statement)))
    misfit = _audit(desk).misfit
    assert misfit is not None
    assert misfit.entry == entry


def test_progress_is_told(desk: Desk) -> None:
    told: list[int] = []
    with reading(desk.engine) as connection:
        verify_ledger(connection, desk.keyring, told.append)
        assert told == [connection.execute(select(tables.entries.c.seq).order_by(ENTRIES.seq.desc())).scalar()]
