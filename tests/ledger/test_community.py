from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine

from intel.errors import Conflict, Invalid, NotFound
from intel.ledger import community, users
from intel.ledger.community_file import AgencyStated, OperationStated, PhaseStated, parse
from intel.ledger.engine import reading, writing
from intel.ledger.entries import after, position
from intel.model import Agency, Operation, Phase
from tests.ledger.conftest import NOON
from tests.ledger.desk import COMMUNITY

RIVER = Operation(
    code="river",
    name="Operation River",
    coordinator="VN",
    participants=("TH", "VN"),
    phases=(Phase("I", "Phase I", date(2026, 1, 1), date(2026, 6, 30)),),
)


@pytest.fixture
def founded(engine: Engine) -> Engine:
    with writing(engine) as connection:
        community.load(connection, parse(COMMUNITY), NOON, "init")
    return engine


def test_the_demonstration_s_community_loads(engine: Engine) -> None:
    text = (Path(__file__).parents[2] / "intel/demo/community.yaml").read_text()
    with writing(engine) as connection:
        community.load(connection, parse(text), NOON, "init")
        assert len(community.agencies(connection)) == 24
        assert {code: len(op.phases) for code, op in community.operations(connection).items()} == {
            "asean-alert": 1,
            "green-customs": 2,
            "mekong-dragon": 7,
        }
        assert position(connection) == 27


def test_agencies_and_operations_read_back(founded: Engine) -> None:
    with reading(founded) as connection:
        assert list(community.agencies(connection)) == ["LA", "TH", "VN"]
        assert community.agencies(connection)["LA"] == Agency("LA", "Lao Customs", "LA")
        assert community.operations(connection) == {"river": RIVER}


def test_joining_leaving_and_closing_change_what_an_agency_takes_part_in(founded: Engine) -> None:
    steps: list[tuple[Callable[[Connection], None], tuple[str, ...], tuple[str, ...]]] = [
        (lambda connection: community.join(connection, "river", "LA", NOON, "admin"), ("river",), ("river",)),
        (lambda connection: community.leave(connection, "river", "TH", NOON, "admin"), (), ("river",)),
        (lambda connection: community.close(connection, "river", NOON, "admin"), (), ()),
    ]
    with writing(founded) as connection:
        assert community.participation(connection, "TH") == ("river",)
        for step, th, la in steps:
            step(connection)
            assert (community.participation(connection, "TH"), community.participation(connection, "LA")) == (th, la)
        assert community.operations(connection)["river"].closed


def test_every_change_is_an_entry_that_says_who_made_it(founded: Engine) -> None:
    with writing(founded) as connection:
        before = position(connection)
        community.join(connection, "river", "LA", NOON, "Admin Two")
        (entry,) = after(connection, before)
    assert entry.read() == {"by": "Admin Two", "change": "joined", "operation": "river", "agency": "LA"}


PHASE = PhaseStated(code="II", name="Phase II", starts=date(2026, 7, 1), ends=date(2026, 7, 31))
REFUSED: list[tuple[Callable[[Connection], object], type[Exception]]] = [
    (lambda c: community.join(c, "river", "TH", NOON, "x"), Conflict),
    (lambda c: community.join(c, "river", "XX", NOON, "x"), NotFound),
    (lambda c: community.join(c, "lake", "TH", NOON, "x"), NotFound),
    (lambda c: community.leave(c, "river", "LA", NOON, "x"), Conflict),
    (lambda c: community.leave(c, "lake", "LA", NOON, "x"), NotFound),
    (lambda c: community.close(c, "lake", NOON, "x"), NotFound),
    (lambda c: community.add_phase(c, "lake", PHASE, NOON, "x"), NotFound),
    (lambda c: community.add_phase(c, "river", PHASE.model_copy(update={"code": "I"}), NOON, "x"), Conflict),
    (lambda c: community.add_agency(c, AgencyStated(code="VN", name="x"), NOON, "x"), Conflict),
    (lambda c: community.open_operation(c, _operation("river", "VN"), NOON, "x"), Conflict),
    (lambda c: community.open_operation(c, _operation("lake", "XX"), NOON, "x"), NotFound),
    (lambda c: users.add(c, "u", "XX", "One", ["analyst"], NOON, "x"), NotFound),
    (lambda c: users.add(c, "u", "VN", "One", ["king"], NOON, "x"), Invalid),
    (lambda c: users.add(c, "u", "VN", "One", [], NOON, "x"), Invalid),
    (lambda c: users.add(c, "u", "VN", "  ", ["analyst"], NOON, "x"), Invalid),
    (lambda c: users.disable(c, "VN", "One", NOON, "x"), NotFound),
]


def _operation(code: str, participant: str) -> OperationStated:
    return OperationStated(code=code, name="x", coordinator="VN", participants=(participant,))


@pytest.mark.parametrize(("change", "refusal"), REFUSED)
def test_a_change_that_makes_no_sense_is_refused_and_leaves_no_entry(
    founded: Engine, change: Callable[[Connection], object], refusal: type[Exception]
) -> None:
    with writing(founded) as connection:
        before = position(connection)
        with pytest.raises(refusal):
            change(connection)
        assert position(connection) == before


def test_a_closed_operation_changes_no_more_but_may_be_left(founded: Engine) -> None:
    with writing(founded) as connection:
        community.close(connection, "river", NOON, "admin")
        with pytest.raises(Conflict, match="is closed"):
            community.join(connection, "river", "LA", NOON, "x")
        with pytest.raises(Conflict, match="is closed"):
            community.close(connection, "river", NOON, "x")
        with pytest.raises(Conflict, match="is closed"):
            community.add_phase(connection, "river", PHASE, NOON, "x")
        community.leave(connection, "river", "TH", NOON, "x")


def test_a_phase_is_added_in_its_order(founded: Engine) -> None:
    with writing(founded) as connection:
        community.add_phase(connection, "river", PHASE, NOON, "x")
        assert [phase.code for phase in community.operations(connection)["river"].phases] == ["I", "II"]


def test_people_are_added_found_and_disabled(founded: Engine) -> None:
    with writing(founded) as connection:
        added = users.add(connection, "u-1", "VN", "Nguyễn One", ["liaison", "analyst"], NOON, "admin")
        assert users.named(connection, "VN", "Nguyễn One") == added
        assert users.named(connection, "TH", "Nguyễn One") is None
        with pytest.raises(Conflict):
            users.add(connection, "u-2", "VN", "Nguyễn One", ["analyst"], NOON, "admin")
        users.disable(connection, "VN", "Nguyễn One", NOON, "admin")
        with pytest.raises(Conflict):
            users.disable(connection, "VN", "Nguyễn One", NOON, "admin")
        assert [user.disabled for user in users.of_agency(connection, "VN")] == [True]


BAD_FILES = [
    ("agencies: []", "agencies"),
    ("", ""),
    ("- a", ""),
    ("{agencies: [{code: VN, name: x}], secret: 1}", "secret"),
    ("agencies: [{code: vn, name: x}]", "agencies.0.code"),
    ("agencies: [{code: VN}]", "agencies.0.name"),
    ("agencies: [{code: VN, name: ' '}]", "agencies.0.name"),
    ("agencies: [{code: VN, name: x, country: Viet Nam}]", "agencies.0.country"),
    ("agencies: [{code: NO, name: x}, {code: no, name: y}]", "agencies.0.code"),  # YAML reads NO as false
    ("agencies: [{code: VN, name: x}, {code: VN, name: y}]", ""),
    ("{agencies: [{code: VN, name: x}], operations: [{code: a, name: x}]}", "operations.0.code"),
    ("{agencies: [{code: VN, name: x}], operations: [{code: op, name: x, coordinator: XX, participants: []}]}", ""),
    ("{agencies: [{code: VN, name: x}], operations: [{code: op, name: x, coordinator: VN, participants: [TH]}]}", ""),
    ("{agencies: &a [*a]}", "agencies.0"),
    ("a: [", ""),
    ("a: !!python/object/apply:os.getcwd []", ""),
]


@pytest.mark.parametrize(("text", "path"), BAD_FILES)
def test_a_bad_file_is_refused_with_the_place(text: str, path: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse(text)
    assert refused.value.path == path


def test_a_phase_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(Invalid, match="ends before it starts"):
        parse(COMMUNITY.replace("2026-06-30", "2025-06-30"))


keys = st.sampled_from(["agencies", "operations", "code", "name", "phases"])
trees = st.recursive(
    st.none() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
)


@given(st.text(max_size=60) | trees.map(yaml.safe_dump))
def test_any_file_is_a_community_or_invalid(text: str) -> None:
    try:
        assert parse(text).agencies
    except Invalid as refused:
        assert str(refused)
