"""Why a reader searches: stated beside the query, kept in the trail, and needed where the community asks for it."""

from collections.abc import Callable

import orjson
import pytest

from tests.api.test_audited import trail
from tests.services.served import Served

WHY = "Kiểm tra thuyền viên của tàu đến hôm thứ Sáu."
BY_WORDS = (
    '{ search(text: "somchai") { totalCount } }',
    '{ search(text: "nothing that anyone holds") { totalCount } }',
    '{ reports(filter: {text: "somchai"}) { totalCount } }',
    '{ facets(filter: {text: "somchai"}, by: ["kind"]) { by } }',
    '{ timeline(filter: {text: "somchai"}) { reports } }',
    '{ routes(filter: {text: "somchai"}) { reports } }',
    '{ entities(filter: {label: "somchai"}) { totalCount } }',
    "{ entities(filter: {kinds: [PERSON]}) { totalCount } }",
    "{ entities(filter: {kinds: [CONTAINER, PHONE]}) { totalCount } }",
)
NOT_BY_WORDS = (
    "{ reports { totalCount } }",
    '{ reports(filter: {seizedIn: ["TH"], refs: ["VN-1"]}) { totalCount } }',
    "{ entities(filter: {kinds: [CONTAINER]}) { totalCount } }",
)


def percent(text: str) -> str:
    return "".join(char if char.isascii() else "".join(f"%{byte:02X}" for byte in char.encode()) for char in text)


def test_a_purpose_is_in_the_trail_however_it_is_stated(served: Served) -> None:
    served.ask("VN", BY_WORDS[0], headers={"X-Naga-Purpose": percent(WHY)})
    assert trail(served)[-1]["purpose"] == WHY
    body = {"query": BY_WORDS[0], "extensions": {"purpose": WHY}}
    headers = {
        "Authorization": f"Bearer {served.token('VN')}",
        "X-Naga-Purpose": "another one",
        "Content-Type": "application/json",
    }
    served.client.post("/graphql", content=orjson.dumps(body), headers=headers)
    assert trail(served)[-1]["purpose"] == WHY
    served.ask("VN", BY_WORDS[0])
    assert trail(served)[-1]["purpose"] is None


@pytest.mark.parametrize("stated", [None, "x", "%20" * 20])
def test_where_it_is_needed_a_search_by_words_is_refused_without_it(
    serve: Callable[..., Served], stated: str | None
) -> None:
    served = serve(require_purpose=True)
    served.submit("VN", "Somchai Jaidee was arrested.", handling={"tlp": "GREEN"})
    headers = {} if stated is None else {"X-Naga-Purpose": stated}
    for query in BY_WORDS:
        (refusal,) = served.errors("VN", query, headers=headers)
        assert (refusal["code"], refusal["path"]) == ("INVALID", "purpose"), query
    assert trail(served)[-1]["refused"] == "INVALID"


def test_where_it_is_needed_and_stated_everything_is_answered(serve: Callable[..., Served]) -> None:
    served = serve(require_purpose=True)
    served.submit("VN", "3 kg of goods were found.", handling={"tlp": "GREEN"})
    for query in BY_WORDS:
        served.ask("VN", query, headers={"X-Naga-Purpose": percent(WHY)})
    for query in NOT_BY_WORDS:
        served.ask("VN", query)


def test_whether_it_is_needed_does_not_depend_on_what_is_held(serve: Callable[..., Served]) -> None:
    served = serve(require_purpose=True)
    empty = [served.errors("VN", query) for query in BY_WORDS]
    served.submit("VN", "Somchai Jaidee was arrested.", handling={"tlp": "GREEN"})
    assert [served.errors("VN", query) for query in BY_WORDS] == empty
