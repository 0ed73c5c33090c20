"""Originator control: what it forbids, who may be asked, and what a permission opens."""

import pytest

from intel.errors import Conflict, Forbidden, Invalid, NotFound
from intel.handling import Handling, Tlp
from intel.ledger.engine import reading
from intel.ledger.verify import verify_ledger
from intel.model import Permission, ReportFilter, Use
from tests.exchange.desk import RIVER, Desk, on

KEPT = Handling(Tlp.AMBER, RIVER, originator_control=True)
WHY = "For the phase-end report."
IN_EDITION = ReportFilter(operation="river", edition="participants")


def ask(desk: Desk, agency: str, report: str, use: Use = Use.EDITION) -> Permission:
    with desk.at(agency) as session:
        return session.ask_permission(report, use, WHY)


def drawn_on(desk: Desk, agency: str, filter: ReportFilter = IN_EDITION) -> int:
    with desk.at(agency) as session:
        return session.reports(filter).total


def test_a_granted_permission_lets_every_edition_draw_on_the_report(either: Desk) -> None:
    report = either.submit(operation="river", handling=KEPT)
    asked = ask(either, "TH", report.id)
    assert (asked.agency, asked.originator, asked.purpose, asked.decision) == ("TH", "VN", WHY, None)
    assert [drawn_on(either, agency) for agency in ("VN", "TH", "LA")] == [0, 0, 0]
    with either.at("VN") as session:
        ((seen, _),) = session.permissions().rows
        assert seen == asked
        assert session.decide_permission(asked.id, grant=True).decision == "granted"
    assert [drawn_on(either, agency) for agency in ("VN", "TH", "LA")] == [1, 1, 1]
    with either.at("VN") as session:
        session.decide_permission(asked.id, grant=False)
    assert [drawn_on(either, agency) for agency in ("VN", "TH", "LA")] == [0, 0, 0]
    with reading(either.exchange.engine) as connection:
        assert verify_ledger(connection, either.exchange.keyring).misfit is None


def test_a_permission_makes_nothing_visible(desk: Desk) -> None:
    report = desk.submit(operation="river", handling=KEPT)
    asked = ask(desk, "TH", report.id)
    with desk.at("VN") as session:
        session.decide_permission(asked.id, grant=True)
        session.set_handling(report.id, Handling(release_to=("LA",), originator_control=True))
    assert drawn_on(desk, "TH", ReportFilter()) == 0
    with desk.at("TH") as session:
        assert session.permissions().total == 0


def test_a_permission_for_one_use_is_none_for_another(desk: Desk) -> None:
    report = desk.submit(operation="river", handling=KEPT)
    asked = ask(desk, "TH", report.id, Use.EXPORT)
    with desk.at("VN") as session:
        session.decide_permission(asked.id, grant=True)
    assert drawn_on(desk, "TH") == 0


def test_asking_again_is_the_same_request_until_it_is_declined(desk: Desk) -> None:
    report = desk.submit(operation="river", handling=KEPT)
    one = ask(desk, "TH", report.id)
    assert ask(desk, "TH", report.id).id == one.id
    assert ask(desk, "LA", report.id).id != one.id
    with desk.at("VN") as session:
        session.decide_permission(one.id, grant=False)
    assert ask(desk, "TH", report.id).id != one.id
    with desk.at("VN") as session:
        assert session.permissions(first=1).has_next
        assert session.permissions().total == 3


def test_who_is_not_party_to_it_finds_nothing(desk: Desk) -> None:
    report = desk.submit(operation="river", handling=KEPT)
    asked = ask(desk, "TH", report.id)
    with desk.at("LA") as session:
        assert session.permissions().total == 0
    answers = []
    for agency, id in (("TH", asked.id), ("LA", asked.id), ("VN", "g-none"), ("VN", "\ud800")):
        with desk.at(agency) as session, pytest.raises(NotFound) as refused:
            session.decide_permission(id, grant=True)
        answers.append(str(refused.value))
    assert len(set(answers)) == 1


def test_what_needs_no_permission_or_cannot_be_read_is_not_asked_for(desk: Desk) -> None:
    open_report, kept = desk.submit(), desk.submit(handling=KEPT)
    hidden = desk.submit(handling=Handling(originator_control=True))
    with desk.at("TH") as session:
        with pytest.raises(Conflict):
            session.ask_permission(open_report.id, Use.EDITION, WHY)
        for id in (hidden.id, "r-none", "\ud800"):
            with pytest.raises(NotFound, match="no such report"):
                session.ask_permission(id, Use.EDITION, WHY)
        for purpose in ("", "x" * 501, "because \ud800 of it"):
            with pytest.raises(Invalid) as refused:
                session.ask_permission(kept.id, Use.EDITION, purpose)
            assert refused.value.path == "purpose"
    with desk.at("VN") as session, pytest.raises(Conflict):
        session.ask_permission(kept.id, Use.EDITION, WHY)
    with desk.at("TH", "service") as session, pytest.raises(Forbidden):
        session.ask_permission(kept.id, Use.EDITION, WHY)


def test_a_purpose_is_read_after_a_correction(desk: Desk) -> None:
    report = desk.submit(operation="river", handling=KEPT)
    ask(desk, "TH", report.id)
    with desk.at("VN") as session:
        session.correct(report.id, text="4 kg of goods")
        assert session.permissions().rows[0][0].purpose == WHY


def test_nobody_but_the_originator_can_release_onward(desk: Desk) -> None:
    report = desk.submit(operation="river", handling=KEPT)
    for agency in ("TH", "LA"):
        with desk.at(agency) as session, pytest.raises(Forbidden):
            session.set_handling(report.id, Handling(Tlp.CLEAR))
    with desk.at("AU") as session, pytest.raises(NotFound):
        session.set_handling(report.id, Handling(Tlp.CLEAR))
    assert drawn_on(desk, "AU", ReportFilter()) == 0


@pytest.mark.parametrize("edition", ["participants", "public", "agency"])
def test_no_edition_counts_a_report_that_its_originator_did_not_permit(desk: Desk, edition: str) -> None:
    kept = Handling(Tlp.CLEAR, originator_control=True)
    report = desk.submit(operation="river", handling=kept, facts=on("2026-01-10"))

    def counted() -> float:
        with desk.at("TH", "coordinator") as session:
            return session.phase_report("river", "I", edition).figures[0].value

    assert counted() == 0
    asked = ask(desk, "TH", report.id)
    with desk.at("VN") as session:
        session.decide_permission(asked.id, grant=True)
    assert counted() == 1
