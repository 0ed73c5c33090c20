"""Correcting, releasing, withdrawing, acknowledging: who may, and what readers get then."""

from collections.abc import Callable

import pytest

from intel.errors import Conflict, Forbidden, Invalid, Limit, NotFound
from intel.exchange.session import Session
from intel.handling import Handling, Tlp
from intel.model import ReportFilter, ReportStatus
from tests.exchange.desk import GREEN, RIVER, Desk, goods

CHANGES: dict[str, Callable[[Session, str], object]] = {
    "correct": lambda session, id: session.correct(id, text="another text"),
    "set handling": lambda session, id: session.set_handling(id, Handling(release_to=("AU",))),
    "withdraw": lambda session, id: session.withdraw(id, "a mistake"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_reader_may_not_change_anothers_report_and_to_the_rest_it_is_absent(
    desk: Desk, change: Callable[[Session, str], object]
) -> None:
    report = desk.submit("VN")
    with desk.at("TH") as session, pytest.raises(Forbidden):
        change(session, report.id)
    answers = []
    for id in (report.id, "r-none", "\ud800"):
        with desk.at("AU") as session, pytest.raises(NotFound) as refused:
            change(session, id)
        answers.append(str(refused.value))
    assert len(set(answers)) == 1
    with desk.at("VN") as session:
        assert session.report(report.id) == report


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_colleague_without_the_role_may_not(desk: Desk, change: Callable[[Session, str], object]) -> None:
    report = desk.submit("VN")
    with desk.at("VN", "analyst") as session, pytest.raises(Forbidden):
        change(session, report.id)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_withdrawn_report_stays_as_it_is(desk: Desk, change: Callable[[Session, str], object]) -> None:
    report = desk.submit("VN")
    with desk.at("VN") as session:
        assert session.withdraw(report.id, "entered twice").status is ReportStatus.WITHDRAWN
        with pytest.raises(Conflict):
            change(session, report.id)


def test_a_withdrawn_report_is_its_originators_alone(desk: Desk) -> None:
    report = desk.submit("VN", handling=GREEN, facts={"identifiers": [{"scheme": "container", "value": "MSKU1234565"}]})
    with desk.at("TH") as session:
        assert session.entities().total == 1
    with desk.at("VN") as session:
        session.withdraw(report.id, "entered twice")
        assert session.entities().total == 1
    with desk.at("TH") as session:
        assert session.report(report.id) is None
        assert session.entities().total == 0
        assert session.search("MSKU1234565").total == 0


@pytest.mark.parametrize(("reason", "error"), [("", Invalid), ("  ", Invalid), ("a\0", Invalid), ("x" * 2001, Limit)])
def test_a_withdrawal_needs_a_reason(desk: Desk, reason: str, error: type[Exception]) -> None:
    report = desk.submit("VN")
    with desk.at("VN") as session, pytest.raises(error):
        session.withdraw(report.id, reason)


def test_a_correction_is_a_new_version_and_the_old_one_is_the_originators_to_see(either: Desk) -> None:
    report = either.submit("VN", text="3 kg of heroin", facts={"commodities": [goods()]})
    with either.at("VN") as session:
        corrected = session.correct(report.id, extraction={"commodities": [goods(quantity=4)]})
        assert (corrected.version, corrected.text, corrected.submitted_at) == (2, report.text, report.submitted_at)
        (old,) = session.versions([report.id])[report.id]
        assert (old.version, old.status, old.extraction) == (1, ReportStatus.SUPERSEDED, report.extraction)
        assert session.reports(ReportFilter()).total == 1
    with either.at("TH") as session:
        assert session.versions([report.id]) == {}
        seen = session.report(report.id)
        assert seen is not None and seen.extraction["commodities"][0]["quantity"] == 4


def test_a_corrected_text_is_parsed_again_and_words_of_the_old_one_find_nothing(desk: Desk) -> None:
    report = desk.submit("VN", text="Found at Hai Phong in a lantern")
    with desk.at("VN") as session:
        session.correct(report.id, text="Container MSKU1234565 opened")
    with desk.at("TH") as session:
        assert session.search("lantern").total == 0
        assert [mention.entity.label for mention in session.mentions([report.id])[report.id]] == ["MSKU1234565"]


def test_a_correction_that_changes_nothing_is_no_version(desk: Desk) -> None:
    report = desk.submit("VN", text="3 kg")
    with desk.at("VN") as session:
        assert session.correct(report.id, text="3 kg").version == 1
        with pytest.raises(Invalid):
            session.correct(report.id)


def test_narrowing_the_release_ends_access_at_once_and_widening_opens_it(either: Desk) -> None:
    report = either.submit("VN", facts={"identifiers": [{"scheme": "container", "value": "MSKU1234565"}]})
    with either.at("VN") as session:
        changed = session.set_handling(report.id, Handling(release_to=("LA",)))
        assert changed.version == 1
    with either.at("TH") as session:
        assert (session.report(report.id), session.entities().total) == (None, 0)
    with either.at("LA") as session:
        assert session.report(report.id) is not None
        assert session.entities().total == 1
    with either.at("VN") as session:
        session.set_handling(report.id, GREEN)
    with either.at("AU") as session:
        assert session.entities().total == 1


def test_leaving_or_closing_an_operation_ends_what_came_through_it(desk: Desk) -> None:
    report = desk.submit("VN")
    desk.change("leave", "river", "TH")
    with desk.at("TH") as session:
        assert session.report(report.id) is None
    with desk.at("LA") as session:
        assert session.report(report.id) is not None
    desk.change("close", "river")
    with desk.at("LA") as session:
        assert session.report(report.id) is None
    with desk.at("VN") as session:
        assert session.report(report.id) is not None


def test_red_is_read_by_liaison_officers_of_the_agencies_named(desk: Desk) -> None:
    report = desk.submit("VN", handling=Handling(Tlp.RED, release_to=("TH",)))
    for agency, role, reads in (
        ("VN", "analyst", True), ("TH", "liaison", True), ("TH", "analyst", False), ("LA", "liaison", False),
    ):  # fmt: skip
        with desk.at(agency, role) as session:
            assert (session.report(report.id) is not None) is reads, (agency, role)


def test_who_else_has_it_is_told_to_the_originator_and_to_those_named(desk: Desk) -> None:
    report = desk.submit("VN", handling=Handling(Tlp.GREEN, release_to=("LA", "op:coast")))
    for agency, told in (("VN", True), ("LA", True), ("AU", True), ("TH", False)):
        with desk.at(agency) as session:
            seen = session.report(report.id)
            assert seen is not None and (seen.handling is not None) is told, agency
    desk.change("leave", "coast", "AU")
    with desk.at("AU") as session:
        seen = session.report(report.id)
        assert seen is not None and seen.handling is None


def test_an_agency_acknowledges_once(desk: Desk) -> None:
    report = desk.submit("VN")
    with desk.at("TH") as session:
        session.acknowledge(report.id)
        session.acknowledge(report.id)
    with desk.at("LA") as session:
        session.acknowledge(report.id)
        assert [ack.agency for ack in session.acknowledgements([report.id])[report.id]] == ["TH", "LA"]
    with desk.at("VN") as session, pytest.raises(Forbidden):
        session.acknowledge(report.id)
    with desk.at("AU") as session:
        with pytest.raises(NotFound):
            session.acknowledge(report.id)
        assert session.acknowledgements([report.id]) == {}


def test_replies_show_only_where_both_ends_may_be_read(desk: Desk) -> None:
    alert = desk.submit("VN", handling=Handling(release_to=("TH", "LA")))
    open_reply = desk.submit("TH", in_reply_to=alert.id, handling=GREEN)
    closed_reply = desk.submit("LA", in_reply_to=alert.id, handling=Handling(release_to=("VN",)))
    with desk.at("VN") as session:
        assert session.replies([alert.id]) == {alert.id: [open_reply.id, closed_reply.id]}
    with desk.at("TH") as session:
        assert session.replies([alert.id]) == {alert.id: [open_reply.id]}
    with desk.at("AU") as session:
        assert session.replies([alert.id]) == {}
        seen = session.report(open_reply.id)
        assert seen is not None and seen.in_reply_to is None


def test_nobody_but_the_originator_learns_who_read(desk: Desk) -> None:
    report = desk.submit("VN")
    with desk.at("TH", "analyst", name="Morning look") as session:
        session.report(report.id)
    with desk.at("VN", "auditor") as session:
        page = session.readers(report.id, first=1)
        assert (page.rows[0][0].agency, page.rows[0][0].operation_name) == ("TH", "Morning look")
        assert (page.total, page.has_next) == (2, True)
        rest = session.readers(report.id, first=5, after=page.rows[0][1])
        assert [row.agency for row, _ in rest.rows] == ["VN"]
    for agency in ("TH", "AU"):
        with desk.at(agency) as session, pytest.raises(NotFound):
            session.readers(report.id)


def test_release_to_an_operation_reaches_who_joins_later(desk: Desk) -> None:
    report = desk.submit("VN", handling=Handling(release_to=RIVER))
    desk.change("join", "river", "AU")
    with desk.at("AU") as session:
        assert session.report(report.id) is not None
