"""What is done by the clock: when it is due, by one process alone, and the rest all the same where one of it fails."""

import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from intel.errors import Unavailable
from intel.exchange.exchange import Exchange
from intel.ledger import logs
from intel.ledger.engine import reading
from intel.ledger.logs import Log
from intel.ledger.verify import verify_audit, verify_ledger
from intel.settings import Settings
from intel.tending import DUTIES, Duty, tend, tending
from tests.exchange.desk import Desk, copied


def done(desk: Desk) -> dict[str, int]:
    return dict(tend(desk.exchange))


def test_checkpoints_are_signed_each_hour_of_what_grew(either: Desk) -> None:
    either.submit()
    assert done(either) == {"retention": 0, "leftovers": 0, "sessions": 0, "checkpoints": 2}
    assert done(either) == {}, "nothing is due"
    either.submit()
    either.now += timedelta(hours=1)
    assert done(either)["checkpoints"] == 2
    either.now += timedelta(hours=1)
    assert done(either)["checkpoints"] == 0, "nothing grew"
    with reading(either.exchange.engine) as connection:
        assert [len(logs.notes(connection, log)) for log in Log] == [2, 2]
        for verify in (verify_ledger, verify_audit):
            assert verify(connection, either.exchange.keyring).misfit is None


def test_what_is_past_its_retention_goes_by_itself_and_is_recorded(template: Path, tmp_path: Path) -> None:
    desk = copied(template, tmp_path / "home")
    kept = Settings.read(home=tmp_path / "home", retention=30)
    desk.exchange = Exchange.open_home(kept, clock=desk.exchange.clock, ids=desk.exchange.ids)
    report = desk.submit("TH")
    assert done(desk)["retention"] == 0
    desk.now += timedelta(days=31)
    assert done(desk)["retention"] == 1
    with desk.at("TH") as session:
        assert session.report(report.id) is None
    with reading(desk.exchange.engine) as connection:
        (entry,) = [one for one in logs.export(connection, Log.LEDGER) if one["type"] == "destroyed"]
    assert '"agency":"TH"' in entry["content"]
    desk.close()


def test_processes_that_look_at_once_do_it_once(either: Desk) -> None:
    counted: list[int] = []
    gate = threading.Barrier(4)
    duty = Duty("count", 3600, lambda exchange: counted.append(1) or 1)

    def process() -> None:
        gate.wait()
        list(tend(either.exchange, [duty]))

    threads = [threading.Thread(target=process) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted == [1]


def test_one_that_fails_is_logged_without_its_text_and_the_others_are_done(desk: Desk) -> None:
    def fail(exchange: Exchange) -> int:
        raise Unavailable("Nguyen Van Bich cannot be destroyed")

    def break_down(exchange: Exchange) -> int:
        raise ZeroDivisionError("Nguyen Van Bich")

    duties = [Duty("one", 60, fail), Duty("two", 60, break_down), Duty("three", 60, lambda exchange: 3)]
    with capture_logs() as lines:
        assert dict(tend(desk.exchange, duties)) == {"three": 3}
    assert [(line["duty"], line["error"]) for line in lines] == [("one", "Unavailable"), ("two", "ZeroDivisionError")]
    assert "Nguyen" not in str(lines)


def test_a_clock_set_back_puts_nothing_off(desk: Desk) -> None:
    assert done(desk)
    desk.now -= timedelta(days=400)
    assert done(desk)


def test_it_runs_beside_a_server_and_stops_with_it(desk: Desk) -> None:
    desk.submit()
    before = threading.active_count()
    with tending(desk.exchange, pause=0.01):
        for _ in range(500):
            with reading(desk.exchange.engine) as connection:
                if logs.notes(connection, Log.AUDIT):
                    break
            time.sleep(0.01)
        else:
            pytest.fail("nothing was signed")
    assert threading.active_count() == before


def test_every_duty_may_be_done_again_at_once(desk: Desk) -> None:
    desk.submit()
    for _ in range(2):
        assert len(dict(tend(desk.exchange, whether_due=False))) == len(DUTIES)
