"""Reading: filters, pages, facets, sums and routes, over both databases; each over what the reader may read alone."""

from datetime import date
from itertools import pairwise

import pytest
from sqlalchemy import event

from intel.errors import Forbidden, Invalid, Limit, NotFound
from intel.handling import Handling, Tlp
from intel.model import Amount, Interval, ReportFilter, ReportKind, Submission
from tests.exchange.desk import GREEN, RIVER, Desk, goods, on, place

HIDDEN = Handling()


@pytest.fixture
def filled(either: Desk) -> dict[str, str]:
    """Names of reports -> ids. All are VN's and released to the operation, but `hidden` and `lao`."""
    desk = either
    sea = {"conveyances": [{"mode": "sea", "name": None}], "concealment": [{"method": "in_goods", "text": "in tea"}]}
    container = [{"scheme": "container", "value": "MSKU1234565"}]
    made = {
        "heroin": desk.submit(
            text="Heroin in tea, container MSKU1234565", operation="river", ref="1",
            facts={"commodities": [goods("heroin", 3)], "identifiers": container, **sea, **on("2026-01-31"),
                   "places": [place("seizure", "VN"), place("origin", "MM"), place("destination", "AU")]}),
        "alert": desk.submit(
            text="Look out for ivory", kind=ReportKind.ALERT, operation="river", ref="2",
            facts={"commodities": [goods("Elephantidae", None, category="wildlife")], **on("2026-02"),
                   "places": [place("transit", "LA"), place("transit", "TH")]}),
        "published": desk.submit(text="No date of its own", ref="3", published=date(2026, 2, 10), handling=GREEN),
        "undated": desk.submit(text="Heroin again", ref="4", facts={"commodities": [goods("heroin", 0.5)]}),
        "lao": desk.submit("LA", text="Heroin from the north", ref="1", operation="river",
                           facts={"commodities": [goods("heroin", 0.1), goods("heroin", 0.2)], **on("2026-01-01"),
                                  "places": [place("seizure", "LA"), place("origin", "MM"),
                                             place("destination", "AU")]}),
        "hidden": desk.submit(
            text="Heroin, kept back", operation="river", handling=HIDDEN, ref="5",
            facts={"commodities": [goods("heroin", 1000)], "identifiers": container, **sea, **on("2026-01-31"),
                   "places": [place("seizure", "VN"), place("origin", "MM"), place("destination", "AU")]}),
    }  # fmt: skip
    with desk.at("TH") as session:
        feedback = session.submit(_feedback(made["alert"].id, Handling(release_to=RIVER)))
    return {name: report.id for name, report in made.items()} | {"feedback": feedback.id}


def _feedback(id: str, handling: Handling) -> Submission:
    return Submission("Nothing was there", kind=ReportKind.FEEDBACK, in_reply_to=id, handling=handling,
                      extraction={"commodities": [], "identifiers": [], "dates": []})  # fmt: skip


FILTERS: dict[str, tuple[ReportFilter, set[str]]] = {
    "nothing asked": (ReportFilter(), {"heroin", "alert", "published", "undated", "lao", "feedback"}),
    "kinds": (ReportFilter(kinds=(ReportKind.ALERT, ReportKind.FEEDBACK)), {"alert", "feedback"}),
    "originators": (ReportFilter(originators=("LA", "XX")), {"lao"}),
    "operation": (ReportFilter(operation="river"), {"heroin", "alert", "lao"}),
    "phase: both ends are in it": (ReportFilter(operation="river", phase="I"), {"heroin", "lao"}),
    "phase: a month counts as its first": (ReportFilter(operation="river", phase="II"), {"alert"}),
    "from": (ReportFilter(date_from=date(2026, 2, 1)), {"alert", "published"}),
    "to": (ReportFilter(date_to=date(2026, 1, 31)), {"heroin", "lao"}),
    "categories": (ReportFilter(categories=("wildlife", "waste")), {"alert"}),
    "items": (ReportFilter(items=("heroin",)), {"heroin", "undated", "lao"}),
    "seized in": (ReportFilter(seized_in=("VN",)), {"heroin"}),
    "origin and destination": (ReportFilter(origin=("MM",), destination=("AU",)), {"heroin", "lao"}),
    "transit": (ReportFilter(transit=("TH",)), {"alert"}),
    "modes": (ReportFilter(modes=("sea",)), {"heroin"}),
    "concealment": (ReportFilter(concealment=("in_goods",)), {"heroin"}),
    "text: all words": (ReportFilter(text="TEA heroin"), {"heroin"}),
    "text: no words": (ReportFilter(text=" ,"), set()),
    "refs": (ReportFilter(refs=("1",)), {"heroin", "lao"}),
    "tlp": (ReportFilter(tlp=(Tlp.GREEN,)), {"published"}),
    "answered": (ReportFilter(kinds=(ReportKind.ALERT,), answered=True), {"alert"}),
    "not answered": (ReportFilter(kinds=(ReportKind.ALERT,), answered=False), set()),
    "edition, participants": (ReportFilter(operation="river", edition="participants"), {"heroin", "alert", "lao"}),
    "edition, public": (ReportFilter(edition="public"), set()),
    "unknown operation": (ReportFilter(operation="nowhere"), set()),
    "unknown phase": (ReportFilter(operation="river", phase="IX"), set()),
    "unknown item": (ReportFilter(items=("unobtainium",)), set()),
    "unknown entity": (ReportFilter(entity="c-never"), set()),
    "what is no text": (ReportFilter(operation="\0", refs=("\ud800",), entity="\0"), set()),
    "several": (ReportFilter(originators=("VN",), items=("heroin",), kinds=(ReportKind.SEIZURE,)),
                {"heroin", "undated"}),
}  # fmt: skip


def test_each_condition_finds_what_it_says_and_nothing_hidden(either: Desk, filled: dict[str, str]) -> None:
    names = {id: name for name, id in filled.items()}
    with either.at("TH") as session:
        for asked, (filter, wanted) in FILTERS.items():
            page = session.reports(filter)
            assert {names[report.id] for report, _ in page.rows} == wanted, asked
            assert page.total == len(wanted), asked


def test_an_entity_filter_finds_the_reports_that_mention_it(either: Desk, filled: dict[str, str]) -> None:
    with either.at("TH") as session:
        ((container, _),) = session.entities(label="MSKU1234565").rows
        assert container.report_count == 1
        page = session.reports(ReportFilter(entity=container.id))
        assert [report.id for report, _ in page.rows] == [filled["heroin"]]
        assert session.reports_of(container.id).rows[0][0].id == filled["heroin"]
        assert session.reports_of("c-never").total == 0


@pytest.mark.parametrize(
    ("filter", "path"),
    [
        (ReportFilter(phase="I"), "filter.phase"),
        (ReportFilter(edition="private"), "filter.edition"),
        (ReportFilter(edition="participants"), "filter.edition"),
    ],
)
def test_a_filter_that_cannot_be_meant_is_refused(desk: Desk, filter: ReportFilter, path: str) -> None:
    with desk.at("TH") as session, pytest.raises(Invalid) as refused:
        session.reports(filter)
    assert refused.value.path == path


def test_pages_go_on_where_they_ended_in_one_order(either: Desk, filled: dict[str, str]) -> None:
    with either.at("TH") as session:
        whole = session.reports(ReportFilter())
        walked, after, more = [], None, True
        while more:
            page = session.reports(ReportFilter(), first=2, after=after)
            assert page.total == whole.total
            walked += page.rows
            after, more = page.rows[-1][1], page.has_next
        assert walked == list(whole.rows)
    times = [report.submitted_at for report, _ in whole.rows]
    assert all(later >= earlier for later, earlier in pairwise(times))


def test_sizes_and_cursors_are_checked(desk: Desk) -> None:
    desk.submit()
    desk.submit()
    with desk.at("TH") as session:
        cursor = session.reports(ReportFilter(), first=1).rows[0][1]
        assert session.reports(ReportFilter(), first=0).rows == ()
        with pytest.raises(Limit):
            session.reports(ReportFilter(), first=501)
        with pytest.raises(Invalid, match="0 rows"):
            session.reports(ReportFilter(), first=-1)
        for wrong in ("", "x", cursor[:-2] + "AA", "é", "\ud800", "A" * 5000):
            with pytest.raises(Invalid) as refused:
                session.reports(ReportFilter(), after=wrong)
            assert refused.value.path == "after"
        with pytest.raises(Invalid):
            session.search("heroin", after=cursor)


def test_facets_count_visible_reports(either: Desk, filled: dict[str, str]) -> None:
    with either.at("TH") as session:
        item, kind, seized = session.facets(ReportFilter(), ["item", "kind", "seizedIn"])
        assert item.values == (("heroin", 3), ("Elephantidae", 1))
        assert kind.values == (("SEIZURE", 4), ("ALERT", 1), ("FEEDBACK", 1))
        assert seized.values == (("LA", 1), ("VN", 1))
        with pytest.raises(Invalid):
            session.facets(ReportFilter(), ["route"])


def test_sums_and_routes_are_of_visible_reports(either: Desk, filled: dict[str, str]) -> None:
    with either.at("TH") as session:
        january, february = session.timeline(ReportFilter(operation="river"), Interval.MONTH)
        assert (january.start, january.reports) == (date(2026, 1, 1), 2)
        assert january.amounts == (Amount("drug", "heroin", "kg", 3.3, 2),)
        assert (february.start, february.reports, february.amounts) == (date(2026, 2, 1), 1, ())
        routes = session.routes(ReportFilter())
        assert [(route.origin, route.transit, route.destination, route.reports) for route in routes] == [
            ("MM", (), "AU", 2),
            (None, ("LA", "TH"), None, 1),
        ]
        assert routes[0].seized_in == ("LA", "VN")
        assert routes[0].commodities == (Amount("drug", "heroin", "kg", 3.3, 2),)
        assert len(session.routes(ReportFilter(), first=1)) == 1


@pytest.mark.parametrize(
    ("interval", "start"),
    [
        (Interval.DAY, "2026-05-14"), (Interval.WEEK, "2026-05-11"), (Interval.MONTH, "2026-05-01"),
        (Interval.QUARTER, "2026-04-01"), (Interval.YEAR, "2026-01-01"),
    ],
)  # fmt: skip
def test_intervals_begin_where_they_should(desk: Desk, interval: Interval, start: str) -> None:
    desk.submit(facts=on("2026-05-14", "2026-06-30"))
    with desk.at("TH") as session:
        (bucket,) = session.timeline(ReportFilter(), interval)
    assert bucket.start == date.fromisoformat(start)


def test_a_ref_is_found_where_the_report_may_be_read(either: Desk, filled: dict[str, str]) -> None:
    with either.at("TH") as session:
        assert session.find_ref("VN", "1") == filled["heroin"]
        assert session.find_ref("LA", "1") == filled["lao"]
        for agency, ref in (("VN", "5"), ("VN", "99"), ("VN", "\ud800"), ("XX", "1")):
            assert session.find_ref(agency, ref) is None


def test_shared_identifiers_link_reports_that_may_be_read(desk: Desk) -> None:
    box = {"identifiers": [{"scheme": "container", "value": "MSKU1234565"}]}
    one, two = desk.submit(facts=box), desk.submit("LA", facts=box)
    desk.submit(facts=box, handling=HIDDEN)
    with desk.at("TH") as session:
        (link,) = session.linked([one.id])[one.id]
        assert (link.report, link.because, link.score) == (two.id, ("MSKU1234565",), 0.5)


def test_the_same_way_of_working_is_found_with_what_is_shared(either: Desk, filled: dict[str, str]) -> None:
    with either.at("TH") as session:
        (link,) = session.similar(filled["heroin"])
        assert (link.report, link.because) == (filled["lao"], ("destination: AU", "item: heroin", "origin: MM"))
        assert 0 < link.score < 1
        assert session.similar(filled["published"]) == []
        assert session.similar(filled["heroin"], first=0) == []
        for id in (filled["hidden"], "r-none", "\ud800"):
            with pytest.raises(NotFound):
                session.similar(id)
    with either.at("VN") as session:
        assert [link.report for link in session.similar(filled["heroin"])] == [filled["hidden"], filled["lao"]]


def test_an_entity_that_is_hidden_or_absent_has_one_answer(desk: Desk) -> None:
    desk.submit(facts={"identifiers": [{"scheme": "container", "value": "MSKU1234565"}]}, handling=HIDDEN)
    with desk.at("VN") as session:
        ((box, _),) = session.entities().rows
    answers = []
    for id in (box.id, "c-never", "\ud800"):
        with desk.at("TH") as session:
            assert session.entities_by_id([id]) == {}
            assert session.paths(id, box.id) == ()
            with pytest.raises(NotFound) as refused:
                session.neighbours(id)
        answers.append(str(refused.value))
    assert len(set(answers)) == 1
    with desk.at("VN") as session:
        for hops in (0, 4):
            with pytest.raises(Invalid):
                session.neighbours(box.id, hops=hops)


def test_no_question_asks_the_database_once_for_each_report(desk: Desk) -> None:
    ids = [desk.submit(facts={"commodities": [goods()]}).id for _ in range(3)]

    def statements(of: list[str]) -> int:
        asked: list[str] = []
        listen = lambda *arguments: asked.append(arguments[2])  # noqa: E731
        with desk.at("TH") as session:
            event.listen(desk.exchange.engine, "before_cursor_execute", listen)
            session.reports_by_id(of)
            session.reports(ReportFilter(), first=len(of))
            session.versions(of)
            session.replies(of)
            session.acknowledgements(of)
            session.mentions(of)
            session.linked(of)
            session.search("goods", first=len(of))
            event.remove(desk.exchange.engine, "before_cursor_execute", listen)
        return len(asked)

    assert statements(ids) == statements(ids[:1])


@pytest.mark.parametrize("role", ["admin", "auditor"])
def test_who_manages_accounts_reads_nothing_but_knows_the_community(desk: Desk, role: str) -> None:
    desk.submit(handling=GREEN)
    with desk.at("VN", role) as session:
        assert set(session.agencies()) == {"VN", "TH", "LA", "AU"}
        assert [operation.code for operation in session.operations()] == ["coast", "river"]
        for read in (
            lambda: session.reports(ReportFilter()),
            lambda: session.report("r-0001"),
            lambda: session.search("goods"),
            lambda: session.entities(),
            lambda: session.facets(ReportFilter(), ["kind"]),
            lambda: session.phase_report("river", "I"),
            lambda: session.arrivals(0, ReportFilter()),
        ):
            with pytest.raises(Forbidden):
                read()
