"""What stands around an entity, hop by hop, from the reports that a view shows."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from graph.model import Edge, EntityKind, Subgraph
from graph.view import View, Visit

VISITS = 2_000
"""Pairs of entity and report walked at each hop, the first by report id: a country is in a hundred thousand. Ids are
random, so they are a fair sample; beyond it weights count the reports walked, and the answer says `truncated`."""
EDGE_REPORTS = 20
"""Report ids named on one edge."""
MAX_HOPS = 3


def neighbours(view: View, start: str, *, hops: int, kinds: Sequence[EntityKind], first: int) -> Subgraph | None:
    """`first` neighbours at most, the start not counted. `kinds`: entities of these kinds alone are found and walked
    through, so that what is answered hangs together. Edges run from one hop to the next.

    The start is walked from even where it is a hub: that is what was asked for. None where it is absent.
    """
    if not view.visible([start]):
        return None
    found, frontier, truncated = [start], [start], False
    shared: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for hop in range(min(max(hops, 1), MAX_HOPS)):
        visits = view.visits(frontier, through_hubs=hop == 0, limit=VISITS + 1)
        truncated |= len(visits) > VISITS
        walked, open_to_walk = _met(view, visits[:VISITS], kinds, set(found))
        weight: Counter[str] = Counter()
        for (_, entity), reports in walked.items():
            weight[entity] += len(reports)
        ranked = sorted(weight, key=lambda entity: (-weight[entity], entity))
        kept = ranked[: first - (len(found) - 1)]
        for (source, entity), reports in walked.items():
            if entity in set(kept):
                shared[source, entity] |= reports
        found += kept
        if len(ranked) > len(kept):
            truncated = True
            break
        frontier = [entity for entity in kept if entity in open_to_walk]
        if not frontier:
            break
    entities = view.summaries(found)
    return Subgraph(tuple(entities[id] for id in found), _edges(shared), truncated)


def _met(
    view: View, visits: Sequence[Visit], kinds: Sequence[EntityKind], known: set[str]
) -> tuple[dict[tuple[str, str], set[str]], set[str]]:
    """(entity walked from, entity met) -> reports shared; and those met that may be walked through."""
    sources: defaultdict[str, list[str]] = defaultdict(list)
    for visit in visits:
        sources[visit.report].append(visit.entity)
    walked: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    open_to_walk: set[str] = set()
    for member in view.members(sorted(sources), kinds):
        if member.entity in known:
            continue
        for source in sources[member.report]:
            walked[source, member.entity].add(member.report)
        if not member.hub:
            open_to_walk.add(member.entity)
    return walked, open_to_walk


def _edges(shared: dict[tuple[str, str], set[str]]) -> tuple[Edge, ...]:
    edges = [
        Edge(min(pair), max(pair), tuple(sorted(reports)[:EDGE_REPORTS]), len(reports))
        for pair, reports in shared.items()
    ]
    return tuple(sorted(edges, key=lambda edge: (edge.source, edge.target)))
