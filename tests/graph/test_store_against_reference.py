"""Each store answers every question as the plain reference does, whatever was written, replaced and removed before."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import EntityKind, Projection, Tokens
from graph.store import GraphStore
from tests.graph.drawing import IDS, projections, readers, report_ids
from tests.graph.reference import Reference, readable

REPORTS = [f"r-{n}" for n in range(9)]
KINDS = [(), (EntityKind.PERSON, EntityKind.CONTAINER)]
_common: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}
few = settings(max_examples=20, **_common)
"""On each store: a server is asked a hundred questions for each example."""
many = settings(max_examples=60, **_common)
"""On the quickest store, to go further into the same ground."""
Reports = Sequence[Projection]


class Case(NamedTuple):
    """A graph with a past, a reader, and the two entities that are asked about."""

    first: Reports
    later: Reports
    removed: Sequence[str]
    tokens: Tokens
    start: str
    end: str


cases = st.builds(
    Case,
    st.lists(projections(), max_size=9),
    st.lists(projections(), max_size=4),
    st.lists(report_ids, max_size=2),
    readers,
    st.sampled_from(sorted(IDS)),
    st.sampled_from(sorted(IDS)),
)


def questions(start: str, end: str) -> dict[str, Callable[[Any, Tokens], Any]]:
    """Every reading method with every argument that it takes."""
    ids = [*IDS, "c-never"]
    asked: dict[str, Callable[[Any, Tokens], Any]] = {
        "entities_by_id": lambda store, tokens: store.entities_by_id(tokens, ids),
        "mentions": lambda store, tokens: store.mentions(tokens, [*REPORTS, "r-never"]),
        "reports_of": lambda store, tokens: dict(store.reports_of(tokens, ids)),
        "linked": lambda store, tokens: store.linked(tokens, [*REPORTS, "r-never"]),
        "same_as": lambda store, tokens: store.same_as(tokens, ids),
        "no neighbours": lambda store, tokens: store.neighbours(tokens, "c-never"),
        "no paths": lambda store, tokens: store.paths(tokens, start, "c-never"),
    }
    for name in ("Nguyen Van An", "redgum", "东方", "shanghai", "+6011", "hai phong", "…"):
        asked[f"resembling {name}"] = lambda store, tokens, name=name: store.resembling(tokens, name)
        asked[f"entities with {name}"] = lambda store, tokens, name=name: store.entities(tokens, label=name)
    for kinds in KINDS:
        for hops in (1, 2, 3):
            for first in (2, 100):
                asked[f"neighbours {kinds} {hops} {first}"] = (
                    lambda store, tokens, kinds=kinds, hops=hops, first=first: store.neighbours(
                        tokens, start, hops=hops, kinds=kinds, first=first
                    )
                )
        asked[f"entities {kinds}"] = lambda store, tokens, kinds=kinds: store.entities(tokens, kinds=kinds)
    asked["entities in pages"] = _pages
    asked["entities often"] = lambda store, tokens: store.entities(tokens, min_reports=2, first=3)
    for max_hops, first in ((4, 10), (1, 1), (6, 3)):
        asked[f"paths {max_hops} {first}"] = lambda store, tokens, max_hops=max_hops, first=first: store.paths(
            tokens, start, end, max_hops=max_hops, first=first
        )
    return asked


def _pages(store: Any, tokens: Tokens) -> list[Any]:
    pages, after = [], None
    while True:
        page = store.entities(tokens, first=2, after=after)
        pages.append(page)
        if not page.has_next:
            return pages
        after = (page.entities[-1].report_count, page.entities[-1].id)


def answers(store: Any, tokens: Tokens, start: str, end: str) -> dict[str, Any]:
    return {name: ask(store, tokens) for name, ask in questions(start, end).items()}


def check_against_the_reference(store: GraphStore, case: Case) -> None:
    store.clear()
    store.apply(case.first)
    store.remove(case.removed)
    for projection in case.later:
        store.apply([projection])
    standing = {p.report: p for p in case.first}
    standing = {id: p for id, p in standing.items() if id not in case.removed} | {p.report: p for p in case.later}
    reference = Reference(list(standing.values()))

    assert list(store.dump()) == list(reference.dump())
    asked = case.tokens, case.start, case.end
    assert answers(store, *asked) == answers(reference, *asked)


def check_noninterference(store: GraphStore, case: Case) -> None:
    """In full the graph has a past: reports came, went and were replaced. The reader's own graph has none."""
    asked = case.tokens, case.start, case.end
    store.clear()
    store.apply(case.first)
    store.remove(case.removed)
    store.apply(case.later)
    in_full = answers(store, *asked)
    everything = list(store.dump())
    store.clear()
    store.apply(readable(everything, case.tokens))

    assert answers(store, *asked) == in_full


@few
@given(cases)
def test_a_store_answers_as_the_reference_does(store: GraphStore, case: Case) -> None:
    check_against_the_reference(store, case)


@many
@given(cases)
def test_the_quickest_store_does_so_in_many_graphs(embedded_sqlite: GraphStore, case: Case) -> None:
    check_against_the_reference(embedded_sqlite, case)


@few
@given(cases)
def test_what_a_reader_may_not_read_changes_no_answer(store: GraphStore, case: Case) -> None:
    check_noninterference(store, case)


@many
@given(cases)
def test_nor_does_it_in_many_graphs(embedded_sqlite: GraphStore, case: Case) -> None:
    check_noninterference(embedded_sqlite, case)


@given(st.lists(projections(), max_size=9, unique_by=lambda p: p.report), readers, st.sampled_from(sorted(IDS)))
def test_the_reference_itself_shows_nothing_hidden(everything: Reports, tokens: Tokens, start: str) -> None:
    end = sorted(IDS)[0]
    in_full = answers(Reference(everything), tokens, start, end)

    assert answers(Reference(readable(everything, tokens)), tokens, start, end) == in_full
