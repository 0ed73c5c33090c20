"""Shortest chains of shared reports between two entities, walked from both ends until they meet."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.model import Path
from graph.view import View

VISITS = 5_000
"""Pairs of entity and report walked in one step, the first by report id."""
MAX_HOPS = 6

Links = dict[str, dict[str, str]]
"""Entity -> entities one step nearer to the end it was reached from -> the first report by id that they share."""


class _Side:
    """What has been reached from one end."""

    def __init__(self, end: str) -> None:
        self.end = end
        self.frontier: frozenset[str] = frozenset({end})
        self.links: Links = {end: {}}
        self.depth = 0

    def step(self, view: View, other: "_Side") -> None:
        """One hop further. A hub mention is followed only at the two ends."""
        sources: defaultdict[str, list[str]] = defaultdict(list)
        for visit in view.visits(sorted(self.frontier), through_hubs=self.depth == 0, limit=VISITS):
            sources[visit.report].append(visit.entity)
        reached: Links = defaultdict(dict)
        for member in view.members(sorted(sources), ()):
            if member.entity in self.links or (member.hub and member.entity != other.end):
                continue
            for source in sources[member.report]:
                reached[member.entity].setdefault(source, member.report)
        self.links |= reached
        self.frontier = frozenset(reached)
        self.depth += 1


def shortest(view: View, start: str, end: str, *, max_hops: int, first: int) -> Sequence[Path]:
    """The first `first` chains of least length, by the ids of their entities. Each chain of entities stands once, with
    the first report by id for each step. None within `max_hops` (6 at most): none."""
    if len(view.visible([start, end])) < len({start, end}):
        return []
    near, far = _Side(start), _Side(end)
    while not (meeting := near.frontier & far.frontier):
        if near.depth + far.depth >= min(max_hops, MAX_HOPS) or not near.frontier or not far.frontier:
            return []
        side, other = (near, far) if len(near.frontier) <= len(far.frontier) else (far, near)
        side.step(view, other)
    onward = _onward(near.links, meeting)
    for entity, steps in _reachable(far.links, meeting).items():
        onward[entity] |= steps
    chains = []
    for chain in _chains(onward, (start,), end):
        chains.append(chain)
        if len(chains) >= first:
            break
    entities = view.summaries(sorted({entity for chain in chains for entity in chain}))
    return [
        Path(
            tuple(entities[id] for id in chain),
            tuple(onward[one][two] for one, two in pairwise(chain)),
        )
        for chain in chains
    ]


def _onward(links: Links, meeting: frozenset[str]) -> defaultdict[str, dict[str, str]]:
    """The near side's links turned round, so that they lead from the start to where the sides meet."""
    turned: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for entity, steps in _reachable(links, meeting).items():
        for nearer, report in steps.items():
            turned[nearer][entity] = report
    return turned


def _reachable(links: Links, meeting: frozenset[str]) -> Links:
    """Those links that lie between the meeting and the side's own end."""
    found: Links = {}
    level = set(meeting)
    while level:
        found |= {entity: links[entity] for entity in level}
        level = {nearer for entity in level for nearer in links[entity]}
    return found


def _chains(onward: Links, chain: tuple[str, ...], end: str) -> Iterator[tuple[str, ...]]:
    if chain[-1] == end:
        yield chain
        return
    for following in sorted(onward[chain[-1]]):
        yield from _chains(onward, (*chain, following), end)
