"""The read side of both stores: what is asked of a view, and what is made of it.

Stores differ in their views alone.
"""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from graph import paths, resembling, walk
from graph.model import Candidate, Entity, EntityKind, MentionOf, Page, Path, Shared, Subgraph, Tokens
from graph.names import words
from graph.view import MentionRow, View, Visit

LINKED_EACH = 1_000
"""Reports looked at for one identifying entity, the first by id: a hotline's number stands in thousands."""


T = TypeVar("T")


class Answers(ABC):
    """The reading methods of `graph.store.GraphStore`."""

    @abstractmethod
    def see(self, tokens: Tokens, question: Callable[[View], T]) -> T:
        """The answer to a question asked of one consistent sight of the store, as a reader with these tokens has it.
        The question may be asked again where the store was interrupted."""

    def entities_by_id(self, tokens: Tokens, ids: Sequence[str]) -> Mapping[str, Entity]:
        return self.see(tokens, lambda view: view.summaries(view.visible(ids)))

    def entities(
        self,
        tokens: Tokens,
        *,
        kinds: Sequence[EntityKind] = (),
        label: str = "",
        min_reports: int = 1,
        first: int = 50,
        after: tuple[int, str] | None = None,
    ) -> Page:
        asked = words(label)
        if label and not asked:
            return Page((), 0, False)

        def page(view: View) -> Page:
            ids, total = view.ranked(kinds, asked, min_reports, first + 1, after)
            found = view.summaries(ids[:first])
            return Page(tuple(found[id] for id in ids[:first]), total, len(ids) > first)

        return self.see(tokens, page)

    def mentions(self, tokens: Tokens, reports: Sequence[str]) -> Mapping[str, Sequence[MentionOf]]:
        return self.see(tokens, lambda view: mentions_of(view, reports))

    def reports_of(self, tokens: Tokens, entities: Sequence[str]) -> Mapping[str, Sequence[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for visit in self.see(tokens, lambda view: visits_of(view, entities)):
            found[visit.entity].append(visit.report)
        return dict(found)

    def neighbours(
        self, tokens: Tokens, entity: str, *, hops: int = 1, kinds: Sequence[EntityKind] = (), first: int = 100
    ) -> Subgraph | None:
        return self.see(tokens, lambda view: walk.neighbours(view, entity, hops=hops, kinds=kinds, first=first))

    def paths(self, tokens: Tokens, start: str, end: str, *, max_hops: int = 4, first: int = 10) -> Sequence[Path]:
        return self.see(tokens, lambda view: paths.shortest(view, start, end, max_hops=max_hops, first=first))

    def linked(self, tokens: Tokens, reports: Sequence[str]) -> Mapping[str, Sequence[Shared]]:
        return self.see(tokens, lambda view: linked_to(view, reports))

    def same_as(self, tokens: Tokens, entities: Sequence[str]) -> Mapping[str, Sequence[Candidate]]:
        return self.see(tokens, lambda view: resembling.candidates(view, entities))

    def resembling(self, tokens: Tokens, name: str, *, first: int = 100) -> Sequence[tuple[Entity, float]]:
        return self.see(tokens, lambda view: resembling.by_words(view, name, first=first))


def visits_of(view: View, entities: Sequence[str]) -> Sequence[Visit]:
    visible = view.visible(entities)
    return view.visits(visible, through_hubs=True, limit=-1) if visible else ()


def mentions_of(view: View, reports: Sequence[str]) -> dict[str, list[MentionOf]]:
    rows = view.mentions(reports)
    entities = view.summaries(sorted({row.entity for row in rows}))
    found: defaultdict[str, list[MentionRow]] = defaultdict(list)
    for row in rows:
        found[row.report].append(row)
    return {
        report: [MentionOf(entities[row.entity], row.role, row.span) for row in sorted(of, key=_mention_order)]
        for report, of in found.items()
    }


def linked_to(view: View, reports: Sequence[str]) -> dict[str, list[Shared]]:
    own = view.identified(reports)
    ids = sorted({visit.entity for visit in own})
    elsewhere: defaultdict[str, list[str]] = defaultdict(list)
    for visit in view.identifying(ids, each=LINKED_EACH):
        elsewhere[visit.entity].append(visit.report)
    labels = {id: entity.label for id, entity in view.summaries(ids).items()}
    shared: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for entity, report in own:
        for other in elsewhere[entity]:
            if other != report:
                shared[report][other].add(entity)
    return {
        report: [
            Shared(other, tuple(sorted(labels[entity] for entity in because)))
            for other, because in sorted(others.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        ]
        for report, others in shared.items()
    }


def _mention_order(row: MentionRow) -> tuple[object, ...]:
    return (row.span is None, row.span or (0, 0), row.kind.value, row.entity, row.role)
