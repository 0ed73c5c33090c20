"""Review dates: told to the originator when they come, to nobody else, and put on by it."""

from datetime import date, timedelta

import pytest

from intel.errors import Forbidden, Invalid, NotFound
from intel.handling import Handling
from intel.ledger.engine import reading
from intel.ledger.verify import verify_ledger
from tests.exchange.desk import RIVER, Desk


def kept_until(day: str | None) -> Handling:
    return Handling(release_to=RIVER, review_on=date.fromisoformat(day) if day else None)


def due(desk: Desk, agency: str, by: str | None = None) -> list[str | None]:
    """Refs, page by page."""
    found: list[str | None] = []
    with desk.at(agency, "analyst") as session:
        after: str | None = None
        while True:
            page = session.review_due(date.fromisoformat(by) if by else None, 1, after)
            found += [report.ref for report, _ in page.rows]
            if not page.has_next:
                assert page.total == len(found)
                return found
            after = page.rows[-1][1]


def test_what_has_come_to_its_date_is_told_to_its_originator_alone(either: Desk) -> None:
    for ref, day in (("late", "2026-02-01"), ("today", "2026-03-01"), ("later", "2026-03-02"), ("never", None)):
        either.submit(ref=ref, handling=kept_until(day))
    either.submit("TH", ref="theirs", handling=kept_until("2026-01-01"))
    either.submit(ref="again", handling=kept_until("2026-02-01"))
    assert sorted(map(str, due(either, "VN"))) == ["again", "late", "today"]
    assert due(either, "VN")[-1] == "today"
    assert len(due(either, "VN", "2026-12-31")) == 4
    assert due(either, "TH") == ["theirs"]
    assert due(either, "LA") == due(either, "AU") == []
    either.now += timedelta(days=1)
    assert "later" in due(either, "VN")


def test_a_review_gives_the_next_date_or_none_and_changes_nothing_else(either: Desk) -> None:
    report = either.submit(ref="one", handling=kept_until("2026-02-01"))
    with either.at("VN") as session:
        after = session.reviewed(report.id, date(2026, 6, 1))
        assert after.handling == kept_until("2026-06-01")
        assert after.version == report.version
    assert due(either, "VN") == []
    assert due(either, "VN", "2026-06-01") == ["one"]
    with either.at("VN") as session:
        session.reviewed(report.id, None)
    assert due(either, "VN", "9999-12-31") == []
    with reading(either.exchange.engine) as connection:
        assert verify_ledger(connection, either.exchange.keyring).misfit is None


def test_who_may_not_and_what_may_not_be(desk: Desk) -> None:
    report = desk.submit(handling=kept_until("2026-02-01"))
    for agency, roles, refusal in (("TH", (), Forbidden), ("AU", (), NotFound), ("VN", ("analyst",), Forbidden)):
        with desk.at(agency, *roles) as session, pytest.raises(refusal):
            session.reviewed(report.id, date(2027, 1, 1))
    with desk.at("VN") as session, pytest.raises(Invalid) as refused:
        session.reviewed(report.id, date(2026, 3, 1))
    assert refused.value.path == "reviewOn"


def test_a_withdrawn_report_needs_no_review(desk: Desk) -> None:
    report = desk.submit(handling=kept_until("2026-02-01"))
    with desk.at("VN") as session:
        session.withdraw(report.id, "sent twice")
    assert due(desk, "VN") == []
