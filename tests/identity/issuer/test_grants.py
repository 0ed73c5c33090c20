"""Codes and grants on each database: each secret holds once, whoever comes first, and every table stays small."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import Connection, Engine, create_engine, func, select

from intel.identity.issuer import grants, tables
from intel.identity.issuer.grants import MOST_CODES, Code, ForWhom
from intel.ledger.engine import reading, writing
from tests.ledger.conftest import engine, ledger_url  # noqa: F401

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
WHOM = ForWhom("c-1", "VN", "Mai", frozenset({"analyst"}), "offline_access analyst", NOW + timedelta(days=1))
CODE = Code(WHOM, "http://127.0.0.1/answer", "x" * 43, None, 0, ("pwd", "otp"), NOW + timedelta(seconds=60))


def count(connection: Connection, table: str) -> int:
    return connection.execute(select(func.count()).select_from(tables.metadata.tables[table])).scalar_one()


def test_what_is_saved_is_what_is_found(engine: Engine) -> None:  # noqa: F811
    with writing(engine) as connection:
        grants.save_code(connection, "secret", CODE, NOW)
        grants.begin(connection, "g-1", WHOM, "code", "a.b", NOW, 5)
    with reading(engine) as connection:
        assert grants.find_code(connection, "secret", NOW) == CODE
        assert grants.find_code(connection, "other", NOW) is None
        found, holds = grants.find_grant(connection, "a.b", NOW) or (None, False)
        assert found is not None and found.for_whom == WHOM and holds
        assert grants.find_grant_of_code(connection, "code") == found
        assert grants.find_of_person(connection, "VN", "Mai", NOW) == [found]
        assert grants.find_of_person(connection, "TH", "Mai", NOW) == []


def test_of_two_that_found_the_same_the_second_comes_too_late(engine: Engine) -> None:  # noqa: F811
    with writing(engine) as connection:
        grants.save_code(connection, "secret", CODE, NOW)
        grants.begin(connection, "g-1", WHOM, "code", "a.b", NOW, 5)
        found, _ = grants.find_grant(connection, "a.b", NOW) or pytest.fail("it stands")
    with writing(engine) as connection:
        assert (grants.renew(connection, found, "a.c"), grants.renew(connection, found, "a.d")) == (True, False)
        assert [grants.spend_code(connection, "secret") for _ in range(2)] == [True, False]
        assert grants.find_grant(connection, "a.b", NOW) == (replace(found, secret=grants.hashed("c")), False)
        assert (grants.find_grant(connection, "a.c", NOW) or (None, False))[1]


def test_an_assertion_is_one_clients_and_taken_once(engine: Engine) -> None:  # noqa: F811
    until = NOW + timedelta(minutes=1)
    with writing(engine) as connection:
        tries = [("c-1", "x"), ("c-1", "x"), ("c-2", "x"), ("c-1x", ""), ("c-1", "x")]
        taken = [grants.spend_assertion(connection, *one, until, NOW) for one in tries]
        assert taken == [True, False, True, True, False]
        assert grants.spend_assertion(connection, "c-3", "x", until + timedelta(minutes=5), until)
        assert count(connection, "oauth_assertions") == 1
        grants.revoke(connection, "jti", until, NOW)
        grants.revoke(connection, "jti", until, NOW)
        assert grants.is_revoked(connection, "jti")
        grants.revoke(connection, "another", until + timedelta(minutes=5), until)
        assert count(connection, "oauth_revoked") == 1


def test_what_ends_for_one_stands_for_others(engine: Engine) -> None:  # noqa: F811
    with writing(engine) as connection:
        for place, whom in enumerate((WHOM, replace(WHOM, name="Binh"), replace(WHOM, client="c-2"))):
            grants.begin(connection, f"g-{place}", whom, f"code {place}", f"{place}.x", NOW, 5)
        grants.end_all(connection, "VN", "Binh")
        assert [grants.stands(connection, f"g-{place}", NOW) for place in range(3)] == [True, False, True]
        grants.end_client(connection, "c-2")
        assert [grants.stands(connection, f"g-{place}", NOW) for place in range(3)] == [True, False, False]
        assert not grants.stands(connection, "g-0", WHOM.until)


class Store(RuleBasedStateMachine):
    """Codes, grants and refreshes in any order, against what a plain list of them says."""

    def __init__(self) -> None:
        super().__init__()
        self.engine = create_engine("sqlite://")
        tables.metadata.create_all(self.engine)
        self.now, self.made = NOW, 0
        self.holding: dict[str, str] = {}
        """Refresh token that holds, by grant."""
        self.spent: list[tuple[str, str]] = []

    def teardown(self) -> None:
        self.engine.dispose()

    @rule()
    def begin(self) -> None:
        self.made += 1
        id, self.now = f"g-{self.made}", self.now + timedelta(seconds=1)
        with self.engine.begin() as connection:
            grants.begin(connection, id, WHOM, id, f"{id}.0", self.now, 3)
        self.holding = dict(list(self.holding.items())[-2:])
        self.holding[id] = f"{id}.0"

    @precondition(lambda self: self.holding)
    @rule(pick=st.integers(min_value=0))
    def refresh(self, pick: int) -> None:
        id = list(self.holding)[pick % len(self.holding)]
        token, self.made = self.holding[id], self.made + 1
        with self.engine.begin() as connection:
            found, holds = grants.find_grant(connection, token, self.now) or pytest.fail("it stands")
            assert holds and grants.renew(connection, found, f"{id}.{self.made}")
        self.spent.append((id, token))
        self.holding[id] = f"{id}.{self.made}"

    @precondition(lambda self: self.spent)
    @rule(pick=st.integers(min_value=0))
    def come_again(self, pick: int) -> None:
        id, token = self.spent[pick % len(self.spent)]
        with self.engine.begin() as connection:
            found = grants.find_grant(connection, token, self.now)
            assert (found is not None) == (id in self.holding)
            if found is not None:
                assert not found[1]
                grants.end(connection, id)
        self.holding.pop(id, None)

    @invariant()
    def exactly_what_holds_stands(self) -> None:
        with self.engine.begin() as connection:
            assert count(connection, "oauth_grants") == len(self.holding) <= 3
            for id in self.holding:
                assert grants.stands(connection, id, self.now)


TestStore = Store.TestCase
TestStore.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 90), max_size=12))
def test_a_person_never_has_more_codes_than_a_few(waits: list[int]) -> None:
    engine, now = create_engine("sqlite://"), NOW  # noqa: F811
    tables.metadata.create_all(engine)
    with engine.begin() as connection:
        for place, wait in enumerate(waits):
            now += timedelta(seconds=wait)
            grants.save_code(connection, str(place), replace(CODE, expires=now + timedelta(seconds=60)), now)
            assert 1 <= count(connection, "oauth_codes") <= MOST_CODES
            assert grants.find_code(connection, str(place), now) is not None
    engine.dispose()
