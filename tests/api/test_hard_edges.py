"""Limits that settings set: cost, time, rate, listed queries, introspection; and what the log holds."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from intel.api.rate import Rate
from intel.errors import Invalid, Unavailable
from intel.ledger import deadline
from intel.ledger.engine import reading
from tests.services.served import Served

Serve = Callable[..., Served]
VIEWER = "query Who { viewer { agency { code } } }"


def hashed(query: str) -> dict[str, Any]:
    return {"persistedQuery": {"version": 1, "sha256Hash": hashlib.sha256(query.encode()).hexdigest()}}


def send(served: Served, body: dict[str, Any], token: str | None = None) -> Any:
    headers = {"Authorization": f"Bearer {token or served.token('VN')}"}
    return served.client.post("/graphql", json=body, headers=headers)


def test_a_query_beyond_the_cost_is_refused_before_it_runs(served: Served) -> None:
    query = """query Costly($n: Int) { entities(first: $n) { edges { node { reports(first: 500) { edges { node {
        linked(first: 500) { report { id } } } } } } } } }"""
    (error,) = served.errors("VN", query, {"n": 500})
    assert error["code"] == "LIMIT"


def test_work_that_takes_too_long_is_stopped_on_the_store(serve: Serve) -> None:
    served = serve(query_seconds=0.000001)
    (error,) = served.errors("VN", "{ reports { totalCount } }")
    assert (error["code"], "stopped" in error["message"]) == ("LIMIT", True)
    assert served.client.get("/healthz").status_code == 200


def test_the_database_stops_a_statement_when_its_deadline_passes(served: Served) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    begun = time.monotonic()
    with (
        pytest.raises(Unavailable) as stopped,
        deadline.until(deadline.after(0.2)),
        reading(served.exchange.engine) as connection,
    ):
        connection.exec_driver_sql(endless)
    assert stopped.value.reason == "interrupted"
    assert time.monotonic() - begun < 10


def test_a_token_beyond_its_rate_is_told_when_to_come_again_and_others_are_not_held_up(serve: Serve) -> None:
    served = serve(rate="3/minute")
    token = served.token("VN")
    answers = [send(served, {"query": VIEWER}, token) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert 1 <= int(answers[3].headers["Retry-After"]) <= 60
    assert answers[3].json()["errors"][0]["extensions"]["code"] == "LIMIT"
    assert send(served, {"query": VIEWER}).status_code == 200


def test_a_rate_that_cannot_be_read_is_refused_at_the_start() -> None:
    with pytest.raises(Invalid):
        Rate("now and then")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "who.graphql").write_text(VIEWER)
    return tmp_path / "queries"


def test_a_listed_query_is_answered_by_its_hash_alone(serve: Serve, folder: Path) -> None:
    served = serve(queries=folder)
    assert send(served, {"extensions": hashed(VIEWER)}).json()["data"] == {"viewer": {"agency": {"code": "VN"}}}
    assert send(served, {"query": VIEWER, "extensions": hashed(VIEWER)}).status_code == 200
    unknown = send(served, {"extensions": hashed("{ operations { code } }")})
    assert (unknown.status_code, unknown.json()["errors"][0]["message"]) == (404, "PersistedQueryNotFound")
    wrong = send(served, {"query": "{ operations { code } }", "extensions": hashed(VIEWER)})
    assert wrong.json()["errors"][0]["extensions"]["code"] == "INVALID"
    assert send(served, {"query": "{ operations { code } }"}).json()["data"]


def test_only_listed_queries_are_answered_where_so_set(serve: Serve, folder: Path) -> None:
    served = serve(queries=folder, queries_only=True)
    assert send(served, {"query": VIEWER}).json()["data"]
    (error,) = served.errors("VN", "{ operations { code } }")
    assert error["code"] == "FORBIDDEN"


def test_only_listed_queries_and_none_listed_is_refused_at_the_start(serve: Serve, tmp_path: Path) -> None:
    with pytest.raises(Invalid):
        serve(queries_only=True)


def test_the_schema_is_not_told_nor_hinted_at_where_so_set(serve: Serve) -> None:
    served = serve(introspection=False)
    for query in ("{ __schema { types { name } } }", '{ __type(name: "Report") { name } }'):
        assert {error["code"] for error in served.errors("VN", query)} == {"INVALID"}
    assert served.ask("VN", "{ viewer { __typename } }") == {"viewer": {"__typename": "Viewer"}}
    (error,) = served.errors("VN", "{ viewr { name } }")
    assert "viewer" not in error["message"]


def test_no_log_holds_a_text_a_name_or_a_token(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    secrets = ["Somchai Rattana", "X1234567", "somchai@blue.example", "lantern"]
    text = (
        f"Customs arrested {secrets[0]} (passport {secrets[1]}, e-mail {secrets[2]}) with a {secrets[3]} of ketamine."
    )
    token = served.token("VN", name="Somchai Rattana")
    with capture_logs() as logs, caplog.at_level("DEBUG"):
        submit = "mutation S($i: SubmitInput!) { submit(input: $i) { id } }"
        served.ask("VN", submit, {"i": {"text": text}}, token=token)
        served.errors("VN", submit, {"i": {"text": text, "handling": {"tlp": secrets[0]}}})
        served.errors("VN", submit, {"i": {"text": text, "extraction": {"people": [{"name": secrets[0]}]}}})
        served.post("VN", f'{{ search(text: "{secrets[0]}") {{ totalCount nope }} }}')
        served.ask("VN", f'{{ search(text: "{secrets[0]}") {{ totalCount }} }}')
        served.client.get("/graphql", params={"query": secrets[3]})
        served.client.post("/graphql", content=text.encode(), headers={"Authorization": f"Bearer {token}"})
    ours = [record for record in caplog.records if not record.name.startswith(("http", "asyncio"))]  # not the client's
    written = str(logs) + "\n".join(record.getMessage() for record in ours)
    assert logs
    for secret in (*secrets, "ketamine", token, token.rpartition(".")[2]):
        assert secret not in written
