"""Refresh tokens: each once, for as long as the grant stands; what ends it ends its access tokens at once."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select

from intel.identity.issuer import grants, tables
from intel.identity.issuer.registration import disable
from intel.ledger import users
from intel.ledger.engine import reading, writing
from tests.identity.issuer.tool import Tool, public_tool


def test_a_refresh_gives_another_of_each(tool: Tool) -> None:
    first = tool.tokens()
    second = tool.refresh(first["refresh_token"]).json()
    assert second["access_token"] != first["access_token"]
    assert second["refresh_token"] != first["refresh_token"]
    assert second["scope"] == first["scope"]
    assert tool.viewer(second["access_token"]).status_code == 200
    assert tool.refresh(second["refresh_token"]).status_code == 200


def test_a_refresh_token_that_comes_again_ends_the_grant_in_both_hands(tool: Tool) -> None:
    stolen = tool.tokens()["refresh_token"]
    rightful = tool.refresh(stolen).json()
    again = tool.refresh(stolen)
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")
    assert tool.refresh(rightful["refresh_token"]).json()["error"] == "invalid_grant"
    assert tool.viewer(rightful["access_token"]).status_code == 401


def test_of_two_that_come_at_once_at_most_one_is_served_and_the_grant_ends(tool: Tool) -> None:
    token = tool.tokens()["refresh_token"]
    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(tool.refresh(token).status_code)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers)[:1] <= [200]
    assert answers.count(200) <= 1
    with reading(tool.served.exchange.engine) as connection:
        assert connection.execute(select(tables.grants)).first() is None


def test_a_refresh_may_ask_for_less_and_not_for_more(tool: Tool) -> None:
    token = tool.tokens(scope="offline_access analyst")["refresh_token"]
    assert tool.refresh(token, scope="liaison").json()["error"] == "invalid_scope"
    assert tool.refresh(token, scope="analyst").json()["scope"] == "analyst"


def test_a_refresh_token_is_of_no_use_to_another_client_and_lost_by_it_neither(tool: Tool) -> None:
    other, token = public_tool(tool.served, "VN", "Another"), tool.tokens()["refresh_token"]
    assert other.refresh(token).json()["error"] == "invalid_grant"
    assert tool.refresh(token).status_code == 200


@pytest.mark.parametrize("token", ["x", ".", "a.", ".a", "a.b", "a" * 5000, "ü.ü", "\0.\0"])
def test_what_is_no_refresh_token_is_refused(tool: Tool, token: str) -> None:
    assert tool.refresh(token).status_code == 400


def test_a_grant_ends_with_its_time_however_often_it_is_refreshed(tool: Tool) -> None:
    tokens = tool.tokens()
    with reading(tool.served.exchange.engine) as connection:
        until = connection.execute(select(tables.grants.c.until)).scalar_one()
    for _ in range(3):
        tool.served.clock.ahead += timedelta(hours=2)
        tokens = tool.refresh(tokens["refresh_token"]).json()
    with reading(tool.served.exchange.engine) as connection:
        assert connection.execute(select(tables.grants.c.until)).scalar_one() == until
    tool.served.clock.ahead += timedelta(hours=2)  # beyond the eight hours of the sign-in
    assert tool.refresh(tokens["refresh_token"]).json()["error"] == "invalid_grant"


def test_one_who_is_disabled_is_refused_at_once_and_for_good(tool: Tool) -> None:
    tokens = tool.tokens()
    with writing(tool.served.exchange.engine) as connection:
        users.disable(connection, "VN", "Mai", tool.served.clock(), "operator")
    assert tool.viewer(tokens["access_token"]).status_code == 401
    assert tool.refresh(tokens["refresh_token"]).json()["error"] == "invalid_grant"
    with reading(tool.served.exchange.engine) as connection:
        assert connection.execute(select(tables.grants)).first() is None


def test_a_tool_that_is_disabled_is_refused_at_once(tool: Tool) -> None:
    tokens = tool.tokens()
    disable(tool.served.exchange, tool.served.exchange.reader("VN", "Admin", {"admin"}), "Link chart")
    assert tool.viewer(tokens["access_token"]).status_code == 401
    assert tool.refresh(tokens["refresh_token"]).json()["error"] == "invalid_grant"


@pytest.mark.parametrize("kind", ["access_token", "refresh_token"])
def test_what_is_revoked_is_refused_at_once(tool: Tool, kind: str) -> None:
    tokens = tool.tokens()
    answer = tool.post("/oauth/revoke", client_id=tool.client.id, token=tokens[kind], token_type_hint=kind)
    assert (answer.status_code, answer.json()) == (200, {})
    assert tool.viewer(tokens["access_token"]).status_code == 401
    refreshed = tool.refresh(tokens["refresh_token"]).status_code
    assert refreshed == (200 if kind == "access_token" else 400)


def test_only_its_own_client_revokes_a_token_and_no_other_learns_that_it_stands(tool: Tool) -> None:
    tokens, other = tool.tokens(), public_tool(tool.served, "VN", "Another")
    for id in (other.client.id, "c-nothing", "\0"):
        for token in (tokens["access_token"], tokens["refresh_token"], "nonsense"):
            answer = tool.post("/oauth/revoke", client_id=id, token=token)
            assert answer.status_code == (200 if id != "\0" else 400)
    assert tool.viewer(tokens["access_token"]).status_code == 200
    assert tool.refresh(tokens["refresh_token"]).status_code == 200
    assert tool.post("/oauth/revoke", client_id=tool.client.id).json()["error"] == "invalid_request"


def test_whoever_ends_all_of_a_persons_grants_ends_all(tool: Tool) -> None:
    tokens, code = tool.tokens(), tool.code()
    with writing(tool.served.exchange.engine) as connection:
        grants.end_all(connection, "VN", "Mai")
    assert tool.viewer(tokens["access_token"]).status_code == 401
    assert tool.redeem(code).status_code == 400


def test_no_secret_is_stored(tool: Tool) -> None:
    code = tool.code()
    tokens = tool.redeem(code).json()
    pending = tool.code()
    tool.post("/oauth/revoke", client_id=tool.client.id, token=tokens["access_token"])
    with reading(tool.served.exchange.engine) as connection:
        stored = [
            str(value)
            for table in (*tables.metadata.tables.values(),)
            for row in connection.execute(select(table))
            for value in row
        ]
    refresh = tokens["refresh_token"]
    secret = [code, pending, tokens["access_token"], refresh, *refresh.split(".")]
    assert not [value for value in stored if any(one in value for one in secret)]


def test_what_has_run_out_is_taken_away(tool: Tool) -> None:
    for _ in range(3):
        tool.tokens(scope="analyst")
    tool.code()
    tool.served.clock.ahead += timedelta(minutes=11)
    tool.tokens(scope="analyst")
    with reading(tool.served.exchange.engine) as connection:
        assert len(connection.execute(select(tables.grants)).all()) == 1
        assert connection.execute(select(tables.codes)).all() == []
