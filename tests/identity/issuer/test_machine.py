"""A tool that acts for no person: it signs for itself, once each time, to nobody but us."""

from datetime import timedelta
from typing import Any

from authlib.oauth2.rfc7523 import private_key_jwt_sign
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from intel.identity.issuer import keysets
from intel.identity.issuer.registration import disable, drafted, register, replace_keys
from intel.model import Reader
from tests.identity.issuer.tool import Tool, public, public_tool, signing_tool
from tests.services.served import Served


def admin(served: Served, agency: str = "VN") -> Reader:
    return served.exchange.reader(agency, "Admin", {"admin"})


def test_it_acts_for_its_agency_with_the_roles_it_was_registered_with(machine: Tool) -> None:
    given = machine.machine()
    assert given.status_code == 200, given.text
    tokens = given.json()
    assert tokens["scope"] == "service" and "refresh_token" not in tokens and "id_token" not in tokens
    viewer = machine.viewer(tokens["access_token"]).json()["data"]["viewer"]
    named = f"tool Gate feed ({machine.client.id})"
    assert viewer == {"agency": {"code": "VN"}, "name": named, "roles": ["service"]}


def test_it_may_ask_for_some_of_its_roles_and_for_no_other(served: Served) -> None:
    tool = signing_tool(served, "VN", "Mirror", "analyst", "service")
    assert tool.machine(scope="analyst").json()["scope"] == "analyst"
    for scope in ("liaison", "admin", "openid", "offline_access analyst", "analyst  service", "x" * 400):
        assert tool.machine(scope=scope).json()["error"] == "invalid_scope", scope


def test_an_assertion_is_taken_once(machine: Tool) -> None:
    assertion = machine.assertion()
    assert machine.machine(assertion).status_code == 200
    again = machine.machine(assertion)
    assert (again.status_code, again.json()["error"]) == (401, "invalid_client")


def now(tool: Tool, **later: float) -> int:
    return int((tool.served.clock() + timedelta(**later)).timestamp())


WRONG: list[dict[str, Any]] = [
        {"aud": "https://another.example"}, {"aud": None}, {"aud": []}, {"aud": 7}, {"aud": {"a": "b"}},
        {"aud": ["SELF", "https://another.example"]}, {"aud": "SELF/"}, {"aud": "SELF/oauth/revoke"},
        {"iss": "c-another"}, {"iss": None}, {"sub": None}, {"sub": 7}, {"sub": "c-another"}, {"sub": "\0"},
        {"jti": None}, {"jti": ""}, {"jti": 7}, {"jti": "x" * 201},
        {"exp": None}, {"exp": "soon"}, {"exp": True}, {"exp": 10**30}, {"exp": -1}, {"iat": 10**11}, {"nbf": "x"},
        {"exp": 3600}, {"exp": -5},
]  # fmt: skip
"""Claims of an assertion; SELF stands for our address."""


def test_an_assertion_that_says_something_else_is_refused(machine: Tool) -> None:
    for wrong in WRONG:
        refused = machine.machine(machine.assertion(**meant(machine, wrong)))
        assert (refused.status_code, refused.json()["error"]) == (401, "invalid_client"), wrong
        assert refused.json()["error_description"].startswith("The client is not known")


def meant(machine: Tool, wrong: dict[str, Any]) -> dict[str, Any]:
    stated = dict(wrong)
    for name, value in wrong.items():
        if isinstance(value, str):
            stated[name] = value.replace("SELF", machine.served.url)
        if isinstance(value, list):
            stated[name] = [one.replace("SELF", machine.served.url) for one in value]
        if name == "exp" and type(value) is int and abs(value) < 10_000:
            stated[name] = now(machine, seconds=value)
    return stated


def test_the_token_endpoint_is_a_name_of_ours_too(machine: Tool) -> None:
    url = machine.served.url + "/oauth/token"
    assert machine.machine(machine.assertion(aud=url)).status_code == 200
    assert machine.machine(machine.assertion(aud=[url])).status_code == 200


def test_a_signature_by_another_key_or_algorithm_is_refused(machine: Tool) -> None:
    other = OKPKey.generate_key("Ed25519")
    assert machine.machine(machine.assertion(key=other)).json()["error"] == "invalid_client"
    claims = {
        "iss": machine.client.id, "sub": machine.client.id, "aud": machine.served.url, "exp": now(machine, minutes=1),
        "jti": "1",
    }  # fmt: skip
    assert machine.key is not None
    octets = OctKey.import_key(machine.key.public_key.public_bytes_raw())
    assert machine.machine(jwt.encode({"alg": "HS256"}, claims, octets)).json()["error"] == "invalid_client"
    for text in ("", "x", "a.b.c", "..", "[" * 8000, "eyJhbGciOiJub25lIn0." + "W1tb" * 1900 + "."):
        assert machine.machine(text or "-").json()["error"] in ("invalid_client", "invalid_request")


def test_each_kind_of_key_that_may_be_registered_works(served: Served) -> None:
    rsa = RSAKey.generate_key(2048)
    kinds = {
        "Ed25519": OKPKey.generate_key("Ed25519"),
        "ES256": ECKey.generate_key("P-256"),
        "PS256": rsa,
        "RS256": rsa,
    }
    assert sorted(kinds) == keysets.SIGNING
    for algorithm, key in kinds.items():
        client = drafted("VN", f"Feed {algorithm}", ["service"], [], public(key))
        register(served.exchange, admin(served), client)
        tool = Tool(served, client)
        claims = {"iss": client.id, "sub": client.id, "aud": served.url, "exp": now(tool, minutes=1), "jti": "1"}
        signed = jwt.encode({"alg": algorithm}, claims, key, algorithms=[algorithm])
        assert tool.machine(signed).status_code == 200, algorithm


def test_an_assertion_as_a_library_makes_it_is_taken(machine: Tool) -> None:
    url = machine.served.url + "/oauth/token"
    signed = private_key_jwt_sign(machine.key, machine.client.id, url, alg="Ed25519", expires_in=60)
    assert machine.machine(signed).status_code == 200


def test_a_client_may_put_another_key_in_place_of_its_own(machine: Tool) -> None:
    before, anew = machine.assertion(), OKPKey.generate_key("Ed25519")
    replace_keys(machine.served.exchange, admin(machine.served), "Gate feed", public(anew))
    assert machine.machine(before).json()["error"] == "invalid_client"
    assert machine.machine(machine.assertion(key=anew)).status_code == 200


def test_a_client_that_is_disabled_is_refused_at_once(machine: Tool) -> None:
    token = machine.machine().json()["access_token"]
    disable(machine.served.exchange, admin(machine.served), "Gate feed")
    assert machine.viewer(token).status_code == 401
    assert machine.machine().json()["error"] == "invalid_client"


def test_it_revokes_its_token_by_signing(machine: Tool) -> None:
    token = machine.machine().json()["access_token"]
    kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    unsigned = machine.post("/oauth/revoke", client_id=machine.client.id, token=token)
    assert (unsigned.status_code, machine.viewer(token).status_code) == (200, 200)  # nothing was done, and nothing told
    sent = {"client_assertion_type": kind, "client_assertion": machine.assertion(), "token": token}
    assert machine.post("/oauth/revoke", **sent).status_code == 200
    assert machine.viewer(token).status_code == 401


def test_a_public_client_and_one_with_a_secret_get_no_token_of_their_own(served: Served, machine: Tool) -> None:
    tool = public_tool(served)
    for form in (
        {"client_id": tool.client.id},
        {"client_id": tool.client.id, "client_secret": "x"},
        {"client_id": machine.client.id},
        {},
    ):
        answer = machine.post("/oauth/token", grant_type="client_credentials", **form)
        assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    basic = served.client.post("/oauth/token", data={"grant_type": "client_credentials"}, auth=("x", "y"))
    assert basic.status_code == 401 and basic.headers["www-authenticate"].startswith("Basic")


def test_unknown_public_and_signing_clients_get_one_answer_unsigned(served: Served, machine: Tool) -> None:
    ids = [public_tool(served).client.id, machine.client.id, "c-nothing"]
    codes = [machine.redeem("no code", client_id=id) for id in ids]
    tokens = [machine.refresh("no.token", client_id=id) for id in ids]
    for answers in (codes, tokens):
        assert {(answer.status_code, answer.text) for answer in answers} == {(400, answers[0].text)}


def test_a_client_asks_for_so_many_tokens_in_a_time(serve) -> None:  # type: ignore[no-untyped-def]
    tool = signing_tool(serve(token_rate="2/minute"))
    answers = [tool.machine() for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].json() == {"error": "temporarily_unavailable"}
    assert int(answers[2].headers["retry-after"]) >= 1
