"""Arrivals: each report when it becomes readable to the reader, and no sooner."""

from collections.abc import Sequence

from intel.handling import Handling
from intel.model import ReportFilter
from tests.exchange.desk import GREEN, Desk


def position(desk: Desk) -> int:
    with desk.at("TH") as session:
        return session.position()


def arrived(desk: Desk, agency: str, since: int, filter: ReportFilter = ReportFilter()) -> Sequence[str]:  # noqa: B008
    with desk.at(agency) as session:
        place, reports = session.arrivals(since, filter)
        assert place == session.position()
        return [report.id for report in reports]


def test_a_new_report_arrives_for_those_who_may_read_it(either: Desk) -> None:
    either.submit()
    since = position(either)
    report, hidden = either.submit(), either.submit(handling=Handling())
    assert arrived(either, "TH", since) == [report.id]
    assert arrived(either, "AU", since) == []
    assert arrived(either, "VN", since) == [report.id, hidden.id]
    assert arrived(either, "TH", position(either)) == []


def test_a_report_arrives_when_it_is_released_and_not_again_when_it_is_released_to_more(either: Desk) -> None:
    report = either.submit(handling=Handling())
    since = position(either)
    with either.at("VN") as session:
        session.set_handling(report.id, Handling(release_to=("TH",)))
    released = position(either)
    assert arrived(either, "TH", since) == [report.id]
    with either.at("VN") as session:
        session.set_handling(report.id, GREEN)
    assert arrived(either, "TH", released) == []
    assert arrived(either, "LA", released) == [report.id]
    assert arrived(either, "VN", since) == []


def test_arrivals_stand_in_the_order_in_which_they_became_readable(desk: Desk) -> None:
    since = position(desk)
    first, second = desk.submit(handling=Handling()), desk.submit()
    with desk.at("VN") as session:
        session.correct(first.id, text="4 kg")
        session.set_handling(first.id, Handling(release_to=("TH",)))
    assert arrived(desk, "TH", since) == [second.id, first.id]


def test_joining_an_operation_brings_what_was_released_to_it_and_could_not_be_read_before(either: Desk) -> None:
    report = either.submit()
    either.submit(handling=GREEN)
    either.submit(handling=Handling(release_to=("AU", "op:river")))
    since = position(either)
    either.change("join", "river", "AU")
    assert arrived(either, "AU", since) == [report.id]
    assert arrived(either, "TH", since) == []


def test_what_is_no_longer_readable_does_not_arrive(either: Desk) -> None:
    since = position(either)
    withdrawn, narrowed = either.submit(), either.submit()
    with either.at("VN") as session:
        session.withdraw(withdrawn.id, "a mistake")
        session.set_handling(narrowed.id, Handling())
    assert arrived(either, "TH", since) == []


def test_a_correction_or_an_acknowledgement_is_no_arrival(desk: Desk) -> None:
    report = desk.submit()
    since = position(desk)
    with desk.at("VN") as session:
        session.correct(report.id, text="4 kg")
    with desk.at("LA") as session:
        session.acknowledge(report.id)
    assert arrived(desk, "TH", since) == []


def test_only_what_meets_the_filter_arrives(desk: Desk) -> None:
    since = position(desk)
    desk.submit("VN")
    lao = desk.submit("LA")
    assert arrived(desk, "TH", since, ReportFilter(originators=("LA",))) == [lao.id]


def test_looking_and_finding_nothing_leaves_no_trace_and_finding_does(desk: Desk) -> None:
    since = position(desk)
    report = desk.submit()
    at_end = position(desk)
    with desk.at("VN", "auditor") as session:
        before = session.readers(report.id).total
    arrived(desk, "TH", at_end)
    with desk.at("VN", "auditor") as session:
        assert session.readers(report.id).total == before
    arrived(desk, "TH", since)
    with desk.at("VN", "auditor") as session:
        assert session.readers(report.id).total == before + 1
