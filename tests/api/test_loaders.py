"""No query for a row: the number of statements does not grow with the rows of an answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from sqlalchemy import event

from tests.services.served import Served

RELATIONS = [
    "originator { code }",
    "operation { code participants { code } coordinator { code } }",
    "inReplyTo { id }",
    "replies { id originator { code } }",
    "acknowledgements { agency { code } }",
    "entities { entity { id label } }",
    "linked { report { id } }",
    "versions { id }",
    "replies { replies { id } entities { entity { id } } }",
]

COUNT = "{ entities { totalCount } }"
SHARED = {"releaseTo": ["op:mekong-dragon"], "nominalTo": ["op:mekong-dragon"]}


@contextmanager
def counted(served: Served) -> Iterator[list[str]]:
    """The statements that reach the database while the block runs."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(served.exchange.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(served.exchange.engine, "before_cursor_execute", note)


def fill(served: Served, count: int) -> None:
    """Reports that share a container, each with a declaration of its own, a reply and an acknowledgement."""
    for place in range(count):
        address = f"clerk{uuid4().hex[:8]}@blue.example"
        text = f"Customs seized {place + 1} kg of ketamine in container MSCU1234566, ordered by {address}"
        id = served.submit("VN", text, operation="mekong-dragon", handling=SHARED)
        served.submit("TH", f"Feedback {place}.", inReplyTo=id, handling={"tlp": "GREEN"})
        served.ask("TH", "mutation A($id: ID!) { acknowledge(id: $id) { id } }", {"id": id})


def statements(served: Served, query: str) -> int:
    with counted(served) as seen:
        served.ask("TH", query)
    return len(seen)


@pytest.mark.parametrize("relation", RELATIONS)
def test_reports_with_a_relation(served: Served, relation: str) -> None:
    fill(served, 2)
    query = f"{{ reports {{ edges {{ node {{ id {relation} }} }} }} }}"
    few = statements(served, query)
    fill(served, 6)
    assert statements(served, query) == few
    assert few <= 40


@pytest.mark.parametrize(
    "relation", ["sameAs { entity { id } }", "reports(first: 3) { totalCount edges { node { id } } }"]
)
def test_entities_with_a_relation(served: Served, relation: str) -> None:
    fill(served, 2)
    query = f"{{ entities {{ edges {{ node {{ id {relation} }} }} }} }}"
    few, entities = statements(served, query), served.ask("TH", COUNT)["entities"]["totalCount"]
    fill(served, 6)
    assert statements(served, query) == few
    assert served.ask("TH", COUNT)["entities"]["totalCount"] >= entities + 6


def test_a_search_opens_its_hits_together(served: Served) -> None:
    fill(served, 2)
    query = '{ search(text: "ketamine") { edges { node { ... on Report { id originator { code } } } } } }'
    few = statements(served, query)
    fill(served, 6)
    assert statements(served, query) == few


def test_the_first_page_of_an_entitys_reports_is_the_same_alone_and_among_others(served: Served) -> None:
    fill(served, 5)
    page = "totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id } }"
    together = served.ask("TH", f"{{ entities {{ edges {{ node {{ id reports(first: 2) {{ {page} }} }} }} }} }}")
    for edge in together["entities"]["edges"]:
        entity, first = edge["node"]["id"], edge["node"]["reports"]
        with served.exchange.open(served.exchange.reader("TH", "x", {"liaison"})) as session:
            alone = session.reports_of(entity, 2)
        assert [one["node"]["id"] for one in first["edges"]] == [report.id for report, _ in alone.rows]
        assert [one["cursor"] for one in first["edges"]] == [cursor for _, cursor in alone.rows]
        assert (first["totalCount"], first["pageInfo"]["hasNextPage"]) == (alone.total, alone.has_next)
        if alone.has_next:
            query = (
                f"query N($id: ID!, $a: String) {{ entity(id: $id) {{ reports(first: 9, after: $a) {{ {page} }} }} }}"
            )
            rest = served.ask("TH", query, {"id": entity, "a": first["pageInfo"]["endCursor"]})["entity"]["reports"]
            assert len(rest["edges"]) == alone.total - 2
