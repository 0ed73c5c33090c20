"""Sessions: stored as hashes, ended by time, by sign-out, by an administrator, by too many; on both databases."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, create_engine, func, select

from intel.identity import sessions, tables
from intel.identity.sessions import Opening, Signed
from intel.ledger import community, users
from intel.ledger.community_file import parse
from intel.ledger.engine import writing
from intel.settings import Settings
from tests.ledger.conftest import engine, ledger_url  # noqa: F401

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SETTINGS = Settings.read(session_idle=1800, session_longest=43_200, session_limit=3)
AN = Opening("VN", "An", {"analyst"}, person="u-1", amr=("pwd", "otp", "mfa"))


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:  # noqa: F811
    with writing(engine) as connection:
        stated = "agencies: [{code: VN, name: Viet Nam Customs, country: VN}]"
        community.load(connection, parse(stated), NOON, "operator")
        users.add(connection, "u-1", "VN", "An", ["analyst"], NOON, "operator")
        yield connection


def opened(connection: Connection, opening: Opening = AN, at: datetime = NOON, before: str | None = None) -> str:
    return sessions.open_session(connection, SETTINGS, opening, at, before)[0]


def found(connection: Connection, value: str, at: datetime = NOON) -> Signed | None:
    return sessions.find(connection, SETTINGS, value, at)


def test_it_is_found_by_its_value_and_stored_without_it(connection: Connection) -> None:
    value, signed = sessions.open_session(connection, SETTINGS, AN, NOON)
    assert found(connection, value) == signed
    assert signed.strong and signed.roles == {"analyst"}
    assert len(bytes.fromhex(value)) == 32
    assert value not in str(connection.execute(select(tables.sessions)).all())
    assert found(connection, signed.id) is None
    assert found(connection, "") is None


def test_it_ends_when_idle_and_at_its_longest(connection: Connection) -> None:
    value = opened(connection)
    idle = NOON + timedelta(seconds=1799)
    signed = found(connection, value, idle)
    assert signed is not None
    assert found(connection, value, NOON + timedelta(seconds=1800)) is None
    at = NOON
    while at < NOON + timedelta(hours=11, minutes=40):
        at += timedelta(minutes=20)
        sessions.touch(connection, signed, at)
    assert found(connection, value, NOON + timedelta(hours=12) - timedelta(seconds=1)) is not None
    assert found(connection, value, NOON + timedelta(hours=12)) is None


def test_it_lives_no_longer_than_what_opened_it(connection: Connection) -> None:
    value = opened(connection, Opening("VN", "Binh", {"liaison"}, at_most=NOON + timedelta(minutes=5)))
    assert found(connection, value, NOON + timedelta(minutes=4)) is not None
    assert found(connection, value, NOON + timedelta(minutes=5)) is None


def test_signing_in_again_gives_another_value_and_ends_the_one_before(connection: Connection) -> None:
    first = opened(connection)
    second = opened(connection, before=first)
    assert second != first
    assert found(connection, first) is None
    assert found(connection, second) is not None


def test_a_person_has_a_few_and_the_longest_unused_makes_room(connection: Connection) -> None:
    values = [opened(connection, at=NOON + timedelta(minutes=minute)) for minute in range(5)]
    at = NOON + timedelta(minutes=5)
    assert [found(connection, value, at) is not None for value in values] == [False, False, True, True, True]
    other = opened(connection, Opening("VN", "Binh", {"liaison"}), at)
    assert found(connection, other, at) is not None
    assert found(connection, values[2], at) is not None


def test_disabling_ends_it_and_roles_are_those_of_now(connection: Connection) -> None:
    value = opened(connection)
    users.disable(connection, "VN", "An", NOON, "operator")
    assert found(connection, value) is None


def test_one_ends_others_of_the_same_person_alone(connection: Connection) -> None:
    mine, other = opened(connection), opened(connection)
    stranger = opened(connection, Opening("VN", "Binh", {"liaison"}))
    signed, ended = found(connection, mine), found(connection, other)
    assert signed is not None and ended is not None
    strange = found(connection, stranger)
    assert strange is not None
    sessions.end_one(connection, signed, strange.id)
    assert found(connection, stranger) is not None
    sessions.end_one(connection, signed, ended.id)
    assert found(connection, other) is None
    opened(connection)
    sessions.end_all(connection, "VN", "An", but=signed.id)
    assert sessions.of_person(connection, SETTINGS, signed, NOON) == [signed]


def test_what_is_over_is_taken_away(connection: Connection) -> None:
    for minute in range(3):
        opened(connection, at=NOON + timedelta(minutes=minute))
    later = NOON + timedelta(hours=2)
    opened(connection, Opening("VN", "Binh", {"liaison"}), later)
    assert connection.execute(select(func.count()).select_from(tables.sessions)).scalar_one() == 1


steps = st.lists(
    st.tuples(st.sampled_from(["open", "rotate", "end", "end all", "wait"]), st.integers(0, 90)), max_size=25
)


@given(steps)
def test_no_value_that_ended_ever_holds_again(history: list[tuple[str, int]]) -> None:
    engine = create_engine("sqlite://")  # noqa: F811
    users_table = tables.users
    with engine.begin() as connection:
        users_table.metadata.create_all(connection, tables=[users_table.metadata.tables["agencies"], users_table])
        tables.metadata.create_all(connection)
        at, holding, over = NOON, [], []
        anyone = Opening("VN", "An", {"analyst"})
        for step, number in history:
            if step == "wait":
                at += timedelta(minutes=number)
            elif step == "end all":
                sessions.end_all(connection, "VN", "An")
            elif step == "end" and holding:
                sessions.end_session(connection, holding[number % len(holding)])
            else:
                before = holding[number % len(holding)] if step == "rotate" and holding else None
                holding.append(opened(connection, anyone, at, before))
            for value in over:
                assert found(connection, value, at) is None
            over += [value for value in holding if found(connection, value, at) is None]
            holding = [value for value in holding if value not in over]
            assert len(holding) <= SETTINGS.session_limit
    engine.dispose()
