"""The phase-end report: figures counted for real, each given again by its basis, over what its edition may draw on."""

from datetime import date

import pytest

from intel.errors import Forbidden, Invalid, NotFound
from intel.handling import Handling, Tlp
from intel.model import Figure, Interval, PhaseReport, ReportKind
from intel.reports.basis import filter_of
from tests.exchange.desk import GREEN, RIVER, Desk, goods, on, place


@pytest.fixture
def season(either: Desk) -> Desk:
    """January in operation River: five seizures, two alerts of which one is answered by feedback that found goods."""
    desk = either
    sea = {"conveyances": [{"mode": "sea", "name": None}], "concealment": [{"method": "in_goods"}]}
    way = [place("origin", "MM"), place("destination", "AU"), place("seizure", "VN")]
    facts = {"commodities": [goods("heroin", 3.1), goods("ketamine", 40, "piece")], "places": way, **sea}
    river = {"operation": "river"}
    desk.submit("VN", facts={**facts, **on("2026-01-05")}, **river)
    desk.submit("LA", facts={**facts, **on("2026-01-06")}, **river)
    desk.submit("VN", facts={"commodities": [goods("heroin", 1000)], **on("2026-01-07")}, handling=GREEN, **river)
    desk.submit("VN", facts={**facts, **on("2026-02-06")}, **river)
    desk.submit("VN", facts={**facts, **on("2026-01-08")}, handling=Handling(release_to=("TH",)), **river)
    desk.submit("VN", facts={**facts, **on("2026-01-08")},
                handling=Handling(Tlp.AMBER, RIVER, originator_control=True), **river)  # fmt: skip
    desk.submit("VN", facts={"commodities": [goods("opium", 2)], **on("2026-01-09")},
                handling=Handling(Tlp.CLEAR), **river)  # fmt: skip
    alerts = [desk.submit(kind=ReportKind.ALERT, published=date(2026, 1, 10), **river) for _ in range(2)]
    desk.submit("TH", kind=ReportKind.FEEDBACK, published=date(2026, 1, 20), in_reply_to=alerts[0].id,
                facts={"commodities": [goods()]}, **river)  # fmt: skip
    desk.submit("TH", kind=ReportKind.FEEDBACK, published=date(2026, 1, 20), in_reply_to=alerts[1].id,
                handling=Handling(release_to=("VN",)), **river)  # fmt: skip
    return desk


def made(desk: Desk, agency: str, edition: str = "participants") -> PhaseReport:
    with desk.at(agency, "coordinator") as session:
        return session.phase_report("river", "I", edition)


def values(report: PhaseReport) -> dict[str, float]:
    return {figure.name: figure.value for figure in report.figures}


def test_figures_are_those_of_the_phase(season: Desk) -> None:
    figures = values(made(season, "LA"))
    assert figures["Reports: seizures"] == 4
    assert figures["Reports: alerts"] == 2
    assert figures["Reports: feedback"] == 1
    assert figures["Alerts: answered by feedback"] == 1
    assert figures["Alerts: feedback rate"] == 50
    assert figures["Alerts: hit rate"] == 100
    assert figures["Seizures by category: drug"] == 4
    assert figures["Amounts seized: heroin"] == 1006.2
    assert figures["Amounts seized: ketamine"] == 80
    assert figures["Seizures by agency: LA"] == 1
    assert figures["Seizures by mode: sea"] == 2
    assert figures["Seizures by concealment: in_goods"] == 2
    assert figures["Seizures by route: MM to AU"] == 2


def test_every_participant_makes_the_same_numbers(season: Desk) -> None:
    reports = [made(season, agency) for agency in ("VN", "TH", "LA")]
    assert reports[0].figures == reports[1].figures == reports[2].figures


def test_each_figure_is_given_again_by_its_basis(season: Desk) -> None:
    for edition in ("participants", "agency", "public"):
        report = made(season, "VN", edition)
        shares = 0
        with season.at("VN", "analyst") as session:

            def again(figure: Figure) -> float:
                filter = filter_of(figure.basis)
                if figure.unit == "reports":
                    return session.reports(filter, first=0).total
                item = figure.name.partition(": ")[2]
                (year,) = session.timeline(filter, Interval.YEAR)
                return next(one.quantity for one in year.amounts if (one.item, one.unit) == (item, figure.unit))

            for figure in report.figures:
                if figure.unit and figure.unit.startswith("%"):
                    shares += 1
                    whole = values(report)[f"Reports: {figure.unit.removeprefix('% of ')}"]
                    part = session.reports(filter_of(figure.basis), first=0).total
                    assert figure.value == round(100 * part / whole, 1)
                else:
                    assert again(figure) == figure.value, (edition, figure)
        assert shares == {"participants": 2, "agency": 2, "public": 0}[edition]


def test_editions_differ_by_what_they_may_draw_on(season: Desk) -> None:
    assert values(made(season, "VN", "agency"))["Reports: seizures"] == 6
    assert values(made(season, "TH", "agency"))["Reports: seizures"] == 5
    assert values(made(season, "TH", "public"))["Reports: all"] == 1


def test_the_text_says_what_was_counted(season: Desk) -> None:
    report = made(season, "LA")
    assert report.markdown.startswith("# Operation River, Phase I\n")
    assert "1 January 2026 to 31 January 2026, 31 days. Edition: participants." in report.markdown
    assert "8 reports: 4 seizures, 2 alerts, 1 feedback, 0 requests." not in report.markdown
    assert (
        "7 reports: 4 seizures, 2 alerts, 1 feedback, 0 requests. Of the alerts, 50 % were answered" in report.markdown
    )
    assert "| heroin | 1,006.2 | kg |" in report.markdown


def test_what_is_no_phase_or_edition_is_refused(desk: Desk) -> None:
    with desk.at("VN") as session:
        for operation, phase in (("river", "IX"), ("nowhere", "I"), ("\ud800", "\0")):
            with pytest.raises(NotFound):
                session.phase_report(operation, phase)
        with pytest.raises(Invalid) as refused:
            session.phase_report("river", "I", "private")
        assert refused.value.path == "edition"
        assert session.phase_report("river", "I").figures[0].value == 0
    with desk.at("AU") as session:
        with pytest.raises(Forbidden):
            session.phase_report("river", "I")
        assert session.phase_report("river", "I", "public").figures


def test_a_basis_that_is_no_filter_is_refused() -> None:
    for basis, path in (
        ({"colour": "red"}, "filter.colour"), ({"kinds": ["GOSSIP"]}, "filter.kinds"),
        ({"from": "soon"}, "filter.from"), ({"items": "heroin"}, "filter.items"),
        ({"operation": 3}, "filter.operation"), ({"tlp": ["PINK"]}, "filter.tlp"),
        ({"answered": "yes"}, "filter.answered"),
    ):  # fmt: skip
        with pytest.raises(Invalid) as refused:
            filter_of(basis)
        assert refused.value.path == path
    assert filter_of({"tlp": ["AMBER_STRICT"], "text": None}).tlp == (Tlp.AMBER_STRICT,)
