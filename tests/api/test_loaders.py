"""No query for a row: the number of statements does not grow with the rows of an answer."""

from collections.abc import Iterator
from contextlib import contextmanager

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
    """Reports that share a container and a consignee, each with a reply and an acknowledgement."""
    for place in range(count):
        text = f"{place}: Customs seized {place + 1} kg of ketamine in container MSCU1234566, consignee Blue Delta Co., Ltd."
        id = served.submit("VN", text, operation="mekong-dragon", handling={"releaseTo": ["op:mekong-dragon"]})
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
    few = statements(served, query)
    fill(served, 6)
    assert statements(served, query) == few


def test_a_search_opens_its_hits_together(served: Served) -> None:
    fill(served, 2)
    query = '{ search(text: "ketamine") { edges { node { ... on Report { id originator { code } } } } } }'
    few = statements(served, query)
    fill(served, 6)
    assert statements(served, query) == few
