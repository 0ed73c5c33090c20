from dataclasses import replace

from graph.identity import identifier_id
from graph.model import EntityKind, Mention, Projection
from graph.store import GraphStore
from graph.verify import differences

AUDIENCE = frozenset({"agency:VN"})


def _mention(value: str) -> Mention:
    return Mention(identifier_id("container", value) or "", EntityKind.CONTAINER, "container", value, identifying=True)


def _report(id: str, *values: str) -> Projection:
    return Projection(id, "2024-05-01", AUDIENCE, AUDIENCE, tuple(map(_mention, values)))


def test_a_graph_that_holds_what_it_should_has_no_differences(store: GraphStore) -> None:
    reports = [_report("r-b", "QXLU3021149"), _report("r-a", "ZKMU4177609", "QXLU3021149")]
    store.apply(reports)
    assert list(differences(store, reports)) == []


def test_each_difference_is_named_with_its_report(store: GraphStore) -> None:
    store.apply([_report("r-a", "QXLU3021149"), _report("r-c", "QXLU3021149"), _report("r-d"), _report("r-e")])
    expected = [
        _report("r-a", "ZKMU4177609"),
        _report("r-b"),
        replace(_report("r-d"), day="2024-05-02", audience=frozenset({"community"})),
        _report("r-e"),
    ]
    lost, extra = (identifier_id("container", value) for value in ("ZKMU4177609", "QXLU3021149"))
    assert [tuple(one) for one in differences(store, expected)] == [
        ("r-a", f"lacks a mention of container {lost}"),
        ("r-a", f"has a mention of container {extra} too much"),
        ("r-b", "is missing from the graph"),
        ("r-c", "stands in the graph and not in the ledger"),
        ("r-d", "has another day in the graph"),
        ("r-d", "has another audience in the graph"),
    ]


def test_a_difference_tells_no_name_and_no_value(store: GraphStore) -> None:
    name = Mention("p-1", EntityKind.PERSON, "arrested", "Nguyen Van An", {"age": "41"}, nominal=True)
    store.apply([Projection("r-a", None, AUDIENCE, AUDIENCE, (name,))])
    told = " ".join(one.what for one in differences(store, [_report("r-a")]))
    assert "Nguyen" not in told and "41" not in told
