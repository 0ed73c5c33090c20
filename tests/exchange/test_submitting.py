"""Submitting: what is stored, what is refused, and what the same ref again gets."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from intel.errors import Conflict, Forbidden, Invalid, Limit, NagaError, NotFound
from intel.handling import Handling, Tlp
from intel.ledger.engine import reading
from intel.ledger.entries import position
from intel.ledger.verify import verify_ledger
from intel.model import Precedence, ReportFilter, ReportKind, ReportStatus, Submission
from intel.settings import Settings
from tests.exchange.desk import RIVER, Desk

TEXT = "On 12 January 2026 customs found 3 kg of heroin at Hai Phong port in container MSKU1234565."


def stored(desk: Desk) -> int:
    with reading(desk.exchange.engine) as connection:
        return position(connection)


def test_a_submission_comes_back_as_stored(desk: Desk) -> None:
    submission = Submission(
        TEXT,
        kind=ReportKind.ALERT,
        ref="VN-1",
        published=date(2026, 1, 20),
        precedence=Precedence.FLASH,
        operation="river",
        due=datetime(2026, 2, 1, 12, 0, tzinfo=UTC),
        handling=Handling(Tlp.GREEN, source="B", information=2),
    )
    with desk.at("VN") as session:
        report = session.submit(submission)
    with desk.at("VN") as session:
        assert session.report(report.id) == report
    assert (report.text, report.ref, report.kind, report.version) == (TEXT, "VN-1", ReportKind.ALERT, 1)
    assert (report.originator, report.operation, report.status) == ("VN", "river", ReportStatus.ACTIVE)
    assert (report.precedence, report.due, report.published) == (Precedence.FLASH, submission.due, submission.published)
    assert (report.tlp, report.source, report.information) == (Tlp.GREEN, "B", 2)


def test_what_the_author_gives_replaces_the_parsers_list_and_the_rest_stays_parsed(desk: Desk) -> None:
    with desk.at("VN") as session:
        parsed = session.extract(TEXT, date(2026, 1, 20))
        given = {"commodities": [{"category": "drug", "item": "morphine", "quantity": 2, "unit": "kg"}]}
        report = session.submit(Submission(TEXT, published=date(2026, 1, 20), extraction=given))
    assert parsed["identifiers"]
    assert report.extraction["identifiers"] == parsed["identifiers"]
    assert [thing["item"] for thing in report.extraction["commodities"]] == ["morphine"]


def test_a_kind_that_is_given_wins_over_the_parser_and_over_the_extraction(desk: Desk) -> None:
    with desk.at("VN") as session:
        report = session.submit(Submission(TEXT, kind=ReportKind.REQUEST, extraction={"kind": "alert"}))
    assert report.kind is ReportKind.REQUEST
    assert report.extraction["kind"] == "request"


def test_without_a_kind_the_extraction_says_it(desk: Desk) -> None:
    with desk.at("VN") as session:
        assert session.submit(Submission(TEXT, extraction={"kind": "feedback"})).kind is ReportKind.FEEDBACK


def test_the_same_again_changes_nothing_even_after_a_correction(desk: Desk) -> None:
    first = Submission(TEXT, ref="VN-1", handling=Handling(release_to=("TH",)), extraction={"people": []})
    with desk.at("VN") as session:
        report = session.submit(first)
        session.correct(report.id, text="It was 4 kg of heroin.")
        before = stored(desk)
        again = session.submit(first)
    assert (again.id, again.version, stored(desk)) == (report.id, 2, before)


@pytest.mark.parametrize(
    "other",
    [
        {"text": "another text"},
        {"kind": ReportKind.REQUEST},
        {"published": date(2026, 1, 2)},
        {"operation": "river"},
        {"precedence": Precedence.FLASH},
        {"handling": Handling(release_to=("LA",))},
        {"due": datetime(2026, 5, 1, tzinfo=UTC)},
        {"extraction": {"people": [{"role": "suspect", "count": 2}]}},
    ],
    ids=lambda other: next(iter(other)),
)
def test_the_same_ref_with_other_content_is_a_conflict(desk: Desk, other: dict[str, Any]) -> None:
    first = Submission(TEXT, ref="VN-1", kind=ReportKind.SEIZURE)
    with desk.at("VN") as session:
        session.submit(first)
        before = stored(desk)
        with pytest.raises(Conflict):
            session.submit(replace(first, **other))
    assert stored(desk) == before


def test_another_agency_may_use_the_same_ref(desk: Desk) -> None:
    with desk.at("VN") as session:
        one = session.submit(Submission("one", ref="2026/1"))
    with desk.at("TH") as session:
        other = session.submit(Submission("two", ref="2026/1"))
    assert one.id != other.id


@pytest.mark.parametrize(
    ("fields", "error", "path"),
    [
        ({"text": ""}, Invalid, "text"),
        ({"text": " \n\t"}, Invalid, "text"),
        ({"text": "a\0b"}, Invalid, "text"),
        ({"text": "a\ud800b"}, Invalid, "text"),
        ({"text": "é" * 600}, Limit, None),
        ({"ref": ""}, Invalid, "ref"),
        ({"ref": "x" * 201}, Invalid, "ref"),
        ({"ref": "a\nb"}, Invalid, "ref"),
        ({"published": date(2026, 3, 3)}, Invalid, "published"),
        ({"published": date(2026, 2, 1), "due": datetime(2026, 1, 1, tzinfo=UTC)}, Invalid, "due"),
        ({"due": datetime(2026, 4, 1)}, Invalid, "due"),
        ({"operation": "nowhere"}, Invalid, "operation"),
        ({"operation": "a\0"}, Invalid, "operation"),
        ({"in_reply_to": "r-nothing"}, NotFound, None),
        ({"in_reply_to": "r-\ud800"}, NotFound, None),
        ({"handling": Handling(release_to=("XX",))}, Invalid, "handling.releaseTo"),
        ({"handling": Handling(release_to=("\ud800",))}, Invalid, "handling.releaseTo"),
        ({"handling": Handling(release_to=("op:nowhere",))}, Invalid, "handling.releaseTo"),
        ({"handling": Handling(Tlp.RED, release_to=RIVER)}, Invalid, "handling.releaseTo"),
        ({"handling": Handling(Tlp.AMBER_STRICT, release_to=RIVER)}, Invalid, "handling.releaseTo"),
        ({"handling": Handling(nominal_to=("XX",))}, Invalid, "handling.nominalTo"),
        ({"handling": Handling(source="G")}, Invalid, "handling.source"),
        ({"handling": Handling(information=0)}, Invalid, "handling.information"),
        ({"handling": Handling(release_to=("TH",) * 501)}, Limit, None),
        ({"extraction": {"commodities": [{"category": "drug", "item": "x", "quantity": 1e18, "unit": "kg"}]}},
         Invalid, "extraction.commodities.0.quantity"),
        ({"extraction": {"commodities": [{"category": "drug", "item": "x", "quantity": float("inf")}]}},
         Invalid, "extraction.commodities.0.quantity"),
        ({"extraction": {"commodities": [{"category": "toys", "item": "x"}]}},
         Invalid, "extraction.commodities.0.category"),
        ({"extraction": {"commodities": [{"category": "other", "item": "a\0b"}]}},
         Invalid, "extraction.commodities.0.item"),
        ({"extraction": {"people": [{"role": "suspect", "name": "\udfff"}]}}, Invalid, "extraction.people.0.name"),
        ({"extraction": {"people": [{"role": "suspect", "span": [0, 5000]}]}}, Invalid, "extraction.people.0.span"),
        ({"extraction": {"dates": [{"role": "event", "date": "yesterday"}]}}, Invalid, "extraction.dates.0.date"),
        ({"extraction": {"kind": "gossip"}}, Invalid, "extraction.kind"),
        ({"extraction": {"contract": "extraction/9"}}, Invalid, "extraction.contract"),
        ({"extraction": {"people": [{"role": "suspect"}] * 1001}}, Limit, None),
        ({"extraction": [1]}, Invalid, "extraction"),
    ],
)  # fmt: skip
def test_bad_input_is_named_by_its_field_and_nothing_is_stored(
    template: Any, tmp_path: Any, fields: dict[str, Any], error: type[NagaError], path: str | None
) -> None:
    shutil.copytree(template, tmp_path / "home")
    desk = Desk(Settings.read(home=tmp_path / "home", text_limit=1_000))
    before = stored(desk)
    with desk.at("VN") as session:
        submission = Submission(**{"text": "3 kg were found", **fields})
        with pytest.raises(error) as refused:
            session.submit(submission)
    assert getattr(refused.value, "path", None) == path
    assert "\ud800" not in str(refused.value)
    assert stored(desk) == before
    desk.close()


def test_a_publication_dated_by_the_easternmost_clock_is_not_in_the_future(desk: Desk) -> None:
    with desk.at("VN") as session:
        session.submit(Submission("today, far east", published=date(2026, 3, 2)))


def test_an_operation_is_closed_to_those_outside_and_to_all_when_closed(desk: Desk) -> None:
    with desk.at("AU") as session, pytest.raises(Invalid, match="takes no part"):
        session.submit(Submission(TEXT, operation="river"))
    desk.change("close", "river")
    with desk.at("VN") as session, pytest.raises(Invalid, match="closed"):
        session.submit(Submission(TEXT, operation="river"))


@pytest.mark.parametrize("role", ["analyst", "coordinator", "admin", "auditor"])
def test_who_may_not_submit_is_told_so(desk: Desk, role: str) -> None:
    with desk.at("VN", role) as session, pytest.raises(Forbidden):
        session.submit(Submission(TEXT))


def test_a_reply_to_a_hidden_report_is_refused_like_one_to_none(desk: Desk) -> None:
    hidden = desk.submit("VN", handling=Handling())
    answers = []
    for target in (hidden.id, "r-none"):
        with desk.at("TH") as session, pytest.raises(NotFound) as refused:
            session.submit(Submission(TEXT, in_reply_to=target))
        answers.append(str(refused.value))
    assert answers[0] == answers[1]


def test_an_operation_on_the_report_does_not_release_it(desk: Desk) -> None:
    report = desk.submit("VN", operation="river", handling=Handling())
    with desk.at("TH") as session:
        assert session.report(report.id) is None
        assert session.reports(ReportFilter(operation="river")).total == 0


def test_the_same_submission_from_many_threads_at_once_is_one_report(either: Desk) -> None:
    def submit(_: int) -> str:
        with either.at("VN") as session:
            return session.submit(Submission(TEXT, ref="VN-1")).id

    with ThreadPoolExecutor(6) as threads:
        assert len(set(threads.map(submit, range(12)))) == 1
    with either.at("VN") as session:
        assert session.reports(ReportFilter()).total == 1


def test_what_was_written_verifies(either: Desk) -> None:
    report = either.submit("VN", ref="1", text="Held: Somchai Example, +66 2 555 0100.")
    with either.at("TH") as session:
        session.acknowledge(report.id)
    with either.at("VN") as session:
        session.correct(report.id, text="Held: two people.")
        session.set_handling(report.id, Handling(Tlp.GREEN))
        session.withdraw(report.id, "entered twice")
    with reading(either.exchange.engine) as connection:
        verdict = verify_ledger(connection, either.exchange.keyring)
    assert verdict.misfit is None
