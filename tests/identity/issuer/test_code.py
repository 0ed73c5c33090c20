"""A person lets a tool act: the whole way with PKCE, and every step of it taken wrongly."""

from datetime import timedelta

from joserfc import jwt
from joserfc.jwk import KeySet

from intel.identity.issuer import grants
from intel.identity.issuer.code import LIFE
from intel.identity.sessions import Opening, open_session
from intel.ledger import users
from intel.ledger.engine import reading, writing
from tests.identity.issuer.tool import ASKED_AT, Tool, public_tool
from tests.services.served import Served


def test_the_whole_way_ends_with_tokens_that_the_api_takes(tool: Tool) -> None:
    page = tool.ask()
    assert page.status_code == 200
    assert "Link chart" in page.text and "analyst, liaison" in page.text
    answer = tool.answer(tool.decide())
    assert answer["state"] == "a state"
    assert answer["iss"] == tool.served.url
    given = tool.redeem(answer["code"])
    assert given.headers["cache-control"] == "no-store"
    tokens = given.json()
    assert tokens["token_type"] == "Bearer" and 590 <= tokens["expires_in"] <= 600
    assert tokens["scope"] == "openid profile offline_access analyst liaison"
    viewer = tool.viewer(tokens["access_token"]).json()["data"]["viewer"]
    assert viewer == {"agency": {"code": "VN"}, "name": "Mai", "roles": ["analyst", "liaison"]}


def test_the_tokens_verify_by_the_published_keys_and_say_what_they_should(tool: Tool) -> None:
    tokens = tool.tokens()
    keys = KeySet.import_key_set(tool.served.client.get("/oauth/jwks").json())
    access = jwt.decode(tokens["access_token"], keys, algorithms=["Ed25519"])
    assert access.header["typ"] == "at+jwt"
    claims = access.claims
    assert (claims["iss"], claims["aud"], claims["sub"]) == (tool.served.url, "naga", "VN/Mai")
    assert (claims["client_id"], claims["agency"], claims["roles"]) == (tool.client.id, "VN", ["analyst", "liaison"])
    assert claims["exp"] - claims["iat"] == 600 and claims["jti"]
    identity = jwt.decode(tokens["id_token"], keys, algorithms=["Ed25519"])
    assert identity.header["typ"] == "JWT"
    assert (identity.claims["aud"], identity.claims["nonce"]) == (tool.client.id, "a nonce")
    assert (identity.claims["sub"], identity.claims["name"]) == ("VN/Mai", "Mai")
    assert identity.claims["auth_time"] <= identity.claims["iat"] < identity.claims["exp"]


def test_an_id_token_is_no_access_token(tool: Tool) -> None:
    assert tool.viewer(tool.tokens()["id_token"]).status_code == 401


def test_userinfo_says_who_it_is_as_far_as_the_scope_reaches(tool: Tool) -> None:
    def userinfo(token: str) -> tuple[int, object]:
        got = tool.served.client.get("/oauth/userinfo", headers={"Authorization": f"Bearer {token}"})
        return got.status_code, got.json()

    full = {"sub": "VN/Mai", "name": "Mai", "agency": "VN", "roles": ["analyst", "liaison"]}
    assert userinfo(tool.tokens()["access_token"]) == (200, full)
    assert userinfo(tool.tokens(scope="openid")["access_token"]) == (200, {"sub": "VN/Mai"})
    assert userinfo(tool.tokens(scope="analyst")["access_token"]) == (403, {"error": "insufficient_scope"})
    assert userinfo("nonsense") == (401, {"error": "invalid_token"})


def test_a_tool_that_names_a_role_gets_no_other(tool: Tool) -> None:
    tokens = tool.tokens(scope="analyst")
    assert tokens["scope"] == "analyst"
    assert "refresh_token" not in tokens and "id_token" not in tokens
    assert tool.viewer(tokens["access_token"]).json()["data"]["viewer"]["roles"] == ["analyst"]


def test_a_tool_gets_no_role_that_the_person_or_the_registration_lacks(tool: Tool) -> None:
    tool.sign_in("VN", "Mai", "analyst")
    assert tool.tokens(scope="analyst liaison")["scope"] == "analyst"
    assert tool.answer(tool.decide(scope="coordinator"))["error"] == "invalid_scope"
    assert tool.answer(tool.decide(scope="root"))["error"] == "invalid_scope"


def test_a_person_who_does_not_allow_it_is_believed(tool: Tool) -> None:
    for decision in ("deny", ""):
        answer = tool.answer(tool.decide(decision))
        assert (answer["error"], answer["state"], answer["iss"]) == ("access_denied", "a state", tool.served.url)


def test_a_code_that_comes_again_takes_everything_that_came_of_it(tool: Tool) -> None:
    code = tool.code()
    tokens = tool.redeem(code).json()
    assert tool.viewer(tokens["access_token"]).status_code == 200
    again = tool.redeem(code)
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")
    assert tool.viewer(tokens["access_token"]).status_code == 401
    assert tool.refresh(tokens["refresh_token"]).json()["error"] == "invalid_grant"


def test_a_code_is_of_no_use_without_its_verifier(tool: Tool) -> None:
    for verifier in ("w" * 43, "v" * 42, "", None, "v" * 44, "v" * 129, "ü" * 43):
        code = tool.code()
        refused = tool.redeem(code, verifier)
        assert refused.status_code == 400, verifier
        assert refused.json()["error"] in ("invalid_grant", "invalid_request")
    assert tool.redeem(code).status_code == 200  # the last was good until then: so it was the verifier


def test_a_code_is_of_no_use_at_another_address_or_to_another_client(tool: Tool) -> None:
    code, other = tool.code(), public_tool(tool.served, "VN", "Another")
    wrong = "http://127.0.0.1:49153/answer"
    assert tool.redeem(code, redirect_uri=wrong).json()["error"] == "invalid_grant"
    assert tool.redeem(code, redirect_uri=None).json()["error"] == "invalid_grant"
    assert other.redeem(code).json()["error"] == "invalid_grant"
    assert tool.redeem(code).status_code == 200


def test_a_code_runs_out(tool: Tool) -> None:
    code = tool.code()
    tool.served.clock.ahead += LIFE
    assert tool.redeem(code).json()["error"] == "invalid_grant"


CHALLENGES: list[dict[str, str | None]] = [
        {"code_challenge": None}, {"code_challenge_method": None}, {"code_challenge_method": "plain"},
        {"code_challenge": "short"}, {"code_challenge": "v" * 44}, {"code_challenge": 'x"' * 21 + "x"},
]  # fmt: skip


def test_no_code_is_given_without_a_challenge_by_s256(tool: Tool) -> None:
    for changed in CHALLENGES:
        for answer in (tool.ask(**changed), tool.decide(**changed)):
            assert tool.answer(answer)["error"] == "invalid_request", changed


ADDRESSES: list[str | None] = [
        "http://127.0.0.1/other", "http://127.0.0.2/answer", "http://localhost/answer", "https://127.0.0.1/answer",
        "http://127.0.0.1@evil.example/answer", "http://127.0.0.1:49152/answer?x=1", "http://127.0.0.1/answer#x",
        "http://127.0.0.1:x/answer", "http://[::1]/answer", "//127.0.0.1/answer", 'http://127.0.0.1/"', "javascript:1",
        "http://127.0.0.1:49152/answer/", "http://127.0.0.1:0/answer", "http://127.0.0.1:49152/ANSWER", None, "",
]  # fmt: skip


def test_an_answer_goes_nowhere_but_to_the_registered_address(tool: Tool) -> None:
    for address in ADDRESSES:
        for answer in (tool.ask(redirect_uri=address), tool.decide(redirect_uri=address)):
            assert answer.status_code == 400, address
            assert "location" not in answer.headers
            assert "not known to your agency" in answer.text


def test_one_text_for_a_tool_that_is_unknown_foreign_or_disabled(tool: Tool) -> None:
    from intel.identity.issuer.registration import disable

    foreign, gone = public_tool(tool.served, "TH", "Theirs"), public_tool(tool.served, "VN", "Gone")
    disable(tool.served.exchange, tool.served.exchange.reader("VN", "Admin", {"admin"}), "Gone")
    answers = [tool.ask(client_id=id) for id in (foreign.client.id, gone.client.id, "c-nothing", "\0", None)]
    assert {(answer.status_code, answer.text) for answer in answers} == {(400, answers[0].text)}


def test_whoever_is_not_signed_in_is_asked_to_sign_in_whatever_is_asked(served: Served) -> None:
    tool = public_tool(served)
    for id in (tool.client.id, "c-nothing"):
        answer = tool.ask(client_id=id)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/sign-in?next=/oauth/authorize%3Fresponse_type%3Dcode")
    assert tool.decide().headers["location"].startswith("/sign-in?next=")
    tool.sign_in()
    assert tool.ask().status_code == 200


def test_a_tool_that_wants_no_page_is_told_that_one_is_needed(served: Served) -> None:
    tool = public_tool(served)
    assert tool.answer(tool.ask(prompt="none"))["error"] == "login_required"
    tool.sign_in()
    assert tool.answer(tool.ask(prompt="none"))["error"] == "consent_required"


def test_a_tool_can_have_the_person_sign_in_anew(tool: Tool) -> None:
    for changed in ({"prompt": "login"},):
        answer = tool.ask(**changed)
        assert answer.headers["location"].startswith("/sign-in?next=/oauth/authorize%3F")
        assert "prompt" not in answer.headers["location"]


def test_what_is_asked_in_a_way_that_is_not_supported_is_told_to_the_tool(tool: Tool) -> None:
    for changed, error in (
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"response_type": 'co"de'}, "unsupported_response_type"),
        ({"response_type": None}, "invalid_request"),
        ({"response_mode": "fragment"}, "invalid_request"),
        ({"request": "eyJ"}, "request_not_supported"),
        ({"request_uri": "https://tool.example/r"}, "request_not_supported"),
    ):
        answer = tool.ask(**changed)  # type: ignore[arg-type]
        assert answer.headers["location"].startswith(ASKED_AT)
        assert tool.answer(answer)["error"] == error


def test_a_form_from_another_site_allows_nothing(tool: Tool) -> None:
    tool.site = "cross-site"
    assert tool.decide().status_code == 403


def test_a_person_has_a_few_codes_on_their_way(tool: Tool) -> None:
    codes = []
    for _ in range(6):
        codes.append(tool.code())
        tool.served.clock.ahead += LIFE / 60
    assert tool.redeem(codes[0]).status_code == 400
    assert all(tool.redeem(code).status_code == 200 for code in codes[1:])


def test_a_person_has_so_many_grants_and_a_further_one_ends_the_oldest(serve) -> None:  # type: ignore[no-untyped-def]
    tool = public_tool(serve(grant_limit=2))
    tool.sign_in()
    tokens = [tool.tokens()["access_token"] for _ in range(3)]
    assert [tool.viewer(token).status_code for token in tokens] == [401, 200, 200]


def test_one_who_signed_in_with_two_factors_grants_for_as_long_as_the_settings_say(tool: Tool) -> None:
    served = tool.served
    with writing(served.exchange.engine) as connection:
        mai = users.named(connection, "VN", "Mai")
        assert mai is not None
        opening = Opening("VN", "Mai", mai.roles, person=mai.id, amr=("pwd", "otp", "mfa"))
        value, _ = open_session(connection, served.exchange.settings, opening, served.clock())
    tool.cookie = f"naga={value}"
    tokens = tool.tokens()
    keys = KeySet.import_key_set(served.client.get("/oauth/jwks").json())
    assert jwt.decode(tokens["id_token"], keys, algorithms=["Ed25519"]).claims["amr"] == ["pwd", "otp", "mfa"]
    with reading(served.exchange.engine) as connection:
        (grant,) = grants.find_of_person(connection, "VN", "Mai", served.clock())
    assert timedelta(days=6, hours=23) < grant.for_whom.until - served.clock() <= timedelta(days=7)
