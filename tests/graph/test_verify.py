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
    reports = [_report("r-a", "ZKMU4177609", "QXLU3021149"), _report("r-b", "QXLU3021149")]
    store.apply(reports)
    assert list(differences(reports, store.dump())) == []


def test_each_report_that_differs_is_named_with_what_differs(store: GraphStore) -> None:
    store.apply([_report("r-a", "QXLU3021149"), _report("r-c", "QXLU3021149"), _report("r-d"), _report("r-e")])
    expected = [
        _report("r-a", "ZKMU4177609"),
        _report("r-b"),
        replace(_report("r-d"), day="2024-05-02", audience=frozenset({"community"})),
        _report("r-e"),
        _report("r-f"),
    ]
    assert [(one.report, one.what) for one in differences(expected, store.dump())] == [
        ("r-a", "differs in its mentions"),
        ("r-b", "is missing in the graph"),
        ("r-c", "is in the graph, but not in the ledger"),
        ("r-d", "differs in its day, who reads it"),
        ("r-f", "is missing in the graph"),
    ]
