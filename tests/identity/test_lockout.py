"""Guessing is slowed down, and nobody locks another out: properties over sequences of attempts."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, select

from intel.identity import attempts, lockout, tables
from intel.identity.attempts import TooSoon
from intel.identity.lockout import EVERYWHERE, PLACE, Counter, Pace, network_of
from intel.ledger.tables import metadata as ledger_metadata

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
DEVICE, HOME, ALL = "device", "network home", "everywhere"
waits = st.integers(min_value=0, max_value=2_000)
"""Seconds before an attempt."""


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        tables.metadata.create_all(connection, tables=[tables.attempts, tables.failures])
        ledger_metadata.create_all(connection)
        yield connection
    engine.dispose()


def attempt(connection: Connection, paces: dict[str, Pace], at: datetime, *, right: bool = False) -> bool:
    """Was it looked at?"""
    try:
        charged = attempts.charge(connection, paces, "VN", at)
    except TooSoon:
        return False
    if right:
        attempts.succeed(connection, charged)
    return True


def clear(connection: Connection) -> None:
    for table in (tables.attempts, tables.failures):
        connection.execute(table.delete())


@given(st.lists(st.tuples(waits, st.integers(0, 5)), max_size=60), st.lists(waits, max_size=8))
@settings(max_examples=60, deadline=None)
def test_no_failures_elsewhere_ever_stop_the_person_on_a_known_browser(
    connection: Connection, attacks: list[tuple[int, int]], slips: list[int]
) -> None:
    """An attacker from any networks, at any pace; the person slips up to four times and then types it right."""
    clear(connection)
    at = NOON
    for wait, network in attacks:
        at += timedelta(seconds=wait)
        attempt(connection, {f"network {network}": PLACE, ALL: EVERYWHERE}, at)
    for wait in slips[: PLACE.free - 1]:
        at += timedelta(seconds=wait)
        assert attempt(connection, {DEVICE: PLACE}, at)
    assert attempt(connection, {DEVICE: PLACE}, at, right=True)


@given(st.lists(waits, min_size=1, max_size=120))
@settings(max_examples=60, deadline=None)
def test_guesses_from_one_place_are_few(connection: Connection, pauses: list[int]) -> None:
    """However they are spaced: no more than the free ones, the doublings, and one for each longest wait."""
    clear(connection)
    at, looked_at = NOON, 0
    for pause in pauses:
        at += timedelta(seconds=pause)
        looked_at += attempt(connection, {HOME: PLACE}, at)
    spent = at - NOON
    doublings = 9  # 2, 4, … 512 seconds; then a quarter of an hour each
    forgotten = 1 + spent // lockout.FORGOTTEN
    assert looked_at <= (PLACE.free + doublings) * forgotten + spent / PLACE.longest + 1


@given(st.lists(st.integers(0, 40), min_size=80, max_size=160))
@settings(max_examples=30, deadline=None)
def test_guesses_from_everywhere_are_few_together(connection: Connection, networks: list[int]) -> None:
    """One each second from many networks."""
    clear(connection)
    looked_at = sum(
        attempt(connection, {f"network {network}": PLACE, ALL: EVERYWHERE}, NOON + timedelta(seconds=second))
        for second, network in enumerate(networks)
    )
    assert looked_at <= EVERYWHERE.free + 4


@given(st.integers(1, 300), waits)
def test_what_comes_too_early_prolongs_nothing(failures: int, wait: int) -> None:
    counter = Counter(failures, NOON)
    for pace in (PLACE, EVERYWHERE):
        opens = lockout.opens(counter, pace, NOON)
        assert NOON <= opens <= NOON + pace.longest
        assert lockout.opens(counter, pace, NOON + timedelta(seconds=wait)) <= max(
            opens, NOON + timedelta(seconds=wait)
        )
        assert lockout.opens(counter, pace, NOON + lockout.FORGOTTEN) == NOON + lockout.FORGOTTEN


@given(st.integers(1, 300))
def test_each_failure_waits_no_less_than_the_one_before(failures: int) -> None:
    fewer, more = Counter(failures, NOON), Counter(failures + 1, NOON)
    for pace in (PLACE, EVERYWHERE):
        assert lockout.opens(fewer, pace, NOON) <= lockout.opens(more, pace, NOON)


def test_many_at_once_gain_nothing(connection: Connection) -> None:
    clear(connection)
    assert sum(attempt(connection, {HOME: PLACE}, NOON) for _ in range(50)) == PLACE.free


def test_counters_are_forgotten_and_taken_away(connection: Connection) -> None:
    clear(connection)
    for number in range(20):
        attempt(connection, {f"name {number}": PLACE}, NOON)
    attempt(connection, {HOME: PLACE}, NOON + lockout.FORGOTTEN)
    assert list(connection.execute(select(tables.attempts.c.key)).scalars()) == [HOME]


def test_failures_of_an_hour_reach_the_trail_as_a_count(connection: Connection) -> None:
    from intel.ledger import audit

    clear(connection)
    before = len(audit.after(connection, 0, limit=10_000))
    for number in range(4):
        attempt(connection, {f"name {number}": PLACE}, NOON + timedelta(minutes=number), right=number == 3)
    assert audit.after(connection, before) == []
    attempt(connection, {HOME: PLACE}, NOON + timedelta(hours=2))
    (entry,) = audit.after(connection, before)
    content = entry.read()
    assert (content["agency"], content["by"], content["count"]) == ("VN", "", 3)
    assert content["actions"] == ["fail to sign in"]


@pytest.mark.parametrize(
    ("host", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"), ("::ffff:203.0.113.9", "203.0.113.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"), ("testclient", "testclient"), (None, ""),
    ],
)  # fmt: skip
def test_a_network_is_what_one_line_gives(host: str | None, network: str) -> None:
    assert network_of(host) == network
