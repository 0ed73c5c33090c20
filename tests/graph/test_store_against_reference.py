"""Each store answers every question as the plain reference does, whatever was written, replaced and removed before."""

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import EntityKind, Projection, Tokens
from graph.store import GraphStore
from tests.graph.drawing import IDS, projections, readers, report_ids
from tests.graph.reference import Reference, readable

REPORTS = [f"r-{n}" for n in range(9)]
KINDS = [(), (EntityKind.PERSON, EntityKind.CONTAINER)]
few = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
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


@few
@given(
    st.lists(projections(), max_size=9),
    st.lists(projections(), max_size=4),
    st.lists(report_ids, max_size=2),
    readers,
    st.sampled_from(sorted(IDS)),
    st.sampled_from(sorted(IDS)),
)
def test_a_store_answers_as_the_reference_does(
    store: GraphStore,
    first: Sequence[Projection],
    later: Sequence[Projection],
    removed: Sequence[str],
    tokens: Tokens,
    start: str,
    end: str,
) -> None:
    store.clear()
    store.apply(first)
    store.remove(removed)
    for projection in later:
        store.apply([projection])
    standing = {p.report: p for p in first}
    standing = {id: p for id, p in standing.items() if id not in removed} | {p.report: p for p in later}
    reference = Reference(list(standing.values()))

    assert list(store.dump()) == list(reference.dump())
    assert answers(store, tokens, start, end) == answers(reference, tokens, start, end)


@few
@given(
    st.lists(projections(), max_size=9, unique_by=lambda p: p.report),
    readers,
    st.sampled_from(sorted(IDS)),
    st.sampled_from(sorted(IDS)),
)
def test_what_a_reader_may_not_read_changes_no_answer(
    store: GraphStore, everything: Sequence[Projection], tokens: Tokens, start: str, end: str
) -> None:
    store.clear()
    store.apply(everything)
    in_full = answers(store, tokens, start, end)
    store.clear()
    store.apply(readable(everything, tokens))

    assert answers(store, tokens, start, end) == in_full


@given(st.lists(projections(), max_size=9, unique_by=lambda p: p.report), readers, st.sampled_from(sorted(IDS)))
def test_the_reference_itself_shows_nothing_hidden(
    everything: Sequence[Projection], tokens: Tokens, start: str
) -> None:
    ends = sorted(IDS)[0]
    in_full = answers(Reference(everything), tokens, start, ends)

    assert answers(Reference(readable(everything, tokens)), tokens, start, ends) == in_full
