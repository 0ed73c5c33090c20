"""Hit/no-hit: what the asker learns, what the originator decides, and what it costs."""

import shutil
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from intel.errors import Conflict, Forbidden, Invalid, Limit, NotFound
from intel.graph_care import differences
from intel.handling import Handling, Tlp
from intel.keyring import Keyring
from intel.ledger.engine import reading
from intel.ledger.verify import verify_ledger
from intel.model import ProbeAnswer
from intel.settings import Settings
from tests.exchange.desk import Desk, found_in
from tests.exchange.test_auditing import trail

WHY = "Seen at the border last night."
FACTS = {
    "identifiers": [
        {"scheme": "container", "value": "MSKU1234565"},
        {"scheme": "phone", "value": "+66255501000"},
        {"scheme": "email", "value": "a.b@c.example"},
    ],
    "people": [{"name": "Nguyễn Văn Hai", "role": "suspect"}],
    "organisations": [{"name": "Blue Lotus Co., Ltd.", "role": "consignee"}],
}
FINDABLE = Handling(discoverable=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, template: Path, tmp_path: Path) -> Iterator[Desk]:
    if request.param == "postgresql":
        desk: Desk = request.getfixturevalue("on_postgres")
    else:
        shutil.copytree(template, tmp_path / "home")
        desk = Desk(Settings.read(home=tmp_path / "home", probe_budget=5, probe_seconds=0))
    yield desk
    desk.close()


def probe(desk: Desk, agency: str, scheme: str, value: str) -> ProbeAnswer:
    with desk.at(agency) as session:
        return session.probe(scheme, value, WHY)


def test_a_value_of_a_discoverable_report_hits_however_it_is_written(desk: Desk) -> None:
    desk.submit(facts=FACTS, handling=FINDABLE)
    for scheme, value in (
        ("container", "msku 123456-5"), ("phone", "+66 2 555 01000"), ("email", "A.B@C.example"),
        ("name", "NGUYEN  VAN HAI"), ("name", "blue lotus"),
    ):  # fmt: skip
        answer = probe(desk, "TH", scheme, value)
        assert answer.hit and len(answer.requests) == 1, value


def test_nothing_else_hits(desk: Desk) -> None:
    desk.submit(facts=FACTS, handling=Handling())
    desk.submit(facts=FACTS, handling=Handling(discoverable=True, release_to=("TH",)))
    withdrawn = desk.submit(facts=FACTS, handling=FINDABLE)
    with desk.at("VN") as session:
        session.withdraw(withdrawn.id, "a mistake")
    for scheme, value in (("container", "MSKU1234565"), ("seal", "MSKU1234565"), ("name", "Nguyen Van")):
        assert probe(desk, "TH", scheme, value) == ProbeAnswer(False, ())


def test_the_asker_learns_no_number_of_what_was_hit(desk: Desk) -> None:
    for agency in ("VN", "VN", "LA"):
        desk.submit(agency, facts=FACTS, handling=FINDABLE)
    assert len(probe(desk, "TH", "container", "MSKU1234565").requests) == 1
    for agency, hit in (("VN", 2), ("LA", 1), ("TH", 0), ("AU", 0)):
        with desk.at(agency) as session:
            assert sum(len(request.reports) for request, _ in session.probe_requests().rows) == hit


def test_a_grant_releases_what_was_hit_to_the_asker_and_a_refusal_nothing(desk: Desk) -> None:
    report = desk.submit(facts=FACTS, handling=Handling(Tlp.RED, discoverable=True))
    gone = desk.submit(facts=FACTS, handling=FINDABLE)
    other = desk.submit("LA", facts=FACTS, handling=FINDABLE)
    probe(desk, "TH", "container", "MSKU1234565")
    with desk.at("VN") as session:
        session.withdraw(gone.id, "a mistake")
        ((request, _),) = session.probe_requests().rows
        assert (request.asker, request.purpose, request.value) == ("TH", WHY, "MSKU1234565")
        decided = session.decide_probe(request.id, grant=True)
        assert decided.decision == "granted"
        with pytest.raises(Conflict):
            session.decide_probe(request.id, grant=False)
    with desk.at("LA") as session:
        ((request, _),) = session.probe_requests().rows
        assert session.decide_probe(request.id, grant=False, reason="Under way").decision == "declined"
    with desk.at("TH") as session:
        seen = session.report(report.id)
        assert seen is not None and seen.handling is not None and seen.handling.release_to == ("TH",)
        assert session.report(gone.id) is session.report(other.id) is None
    assert probe(desk, "TH", "container", "MSKU1234565").hit  # the Lao report, still kept back
    with reading(desk.exchange.engine) as connection:
        assert verify_ledger(connection, desk.exchange.keyring).misfit is None
    assert list(differences(desk.exchange)) == []


def test_another_agencys_request_is_absent(desk: Desk) -> None:
    desk.submit(facts=FACTS, handling=FINDABLE)
    (id,) = probe(desk, "TH", "container", "MSKU1234565").requests
    answers = []
    for agency, request in (("TH", id), ("TH", f"{id}.VN"), ("LA", f"{id}.VN"), ("VN", "p-none"), ("VN", "\ud800")):
        with desk.at(agency) as session, pytest.raises(NotFound) as refused:
            session.decide_probe(request, grant=True)
        answers.append(str(refused.value))
    assert len(set(answers)) == 1


def test_enumeration_runs_into_the_budget_of_the_day(desk: Desk) -> None:
    for number in range(5):
        probe(desk, "TH", "container", f"MSKU{number:07}")
    with pytest.raises(Limit):
        probe(desk, "TH", "container", "MSKU1234565")
    assert not probe(desk, "LA", "container", "MSKU1234565").hit
    desk.now += timedelta(days=1)
    assert not probe(desk, "TH", "container", "MSKU1234565").hit


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        (("hs", "2939", WHY), "scheme"), (("gossip", "x", WHY), "scheme"), (("name", "", WHY), "value"),
        (("name", "x" * 201, WHY), "value"), (("container", "\0", WHY), "value"), (("container", "--", WHY), "value"),
        (("name", "Hai", "why"), "purpose"), (("name", "Hai", "x" * 501), "purpose"),
        (("name", "Hai", "because \ud800 of it"), "purpose"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_and_costs_nothing(desk: Desk, asked: tuple[str, str, str], path: str) -> None:
    for _ in range(6):
        with desk.at("TH") as session, pytest.raises(Invalid) as refused:
            session.probe(*asked)
        assert refused.value.path == path


def test_a_purpose_is_in_the_trail_and_roles_are_asked(desk: Desk) -> None:
    probe(desk, "TH", "name", "Somchai")
    assert (trail(desk)[-1]["purpose"], trail(desk)[-1]["actions"]) == (WHY, ["probe"])
    with desk.at("TH", "coordinator") as session, pytest.raises(Forbidden):
        session.probe("name", "Somchai", WHY)
    with desk.at("TH", "analyst") as session, pytest.raises(Forbidden):
        session.probe_requests()


def test_requests_come_in_pages_newest_first(desk: Desk) -> None:
    desk.submit(facts=FACTS, handling=FINDABLE)
    for _ in range(3):
        probe(desk, "TH", "container", "MSKU1234565")
    with desk.at("VN") as session:
        whole = session.probe_requests()
        one = session.probe_requests(first=1)
        rest = session.probe_requests(first=5, after=one.rows[0][1])
    assert (*one.rows, *rest.rows) == whole.rows
    assert (whole.total, one.has_next, rest.has_next) == (3, True, False)
    assert [request.at for request, _ in whole.rows] == sorted((r.at for r, _ in whole.rows), reverse=True)


def test_hit_and_no_hit_take_the_same_time(template: Path, tmp_path: Path) -> None:
    shutil.copytree(template, tmp_path / "home")
    desk = Desk(Settings.read(home=tmp_path / "home", probe_seconds=0.3))
    desk.submit(facts=FACTS, handling=FINDABLE)
    for value in ("MSKU1234565", "MSKU0000000"):
        began = time.monotonic()
        probe(desk, "TH", "container", value)
        assert time.monotonic() - began >= 0.3
    desk.close()


@pytest.fixture
def on_postgres(postgres_url: str, tmp_path: Path) -> Any:
    settings = Settings.read(home=tmp_path, ledger=postgres_url, probe_budget=5, probe_seconds=0)
    Keyring.create(tmp_path)
    found_in(settings)
    return Desk(settings)
