"""The API end to end: a token in, an answer out, with the right status and code."""

import httpx
import pytest

from tests.services.served import Served

TEXT = "On 3 May 2026 Customs at Hai Phong seized 12 kg of methamphetamine in container MSCU1234566 from Laos."


def test_health_needs_no_token(served: Served) -> None:
    answer = served.client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_the_viewer_is_who_the_token_says(served: Served) -> None:
    query = "{ viewer { agency { code name country } name roles operations { code coordinator { code } } } }"
    viewer = served.ask("TH", query, token=served.token("TH", "analyst", "liaison", name="Somchai"))["viewer"]
    assert viewer == {
        "agency": {"code": "TH", "name": "Thai Customs Department", "country": "TH"},
        "name": "Somchai",
        "roles": ["analyst", "liaison"],
        "operations": [{"code": "mekong-dragon", "coordinator": {"code": "VN"}}],
    }


def test_a_report_goes_in_and_comes_out(served: Served) -> None:
    id = served.submit("VN", TEXT, ref="VN-1", operation="mekong-dragon", published="2026-05-04")
    query = """query One($id: ID!) { report(id: $id) {
        id ref version kind status precedence originator { code } submittedAt published operation { code } text
        extraction tlp originatorControl source information handling { tlp releaseTo nominalTo } inReplyTo { id }
        replies { id } acknowledgements { at } due linked { score } entities { role entity { kind label } }
        versions { id }
    } }"""
    report = served.ask("VN", query, {"id": id})["report"]
    assert (report["id"], report["ref"], report["version"], report["text"]) == (id, "VN-1", 1, TEXT)
    assert (report["kind"], report["status"], report["tlp"]) == ("SEIZURE", "ACTIVE", "AMBER")
    assert report["extraction"]["contract"] == "extraction/1"
    assert report["handling"] == {"tlp": "AMBER", "releaseTo": [], "nominalTo": []}
    assert report["submittedAt"].endswith("Z")


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Basic dTpw"}])
def test_without_a_valid_token_there_is_one_answer(served: Served, header: dict[str, str]) -> None:
    answer = served.client.post("/graphql", json={"query": "{ viewer { name } }"}, headers=header)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.json() == {"errors": [{"message": "no valid token", "extensions": {"code": "UNAUTHENTICATED"}}]}


def test_an_expired_token_and_one_of_an_unknown_agency_get_that_same_answer(served: Served) -> None:
    from datetime import timedelta

    expired = served.token("VN", hours=0.5)
    served.clock.ahead = timedelta(hours=1)
    for token in (expired, served.token("ZZ")):
        answer = served.post("VN", "{ viewer { name } }", token=token)
        assert (answer.status_code, answer.json()["errors"][0]["message"]) == (401, "no valid token")


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"\xff", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"{}", "application/json", 400),
        (b'{"query": 7}', "application/json", 400),
        (b'{"query": "{ viewer { name } }", "variables": []}', "application/json", 400),
        (b'{"query": "{ viewer { name } }", "variables": {"a": NaN}}', "application/json", 400),
        (b'{"query": "\\ud800"}', "application/json", 400),
        (b'{"query": "subscription { arrivals { id } }"}', "application/json", 400),
        (b'{"query": "query A { viewer { name } }", "operationName": "B"}', "application/json", 400),
        (b"query={viewer{name}}", "application/x-www-form-urlencoded", 415),
        (b"[" * 100_000, "application/json", 400),
        (b"x" * 5_000_000, "application/json", 413),
    ],
)
def test_a_malformed_body_is_refused_in_the_shape_of_an_answer(
    served: Served, body: bytes, kind: str, status: int
) -> None:
    headers = {"Authorization": f"Bearer {served.token('VN')}", "Content-Type": kind}
    answer = served.client.post("/graphql", content=body, headers=headers)
    assert answer.status_code == status
    (error,) = answer.json()["errors"]
    assert error["extensions"]["code"] == ("LIMIT" if status == 413 else "INVALID")


def test_errors_inside_a_query_come_with_status_200(served: Served) -> None:
    answer = served.post("VN", "{ nope }")
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (200, "INVALID")


def test_the_media_type_for_graphql_gets_its_own_status_for_a_wrong_query(served: Served) -> None:
    accept = {"Accept": "application/graphql-response+json"}
    answer = served.post("VN", "{ nope }", headers=accept)
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, accept["Accept"])
    assert served.post("VN", "{ viewer { name } }", headers=accept).status_code == 200


def test_a_query_is_not_taken_from_a_url(served: Served) -> None:
    answer = served.client.get("/graphql", params={"query": "{ viewer { name } }"})
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")


def test_a_browser_gets_graphiql(served: Served) -> None:
    for path in ("/graphql", "/graphiql"):
        answer = served.client.get(path, headers={"Accept": "text/html,application/xhtml+xml"})
        assert answer.status_code == 200
        assert "graphiql.min.js" in answer.text


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/graphiql/nope.js", "/graphiql/..%2fapp.py"])
def test_there_is_no_such_page(served: Served, path: str) -> None:
    assert served.client.get(path).status_code == 404


def test_every_answer_has_the_headers(served: Served) -> None:
    def headers(answer: httpx.Response) -> tuple[str, ...]:
        return tuple(answer.headers[name] for name in ("X-Content-Type-Options", "Cache-Control", "Referrer-Policy"))

    answers = [served.post("VN", "{ viewer { name } }"), served.client.get("/nowhere"), served.client.get("/healthz")]
    assert {headers(answer) for answer in answers} == {("nosniff", "no-store", "no-referrer")}
    for answer in answers:
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_wrong_input_names_its_field_and_stores_nothing(served: Served) -> None:
    submit = "mutation S($i: SubmitInput!) { submit(input: $i) { id } }"
    for given, path in (
        ({"text": ""}, "input.text"),
        ({"text": TEXT, "operation": "nope"}, "input.operation"),
        ({"text": TEXT, "published": "2999-01-01"}, "input.published"),
        ({"text": TEXT, "handling": {"releaseTo": ["ZZ"]}}, "input.handling.releaseTo"),
        ({"text": TEXT, "handling": {"tlp": "RED", "releaseTo": ["op:mekong-dragon"]}}, "input.handling.releaseTo"),
        ({"text": TEXT, "extraction": []}, "input.extraction"),
        ({"text": TEXT, "extraction": {"kind": "party"}}, "input.extraction.kind"),
    ):
        (error,) = served.errors("VN", submit, {"i": given})
        assert (error["code"], error.get("path")) == ("INVALID", path)
    assert served.ask("VN", "{ reports { totalCount } }")["reports"]["totalCount"] == 0


def test_a_text_beyond_the_limit_is_refused(served: Served) -> None:
    (error,) = served.errors(
        "VN", "mutation S($i: SubmitInput!) { submit(input: $i) { id } }", {"i": {"text": "x" * 1_000_001}}
    )
    assert error["code"] == "LIMIT"


def test_a_role_that_does_not_open_an_action_is_refused(served: Served) -> None:
    token = served.token("VN", "analyst")
    (error,) = served.errors("VN", 'mutation { submit(input: {text: "x"}) { id } }', token=token)
    assert error["code"] == "FORBIDDEN"


def test_a_list_of_reports_pages_by_its_cursors(served: Served) -> None:
    ids = [served.submit("VN", f"{TEXT} Case {place}.") for place in range(5)]
    query = """query P($a: String) { reports(first: 2, after: $a) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { id } }
    } }"""
    seen, after, pages = [], None, 0
    while pages == 0 or after:
        page = served.ask("VN", query, {"a": after})["reports"]
        assert page["totalCount"] == 5
        seen += [edge["node"]["id"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"] if page["pageInfo"]["hasNextPage"] else None
        pages += 1
    assert (seen, pages) == (ids[::-1], 3)
    (error,) = served.errors("VN", query, {"a": "made up"})
    assert (error["code"], error["path"]) == ("INVALID", "after")


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ('{ reports(filter: {phase: "I"}) { totalCount } }', "filter.phase"),
        ('{ reports(filter: {edition: "nope"}) { totalCount } }', "filter.edition"),
        ('{ facets(by: ["nope"]) { by } }', "by"),
        ("{ reports(first: -1) { totalCount } }", "first"),
        ('{ report(id: "x") { id } entities(after: "x") { totalCount } }', "after"),
        ('{ neighbours(id: "x", hops: 9) { truncated } }', "hops"),
        ('{ paths(from: "x", to: "y", maxHops: 0) { reports { id } } }', "maxHops"),
        ('mutation { extract(text: "") }', "text"),
        ('{ phaseReport(operation: "mekong-dragon", phase: "I", edition: "nope") { asOf } }', "edition"),
    ],
)
def test_a_wrong_argument_is_named_from_the_argument_down(served: Served, query: str, path: str) -> None:
    (error,) = served.errors("VN", query)
    assert (error["code"], error["path"]) == ("INVALID", path)
