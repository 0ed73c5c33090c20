"""The graph's questions answered in plain Python, by going through everything: what both stores are compared with.

It is written from the words of `graph.store`, apart from the stores' code, and knows no limits: for small graphs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from graph.company_forms import split_form
from graph.model import (
    Candidate,
    Edge,
    Entity,
    EntityKind,
    Mention,
    MentionOf,
    Page,
    Path,
    Projection,
    Shared,
    Subgraph,
    Tokens,
)
from graph.names import fold, holds, romanise, words
from graph.projection import canonical
from graph.resemblance import LIKELY, blocks, resemblance
from graph.weighing import weigh


def readable(projections: Sequence[Projection], tokens: Tokens) -> list[Projection]:
    """What the reader may read: hidden reports were never there, nor were nominal mentions hidden from this reader."""
    return [
        canonical(
            Projection(
                p.report, p.day, p.audience, p.nominal_audience,
                tuple(m for m in p.mentions if not m.nominal or tokens & p.nominal_audience),
            )
        )
        for p in projections
        if tokens & p.audience
    ]  # fmt: skip


class Reference:
    """`GraphStore`, less the writing."""

    def __init__(self, projections: Sequence[Projection]) -> None:
        self._projections = sorted({p.report: p for p in projections}.values(), key=lambda p: p.report)

    def dump(self) -> Iterator[Projection]:
        yield from map(canonical, self._projections)

    def entities_by_id(self, tokens: Tokens, ids: Sequence[str]) -> Mapping[str, Entity]:
        found = {id: self._entity(tokens, id) for id in ids}
        return {id: entity for id, entity in found.items() if entity}

    def entities(
        self, tokens: Tokens, *, kinds: Sequence[EntityKind] = (), label: str = "", min_reports: int = 1,
        first: int = 50, after: tuple[int, str] | None = None,
    ) -> Page:  # fmt: skip
        labels = self._labels(tokens)
        found = [
            entity
            for entity in self._all(tokens)
            if (not kinds or entity.kind in kinds)
            and entity.report_count >= min_reports
            and (not label or any(holds(one, label) for one in labels[entity.id]))
        ]
        found.sort(key=lambda entity: (-entity.report_count, entity.id))
        left = [e for e in found if after is None or (-e.report_count, e.id) > (-after[0], after[1])]
        return Page(tuple(left[:first]), len(found), len(left) > first)

    def mentions(self, tokens: Tokens, reports: Sequence[str]) -> Mapping[str, Sequence[MentionOf]]:
        answer = {}
        for p in readable(self._projections, tokens):
            if p.report in reports and p.mentions:
                seen = {(m.span is None, m.span or (0, 0), m.kind.value, m.entity, m.role) for m in p.mentions}
                answer[p.report] = [
                    MentionOf(self._sure(tokens, id), role, None if nowhere else span)
                    for nowhere, span, _, id, role in sorted(seen)
                ]
        return answer

    def reports_of(self, tokens: Tokens, entities: Sequence[str]) -> Mapping[str, Sequence[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for p in readable(self._projections, tokens):
            for id in {m.entity for m in p.mentions} & set(entities):
                found[id].append(p.report)
        return dict(found)

    def neighbours(
        self, tokens: Tokens, entity: str, *, hops: int = 1, kinds: Sequence[EntityKind] = (), first: int = 100
    ) -> Subgraph | None:
        start = self._entity(tokens, entity)
        if start is None:
            return None
        nodes, frontier, cut, edges = [entity], {entity}, False, {}
        for hop in range(hops):
            weight: Counter[str] = Counter()
            pairs: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
            walkable = set()
            for p in readable(self._projections, tokens):
                open_in = {m.entity for m in p.mentions if not m.hub}
                for source in {m.entity for m in p.mentions} & frontier:
                    if hop and source not in open_in:
                        continue
                    for target in {m.entity for m in p.mentions if not kinds or m.kind in kinds} - set(nodes):
                        pairs[source, target].add(p.report)
                        weight[target] += 1
                        walkable |= {target} & open_in
            order = sorted(weight, key=lambda id: (-weight[id], id))
            kept = order[: max(0, first + 1 - len(nodes))]
            edges |= {pair: reports for pair, reports in pairs.items() if pair[1] in kept}
            nodes += kept
            if len(order) > len(kept):
                cut = True
                break
            frontier = walkable
        return Subgraph(
            tuple(self._sure(tokens, id) for id in nodes),
            tuple(
                Edge(*pair, tuple(sorted(reports)[:20]), len(reports))
                for pair, reports in sorted((tuple(sorted(pair)), reports) for pair, reports in edges.items())
            ),
            cut,
        )

    def paths(self, tokens: Tokens, start: str, end: str, *, max_hops: int = 4, first: int = 10) -> Sequence[Path]:
        if not self._entity(tokens, start) or not self._entity(tokens, end):
            return []
        shared: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for p in readable(self._projections, tokens):
            here = {m.entity for m in p.mentions if not m.hub} | ({m.entity for m in p.mentions} & {start, end})
            for one in here:
                for two in here - {one}:
                    shared[one].setdefault(two, p.report)
        chains = [(start,)]
        for hop in range(max_hops + 1):
            arrived = sorted(chain for chain in chains if chain[-1] == end)
            if arrived or hop == max_hops:
                return [
                    Path(
                        tuple(self._sure(tokens, id) for id in chain),
                        tuple(shared[one][two] for one, two in pairwise(chain)),
                    )
                    for chain in arrived[:first]
                ]
            chains = [(*chain, next_) for chain in chains for next_ in shared[chain[-1]] if next_ not in chain]
        return []

    def linked(self, tokens: Tokens, reports: Sequence[str]) -> Mapping[str, Sequence[Shared]]:
        identified = {
            p.report: {m.entity for m in p.mentions if m.identifying} for p in readable(self._projections, tokens)
        }
        answer = {}
        for report in set(reports) & set(identified):
            shared = {
                other: identified[report] & ids
                for other, ids in identified.items()
                if other != report and identified[report] & ids
            }
            order = sorted(shared, key=lambda other: (-len(shared[other]), other))
            if order:
                answer[report] = [
                    Shared(other, tuple(sorted(self._sure(tokens, id).label for id in shared[other])))
                    for other in order
                ]
        return answer

    def same_as(self, tokens: Tokens, entities: Sequence[str]) -> Mapping[str, Sequence[Candidate]]:
        keys = self._name_keys(tokens)
        answer = {}
        for entity in self._all(tokens):
            found = []
            for other in self._all(tokens):
                if entity.id in entities and other.id != entity.id and other.kind is entity.kind:
                    own_blocks = {block for key in keys[entity.id] for block in blocks(key)}
                    scores = [
                        resemblance(entity.kind, one, two)
                        for one in keys[entity.id]
                        for two in keys[other.id]
                        if own_blocks & blocks(two)
                    ]
                    score, reason = max(scores, default=(0.0, ""))
                    if score >= LIKELY:
                        weighed = weigh(entity.kind, score, reason, entity.properties, other.properties)
                        found.append(Candidate(other, *weighed))
            found = [candidate for candidate in found if candidate.score >= LIKELY]
            if found:
                answer[entity.id] = sorted(found, key=lambda c: (-c.score, c.entity.id))
        return answer

    def resembling(self, tokens: Tokens, name: str, *, first: int = 100) -> Sequence[tuple[Entity, float]]:
        labels, keys = self._labels(tokens), self._name_keys(tokens)
        own = romanise(split_form(name)[0])
        found = []
        for entity in self._all(tokens) if words(name) else ():
            held = [
                round(0.5 + 0.5 * min(1.0, len(fold(name)) / len(fold(label))), 3)
                for label in labels[entity.id]
                if holds(label, name)
            ]
            near = [resemblance(entity.kind, own, key)[0] for key in keys[entity.id] if blocks(own) & blocks(key)]
            best = max([*held, *(score for score in near if score >= LIKELY)], default=0.0)
            if best:
                found.append((entity, best))
        return sorted(found, key=lambda pair: (-pair[1], pair[0].id))[:first]

    def _mentions(self, tokens: Tokens) -> Iterator[tuple[Projection, Mention]]:
        for p in readable(self._projections, tokens):
            for m in p.mentions:
                yield p, m

    def _all(self, tokens: Tokens) -> list[Entity]:
        return [self._sure(tokens, id) for id in sorted({m.entity for _, m in self._mentions(tokens)})]

    def _labels(self, tokens: Tokens) -> defaultdict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for _, m in self._mentions(tokens):
            found[m.entity].add(m.label)
        return found

    def _name_keys(self, tokens: Tokens) -> defaultdict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for _, m in self._mentions(tokens):
            found[m.entity] |= {m.name_key} - {""}
        return found

    def _sure(self, tokens: Tokens, id: str) -> Entity:
        entity = self._entity(tokens, id)
        assert entity is not None
        return entity

    def _entity(self, tokens: Tokens, id: str) -> Entity | None:
        own = [(p, m) for p, m in self._mentions(tokens) if m.entity == id]
        if not own:
            return None
        labels = Counter(m.label for _, m in own)
        properties: defaultdict[str, set[str]] = defaultdict(set)
        for _, m in own:
            for name, value in m.properties.items():
                properties[name].add(value)
        days = sorted({p.day for p, _ in own if p.day})
        return Entity(
            id,
            own[0][1].kind,
            min(labels, key=lambda label: (-labels[label], label)),
            {name: tuple(sorted(values)) for name, values in properties.items()},
            len({p.report for p, _ in own}),
            days[0] if days else None,
            days[-1] if days else None,
        )
