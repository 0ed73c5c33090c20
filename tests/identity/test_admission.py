"""From a token to a reader: the community as it is now has the last word."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from intel.errors import Unauthenticated
from intel.exchange.exchange import Exchange
from intel.identity.admission import admit, again, bearer
from intel.identity.tokens import REFUSAL, issue
from intel.keyring import Keyring
from intel.ledger import community, users
from intel.ledger.community_file import parse
from intel.ledger.engine import writing
from intel.settings import Settings

COMMUNITY = """
agencies: [{code: VN, name: Viet Nam Customs, country: VN}, {code: TH, name: Thai Customs, country: TH}]
operations: [{code: dragon, name: Dragon, coordinator: VN, participants: [VN, TH]}]
"""
START = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class Moment:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def exchange(tmp_path: Path) -> Iterator[Exchange]:
    Keyring.create(tmp_path)
    exchange = Exchange.open_home(Settings.read(home=tmp_path), clock=Moment())
    with writing(exchange.engine) as connection:
        community.load(connection, parse(COMMUNITY), START, "operator")
        users.add(connection, "u-1", "VN", "An", ["analyst"], START, "operator")
    yield exchange
    exchange.close()


def token(exchange: Exchange, agency: str = "VN", name: str = "An", *roles: str) -> str:
    key = exchange.keyring.issuer
    return issue(key, agency, name, roles or ("analyst",), exchange.clock(), timedelta(hours=1), "id")


def test_a_token_makes_a_reader_with_the_tokens_of_now(exchange: Exchange) -> None:
    admission = admit(exchange, token(exchange, "TH", "Somchai", "liaison"))
    assert admission.expires == START + timedelta(hours=1)
    assert admission.reader.tokens == {"agency:TH", "community", "public", "op:dragon", "liaison:TH"}
    with writing(exchange.engine) as connection:
        community.leave(connection, "dragon", "TH", START, "operator")
    assert again(exchange, admission).reader.tokens == {"agency:TH", "community", "public", "liaison:TH"}


def test_one_who_is_disabled_is_no_longer_admitted_and_others_of_the_agency_are(exchange: Exchange) -> None:
    given = token(exchange)
    admission = admit(exchange, given)
    with writing(exchange.engine) as connection:
        users.disable(connection, "VN", "An", START, "operator")
    for refused in (lambda: admit(exchange, given), lambda: again(exchange, admission)):
        with pytest.raises(Unauthenticated) as refusal:
            refused()
        assert str(refusal.value) == REFUSAL
    assert admit(exchange, token(exchange, name="Binh")).reader.name == "Binh"


def test_an_unknown_agency_gets_the_same_refusal_as_a_bad_token(exchange: Exchange) -> None:
    for bad in (token(exchange, "ZZ"), "nonsense", ""):
        with pytest.raises(Unauthenticated) as refusal:
            admit(exchange, bad)
        assert str(refusal.value) == REFUSAL


def test_a_token_that_expired_is_not_admitted_again(exchange: Exchange) -> None:
    admission = admit(exchange, token(exchange))
    assert isinstance(exchange.clock, Moment)
    exchange.clock.now = START + timedelta(hours=1)
    with pytest.raises(Unauthenticated):
        again(exchange, admission)


@pytest.mark.parametrize("header", ["Bearer abc", "bearer abc", "BEARER  abc"])
def test_the_scheme_is_read_in_any_case(header: str) -> None:
    assert bearer({"authorization": header}) == "abc"


@pytest.mark.parametrize("headers", [{}, {"authorization": "abc"}, {"authorization": "Basic abc"}])
def test_without_the_scheme_there_is_no_token(headers: dict[str, str]) -> None:
    with pytest.raises(Unauthenticated):
        bearer(headers)
