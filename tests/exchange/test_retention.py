"""A report past its retention is gone from everything that answers, and the chain still verifies."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from intel.errors import NotFound
from intel.exchange.retention import destroy_expired
from intel.graph_care import differences
from intel.ledger.engine import reading
from intel.ledger.verify import verify_ledger
from intel.model import ReportFilter
from intel.settings import Settings
from tests.exchange.desk import Desk

BOX = {"identifiers": [{"scheme": "container", "value": "MSKU1234565"}]}


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Desk:
    shutil.copytree(template, tmp_path / "home")
    return Desk(Settings.read(home=tmp_path / "home", retention=30))


def test_what_was_kept_long_enough_is_destroyed_and_the_rest_stays(desk: Desk) -> None:
    old = desk.submit(ref="old", text="An old lantern", facts=BOX)
    with desk.at("TH") as session:
        session.acknowledge(old.id)
    desk.now += timedelta(days=20)
    new = desk.submit(ref="new", text="A new lantern", in_reply_to=old.id, facts=BOX)
    assert list(destroy_expired(desk.exchange)) == []
    desk.now += timedelta(days=15)
    assert list(destroy_expired(desk.exchange)) == [old.id]
    assert list(destroy_expired(desk.exchange)) == []
    with desk.at("VN") as session:
        assert session.report(old.id) is None
        left = session.report(new.id)
        assert left is not None and left.in_reply_to is None
        assert session.search("lantern").total == 1
        assert session.reports(ReportFilter()).total == 1
        ((box, _),) = session.entities().rows
        assert box.report_count == 1
        for gone in (lambda: session.correct(old.id, text="x"), lambda: session.readers(old.id)):
            with pytest.raises(NotFound):
                gone()
    with reading(desk.exchange.engine) as connection:
        verdict = verify_ledger(connection, desk.exchange.keyring)
    assert (verdict.misfit, verdict.destroyed) == (None, 1)
    assert list(differences(desk.exchange)) == []


def test_without_a_retention_everything_is_kept(template: Path, tmp_path: Path) -> None:
    shutil.copytree(template, tmp_path / "home")
    desk = Desk(Settings.read(home=tmp_path / "home"))
    desk.submit()
    desk.now += timedelta(days=10_000)
    assert list(destroy_expired(desk.exchange)) == []
    desk.close()
