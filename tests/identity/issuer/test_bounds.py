"""What a tool was given stays what it is: it opens no pages, and grants nothing further."""

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
    from datetime import timedelta

    tool.served.clock.ahead += timedelta(seconds=181)
    assert tool.refresh(tokens["refresh_token"]).json()["error"] == "invalid_grant"
    assert tool.viewer(tokens["access_token"]).status_code == 401
