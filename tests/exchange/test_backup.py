"""A backup brought back is the same community; what was destroyed is in none that was made after."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from intel.backup import back_up, bring_back
from intel.errors import Conflict, Invalid
from intel.exchange.exchange import Exchange
from intel.exchange.retention import destroy_expired
from intel.graph_care import differences
from intel.ledger.engine import reading
from intel.ledger.verify import verify_audit, verify_ledger
from intel.model import File, ReportFilter, Submission
from intel.settings import Settings
from tests.exchange.desk import Desk, copied

PASSPHRASE = "six blue lanterns on the quay"
NOTE = File("note.txt", b"Found with a lantern.")
BOX = {"identifiers": [{"scheme": "container", "value": "MSKU1234565"}]}


def kept(desk: Desk, to: Path) -> int:
    exchange = desk.exchange
    return back_up(exchange.engine, exchange.settings.home, to, PASSPHRASE, exchange.clock(), lambda done: None)


def back(source: Path, home: Path, passphrase: str = PASSPHRASE, ledger: str = "sqlite") -> Exchange:
    settings = Settings.read(home=home, ledger=ledger)
    bring_back(source, home, settings.ledger_url, passphrase, lambda done: None)
    return Exchange.open_home(settings)


def check_same(desk: Desk, exchange: Exchange) -> None:
    for agency in ("VN", "TH", "AU"):
        answers = []
        for one in (desk.exchange, exchange):
            with one.open(one.reader(agency, "officer", {"liaison"})) as session:
                reports = [report for report, _ in session.reports(ReportFilter()).rows]
                files = session.attachments([report.id for report in reports])
                contents = [session.attachment(each.id)[1] for some in files.values() for each in some]
                answers.append((reports, files, contents, session.search("lantern").total, session.entities().total))
        assert answers[0] == answers[1]
    with reading(exchange.engine) as connection:
        assert verify_ledger(connection, exchange.keyring, files=exchange.files).misfit is None
        assert verify_audit(connection, exchange.keyring).misfit is None
    assert list(differences(exchange)) == []


def test_what_is_brought_back_answers_as_before_from_either_database(either: Desk, tmp_path: Path) -> None:
    report = either.submit(text="A lantern and 3 kg.", facts=BOX, attachments=(NOTE,))
    either.submit("TH", text="Another lantern.", in_reply_to=report.id, facts=BOX)
    assert kept(either, tmp_path / "copy") > 0
    exchange = back(tmp_path / "copy", tmp_path / "again")
    check_same(either, exchange)
    with exchange.open(exchange.reader("VN", "officer", {"liaison"})) as session:
        session.correct(report.id, text="A lantern and 4 kg.")
    with reading(exchange.engine) as connection:
        assert verify_ledger(connection, exchange.keyring).misfit is None
    exchange.close()


def test_a_backup_of_one_file_fills_a_server(desk: Desk, tmp_path: Path, postgres_url: str) -> None:
    desk.submit(text="A lantern and 3 kg.", facts=BOX, attachments=(NOTE,))
    kept(desk, tmp_path / "copy")
    exchange = back(tmp_path / "copy", tmp_path / "again", ledger=postgres_url)
    check_same(desk, exchange)
    with exchange.open(exchange.reader("VN", "officer", {"liaison"})) as session:
        assert session.submit(Submission("Another lantern.")).version == 1, "rows are numbered on"
    exchange.close()
    with pytest.raises(Conflict, match="not empty"):
        back(tmp_path / "copy", tmp_path / "third", ledger=postgres_url)
    assert not (tmp_path / "third").exists()


def test_what_was_destroyed_is_in_no_later_backup(template: Path, tmp_path: Path) -> None:
    desk = copied(template, tmp_path / "home")
    desk.exchange = Exchange.open_home(
        Settings.read(home=tmp_path / "home", retention=30), clock=desk.exchange.clock, ids=desk.exchange.ids
    )
    report = desk.submit(text="An old lantern", attachments=(NOTE,))
    kept(desk, tmp_path / "before")
    desk.now += timedelta(days=31)
    assert list(destroy_expired(desk.exchange)) == [report.id]
    kept(desk, tmp_path / "after")
    assert list((tmp_path / "after").rglob("attachments/*/*")) == []
    exchange = back(tmp_path / "after", tmp_path / "again")
    with exchange.open(exchange.reader("VN", "officer", {"liaison"})) as session:
        assert session.report(report.id) is None
    with reading(exchange.engine) as connection:
        verdict = verify_ledger(connection, exchange.keyring, files=exchange.files)
    assert (verdict.misfit, verdict.destroyed) == (None, 2)
    exchange.close()
    desk.close()


def test_keys_and_texts_are_closed_to_who_has_the_backup_alone(desk: Desk, tmp_path: Path) -> None:
    desk.submit(text="A secret lantern", attachments=(NOTE,))
    kept(desk, tmp_path / "copy")
    held = b"".join(path.read_bytes() for path in (tmp_path / "copy").rglob("*") if path.is_file())
    for clear in (
        b"secret lantern",
        b"Found with",
        b"PRIVATE KEY",
        (desk.exchange.settings.home / "keys/kek-1").read_bytes(),
    ):
        assert clear not in held
    with pytest.raises(Invalid, match="another passphrase"):
        back(tmp_path / "copy", tmp_path / "again", "six blue lanterns on the key")
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("harm", ["no manifest", "changed", "lost file", "changed file"])
def test_what_is_no_whole_backup_is_refused_and_nothing_is_left(desk: Desk, tmp_path: Path, harm: str) -> None:
    desk.submit(attachments=(NOTE,))
    copy = tmp_path / "copy"
    kept(desk, copy)
    (file,) = [path for path in (copy / "attachments").rglob("*") if path.is_file()]
    if harm == "no manifest":
        (copy / "manifest.json").unlink()
    elif harm == "changed":
        with (copy / "naga.db").open("ab") as database:
            database.write(b"x")
    elif harm == "lost file":
        file.unlink()
    else:
        file.write_bytes(b"x")
    with pytest.raises(Invalid, match="not a whole backup"):
        back(copy, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_nothing_that_stands_is_written_over(desk: Desk, tmp_path: Path) -> None:
    kept(desk, tmp_path / "copy")
    assert json.loads((tmp_path / "copy/manifest.json").read_text())["naga backup"] == 1
    with pytest.raises(Conflict):
        kept(desk, tmp_path / "copy")
    with pytest.raises(Conflict):
        back(tmp_path / "copy", desk.exchange.settings.home)
    with pytest.raises(Invalid):
        back_up(desk.exchange.engine, desk.exchange.settings.home, tmp_path / "x", "short", desk.now, lambda done: None)
