"""What a tool was given stays what it is: it opens no pages, and grants nothing further."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from intel.errors import Unauthenticated
from intel.identity import accounts
from intel.identity.admission import admit, again
from intel.identity.issuer import grants
from intel.ledger.engine import writing
from tests.identity.issuer.tool import Tool


def test_a_tools_token_does_not_sign_in_to_the_pages(tool: Tool) -> None:
    token = tool.tokens()["access_token"]
    answer = tool.browse("POST", "/sign-in", data={"token": token})
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers


def test_a_session_that_a_token_opened_has_no_role_that_the_token_lacks(tool: Tool) -> None:
    tool.sign_in("VN", "Mai", "analyst")  # Mai is a liaison officer too
    assert tool.browse("GET", "/submit").status_code == 403
    tool.sign_in("VN", "Mai", "analyst", "liaison")
    assert tool.browse("GET", "/submit").status_code == 200


def test_what_one_grants_who_signed_in_with_a_token_ends_with_that_token(tool: Tool) -> None:
    tool.sign_in("VN", "Mai", hours=0.05)
    tokens = tool.tokens()
    assert tokens["expires_in"] <= 180
    tool.served.clock.ahead += timedelta(seconds=181)
    assert tool.refresh(tokens["refresh_token"]).json()["error"] == "invalid_grant"
    assert tool.viewer(tokens["access_token"]).status_code == 401


def test_what_is_open_already_ends_with_the_grant(tool: Tool) -> None:
    """A subscription asks again before each of its events."""
    exchange = tool.served.exchange
    admission = admit(exchange, tool.tokens()["access_token"])
    assert again(exchange, admission).reader == admission.reader
    with writing(exchange.engine) as connection:
        grants.end_all(connection, "VN", "Mai")
    with pytest.raises(Unauthenticated):
        again(exchange, admission)


def test_a_token_loses_the_roles_that_its_person_loses(tool: Tool) -> None:
    token = tool.tokens()["access_token"]
    roles = ("UPDATE users SET roles = :roles WHERE name = 'Mai'", {"roles": '["analyst"]'})
    with writing(tool.served.exchange.engine) as connection:
        connection.execute(text(roles[0]), roles[1])
    assert tool.viewer(token).json()["data"]["viewer"]["roles"] == ["analyst"]


def test_a_grant_does_not_come_back_with_a_person_who_comes_back(tool: Tool) -> None:
    tokens, at = tool.tokens(), tool.served.clock()
    with writing(tool.served.exchange.engine) as connection:
        accounts.disable(connection, "VN", "Mai", at, "VN/Admin")
        accounts.enable(connection, "VN", "Mai", at, "VN/Admin")
    assert tool.viewer(tokens["access_token"]).status_code == 401
    assert tool.refresh(tokens["refresh_token"]).status_code == 400


def test_who_loses_the_way_to_sign_in_loses_what_tools_were_granted(tool: Tool) -> None:
    tokens = tool.tokens()
    with writing(tool.served.exchange.engine) as connection:
        accounts.reset(connection, "VN", "Mai", tool.served.clock(), "VN/Admin")
    assert tool.viewer(tokens["access_token"]).status_code == 401
