"""What may not be seen and what never was get the same answer: data, error, code, status, headers."""

from typing import Any

import pytest

from tests.services.served import Served

NEVER = "r-aaaaaaaaaaaaaaaaaaaaaaaaaa"
QUESTIONS = [
    "query Q($id: ID!) { report(id: $id) { id } }",
    "query Q($id: ID!) { readers(report: $id) { totalCount } }",
    "query Q($id: ID!) { entity(id: $id) { id } }",
    "query Q($id: ID!) { neighbours(id: $id) { truncated } }",
    "query Q($id: ID!) { paths(from: $id, to: $id) { entities { id } } }",
    "query Q($id: ID!) { reports(filter: {entity: $id}) { totalCount edges { cursor } } }",
    'mutation Q($id: ID!) { correct(id: $id, text: "x") { id } }',
    'mutation Q($id: ID!) { withdraw(id: $id, reason: "x") { id } }',
    "mutation Q($id: ID!) { acknowledge(id: $id) { id } }",
    "mutation Q($id: ID!) { setHandling(id: $id, handling: {}) { id } }",
    'mutation Q($id: ID!) { submit(input: {text: "An answer.", inReplyTo: $id}) { id } }',
]


def answer(served: Served, query: str, id: str) -> tuple[Any, ...]:
    told = served.post("TH", query, {"id": id})
    headers = {name: value for name, value in told.headers.items() if name != "date"}
    return told.status_code, headers, told.text


@pytest.mark.parametrize("query", QUESTIONS)
def test_a_hidden_id_is_answered_as_one_that_never_was(served: Served, query: str) -> None:
    id = served.submit("VN", "Customs seized 5 kg of ketamine in container MSCU1234566.", ref="VN-1")
    entities = served.ask("VN", "{ entities { edges { node { id } } } }")["entities"]["edges"]
    hidden = entities[0]["node"]["id"] if "entity" in query or "paths" in query or "neighbours" in query else id
    never = NEVER if hidden == id else hidden[:2] + "f" * (len(hidden) - 2)
    assert answer(served, query, hidden) == answer(served, query, never)


def test_a_ref_that_another_agency_uses_is_free(served: Served) -> None:
    served.submit("VN", "Of VN alone.", ref="2026-1")
    assert served.submit("TH", "Of TH alone.", ref="2026-1")


def test_totals_and_cursors_tell_nothing_of_hidden_reports(served: Served) -> None:
    query = "{ reports(first: 1) { totalCount pageInfo { endCursor hasNextPage } edges { cursor } } }"
    served.submit("VN", "For all.", handling={"tlp": "GREEN"})
    before = served.ask("TH", query)
    for place in range(3):
        served.submit("VN", f"Hidden {place}.")
    assert served.ask("TH", query) == before
