"""Any request whatever gets an answer or an error of OAuth; nothing of a secret gets into log or trail."""

import json
import logging

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from structlog.testing import capture_logs

from intel.identity.issuer import scopes
from intel.ledger import tables
from intel.ledger.engine import reading
from intel.ledger.verify import verify_audit
from tests.identity.issuer.tool import ASKED_AT, Tool, challenge
from tests.services.served import Served

NAMES = st.sampled_from(
    ["grant_type", "client_id", "code", "redirect_uri", "code_verifier", "refresh_token", "scope", "client_assertion",
     "client_assertion_type", "token", "token_type_hint", "client_secret", "state", "nonce", "response_type", "prompt",
     "code_challenge", "code_challenge_method", "response_mode", "max_age", "decision", "x"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["authorization_code", "refresh_token", "client_credentials", "password", "code", "S256", "plain", "openid", "none",
     "login", ASKED_AT, "v" * 43, challenge("v" * 43), "a.b", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "-1", "allow",
     "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", "http://[", "ID"]
)  # fmt: skip
VALUES = WORDS | st.text(max_size=30)
FORMS = st.lists(st.tuples(NAMES | st.text(max_size=6), VALUES), max_size=12)
ERRORS = {
    "invalid_request", "invalid_client", "invalid_grant", "invalid_scope", "unauthorized_client",
    "unsupported_grant_type",
}  # fmt: skip
KIND = {"Content-Type": "application/x-www-form-urlencoded"}
FUZZ = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def meant(form: list[tuple[str, str]], tool: Tool) -> list[tuple[str, str]]:
    return [(name, tool.client.id if value == "ID" else value) for name, value in form]


def encoded(form: list[tuple[str, str]]) -> str:
    from urllib.parse import quote

    return "&".join(f"{quote(name, errors='replace')}={quote(value, errors='replace')}" for name, value in form)


@FUZZ
@given(form=FORMS, raw=st.none() | st.binary(max_size=60))
def test_any_form_gets_an_error_of_oauth(tool: Tool, form: list[tuple[str, str]], raw: bytes | None) -> None:
    body = encoded(meant(form, tool)).encode() if raw is None else raw
    for path in ("/oauth/token", "/oauth/revoke"):
        answer = tool.served.client.post(path, content=body, headers=KIND)
        assert answer.status_code in (200, 400, 401), answer.text
        assert answer.status_code != 200 or path == "/oauth/revoke"
        assert answer.status_code == 200 or answer.json()["error"] in ERRORS
        assert answer.headers["cache-control"] == "no-store"


@FUZZ
@given(form=FORMS, raw=st.none() | st.text("%&=+abé\\\"'<>[]", max_size=40))
def test_any_question_gets_a_page_or_goes_to_the_tool(tool: Tool, form: list[tuple[str, str]], raw: str | None) -> None:
    whole = {**tool.request(), **dict(meant(form, tool))}
    for asked in (encoded(meant(form, tool)), encoded(list(whole.items())), raw or ""):
        for answer in (
            tool.browse("GET", f"/oauth/authorize?{asked}"),
            tool.browse("POST", "/oauth/authorize", content=asked.encode(), headers=KIND),
        ):
            assert answer.status_code in (200, 303, 400), answer.text
            if answer.status_code == 303:
                where = answer.headers["location"]
                assert where.startswith((f"{ASKED_AT}?", "http://127.0.0.1/answer?", "/sign-in?next=")), where


def test_a_request_that_is_too_large_or_no_form_is_refused(served: Served) -> None:
    for body in (b"a=" + b"x" * 20_000, b"&".join(b"a%d=1" % n for n in range(50)), b"a=1&a=2", b"a=%ff", b"\xff=1"):
        answer = served.client.post("/oauth/token", content=body, headers=KIND)
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request"), body[:20]
    for sent in ({"json": {"grant_type": "x"}}, {"files": {"a": b"x"}}, {"content": b"a=1"}, {}):
        answer = served.client.post("/oauth/token", **sent)  # type: ignore[arg-type]
        assert answer.json()["error"] in ("invalid_request", "unsupported_grant_type")
    assert served.client.get("/oauth/token").status_code == 405


def test_what_is_issued_refreshed_reused_and_revoked_is_in_the_trail(tool: Tool, machine: Tool) -> None:
    first = tool.tokens()["refresh_token"]
    second = tool.refresh(first).json()["refresh_token"]
    tool.refresh(first)
    tool.refresh(second)
    again = tool.tokens()
    tool.post("/oauth/revoke", client_id=tool.client.id, token=again["refresh_token"])
    machine.machine()
    with reading(tool.served.exchange.engine) as connection:
        contents = [json.loads(row) for row in connection.execute(select(tables.audit.c.content)).scalars()]
        assert verify_audit(connection, tool.served.exchange.keyring).misfit is None
    lines = [(line["by"], line["actions"][0], line["refused"]) for line in contents if "client" in line]
    assert lines == [
        ("Mai", "token issued", None),
        ("Mai", "token refreshed", None),
        ("Mai", "refresh token used again", "UNAUTHENTICATED"),
        ("Mai", "token issued", None),
        ("Mai", "grant revoked", None),
        (f"tool Gate feed ({machine.client.id})", "token issued", None),
    ]


def test_no_secret_is_logged_or_stands_in_the_trail(
    tool: Tool, machine: Tool, caplog: pytest.LogCaptureFixture
) -> None:  # fmt: skip
    caplog.set_level(logging.DEBUG)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # the client's own, which logs what it asks
    logging.getLogger("httpcore").setLevel(logging.WARNING)
    with capture_logs() as logged:
        code = tool.code()
        tokens = tool.redeem(code).json()
        again = tool.refresh(tokens["refresh_token"]).json()
        tool.refresh(tokens["refresh_token"])
        assertion = machine.assertion()
        feed = machine.machine(assertion).json()
    with reading(tool.served.exchange.engine) as connection:
        trail = list(connection.execute(select(tables.audit.c.content)).scalars())
    secrets = [code, assertion, feed["access_token"], "v" * 43, tool.cookie.partition("=")[2]]
    secrets += [given[kind] for given in (tokens, again) for kind in ("access_token", "refresh_token")]
    text = "\n".join([*map(str, logged), *(record.getMessage() for record in caplog.records), *trail])
    assert logged and trail
    assert not [secret for secret in secrets if secret in text]


@given(st.text(max_size=40) | st.lists(st.sampled_from([*scopes.SUPPORTED, "admin", "root", ""])).map(" ".join))
def test_a_scope_never_opens_more_than_its_limits(scope: str) -> None:
    assert scopes.roles(scope, {"analyst", "liaison"}, {"analyst", "admin"}) <= {"analyst"}
    words = scopes.words(scope)
    assert words is None or set(words) <= set(scopes.SUPPORTED)
