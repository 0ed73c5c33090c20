"""The graph on a server: level before every question, never ahead of what it was told, made again from nothing."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from graph.model import Projection
from graph.neo4j.store import Neo4jStore
from intel.errors import Invalid, Unavailable
from intel.exchange.graphs import FollowedGraph
from intel.graph_care import Difference, differences, rebuild
from intel.handling import Handling
from intel.ledger.engine import reading
from intel.model import ReportFilter
from intel.projector import Projector
from intel.settings import Settings
from tests.exchange.desk import GREEN, Desk, copied
from tests.services.neo4j import Neo4jServer

BOX = {"identifiers": [{"scheme": "container", "value": "MSKU1234565"}]}


@pytest.fixture
def followed(template: Path, tmp_path: Path, neo4j_server: Neo4jServer) -> Iterator[Desk]:
    store = Neo4jStore(*neo4j_server)
    store.migrate()
    store.clear()
    store.close()
    copied(template, tmp_path / "home").close()
    desk = Desk(
        Settings.read(
            home=tmp_path / "home",
            graph=neo4j_server.url,
            graph_user=neo4j_server.user,
            graph_password=neo4j_server.password,
        )
    )
    yield desk
    desk.close()


def projector(desk: Desk) -> Projector:
    assert isinstance(desk.exchange.graph, FollowedGraph)
    return desk.exchange.graph.projector


def boxes(desk: Desk, agency: str) -> int:
    with desk.at(agency) as session:
        return sum(entity.report_count for entity, _ in session.entities().rows)


pytestmark = pytest.mark.xdist_group("neo4j")


def test_every_question_sees_what_was_stored_before_it(followed: Desk) -> None:
    report = followed.submit(facts=BOX)
    assert boxes(followed, "TH") == 1
    followed.submit(facts=BOX, handling=GREEN)
    assert (boxes(followed, "TH"), boxes(followed, "AU")) == (2, 1)
    with followed.at("VN") as session:
        session.set_handling(report.id, Handling())
    assert boxes(followed, "TH") == 1
    with followed.at("TH") as session:
        ((box, _),) = session.entities().rows
        assert session.reports(ReportFilter(entity=box.id)).total == 1
        assert len(session.search("MSKU1234565").rows) == 1


def test_a_rebuilt_graph_is_the_graph_that_stood(followed: Desk) -> None:
    ids = [followed.submit(facts=BOX).id for _ in range(3)]
    assert list(differences(followed.exchange)) == []
    store = projector(followed).store
    store.remove(ids[:1])
    store.apply([Projection("r-9999", None, frozenset({"community"}), frozenset(), ())])
    store.apply([Projection(ids[1], None, frozenset({"community"}), frozenset({"agency:VN"}), ())])
    told = list(differences(followed.exchange))
    assert told == [
        Difference(ids[0], "is missing in the graph"),
        Difference(ids[1], "differs in who reads it, its mentions"),
        Difference("r-9999", "is in the graph, but not in the ledger"),
    ]
    assert list(rebuild(followed.exchange))[-1] == 3
    assert list(differences(followed.exchange)) == []
    assert boxes(followed, "TH") == 3


def test_a_projector_that_follows_leaves_nothing_to_wait_for(followed: Desk) -> None:
    followed.submit(facts=BOX)
    stop = threading.Event()
    thread = threading.Thread(target=projector(followed).follow, args=(stop, 0.01))
    thread.start()
    try:
        for _ in range(500):
            with reading(followed.exchange.engine) as connection:
                if projector(followed).position(connection) > 0:
                    break
            stop.wait(0.02)
        assert boxes(followed, "TH") == 1
    finally:
        stop.set()
        thread.join(10)
    assert not thread.is_alive()


@pytest.fixture
def away(template: Path, tmp_path: Path) -> Iterator[Desk]:
    """The graph's server does not answer."""
    copied(template, tmp_path / "home").close()
    desk = Desk(Settings.read(home=tmp_path / "home", graph="bolt://127.0.0.1:1", graph_password="x"))
    yield desk
    desk.close()


def test_while_the_graph_is_away_reports_are_stored_and_read_and_questions_refused(away: Desk) -> None:
    report = away.submit(facts=BOX)
    with away.at("TH") as session:
        assert session.report(report.id) is not None
        assert session.reports(ReportFilter()).total == 1
        for ask in (
            lambda: session.entities(),
            lambda: session.mentions([report.id]),
            lambda: session.reports(ReportFilter(entity="c-1")),
        ):
            with pytest.raises(Unavailable):
                ask()


def test_a_batch_that_the_graph_did_not_take_is_taken_later(desk: Desk) -> None:
    """On an embedded store in place of the server, which fails once in the middle."""
    store = desk.exchange.graph.store  # type: ignore[attr-defined]
    following = Projector(desk.exchange.engine, desk.exchange.keyring, store)
    desk.submit(facts=BOX)
    failed = Failing(store)
    with pytest.raises(Unavailable):
        Projector(desk.exchange.engine, desk.exchange.keyring, failed).catch_up()  # type: ignore[arg-type]
    with reading(desk.exchange.engine) as connection:
        assert following.position(connection) == 0
    following.catch_up()
    following.catch_up()
    with reading(desk.exchange.engine) as connection:
        assert following.position(connection) > 0
    assert list(differences(desk.exchange)) == []


class Failing:
    def __init__(self, store: object) -> None:
        self._store = store

    def apply(self, projections: Sequence[Projection]) -> None:
        raise Unavailable("away")


def test_embedded_graphs_are_rebuilt_and_verified_too(either: Desk) -> None:
    ids = [either.submit(facts=BOX).id for _ in range(3)]
    store = either.exchange.graph.store  # type: ignore[attr-defined]
    store.remove(ids[1:2])
    assert [difference.report for difference in differences(either.exchange)] == [ids[1]]
    assert list(rebuild(either.exchange)) == [3]
    assert list(differences(either.exchange)) == []


@pytest.mark.parametrize("url", ["", "http://x", "neo4j", "bolt://"])
def test_a_graph_that_cannot_be_meant_is_refused(template: Path, tmp_path: Path, url: str) -> None:
    copied(template, tmp_path / "home").close()
    with pytest.raises(Invalid) as refused:
        Desk(Settings.read(home=tmp_path / "home", graph=url))
    assert refused.value.path == "NAGA_GRAPH"
