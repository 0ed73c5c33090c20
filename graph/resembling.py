"""Entities whose names resemble: SAME_AS candidates of an entity, and what a word search finds.

Both are computed from names that the reader sees, at the moment of asking, so a candidate is seen by those who may read
both sides and by nobody else.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.company_forms import split_form
from graph.model import Candidate, Entity, EntityKind
from graph.names import fold, holds, romanise, words
from graph.resemblance import LIKELY, blocks, resemblance
from graph.view import Name, View
from graph.weighing import weigh

EACH = 500
"""Entities looked at for one blocking key, the first by id."""
CANDIDATES = 50
"""Candidates of one entity, those whose names resemble most; then their properties are weighed too."""


def candidates(view: View, entities: Sequence[str]) -> dict[str, list[Candidate]]:
    """Same kind, resembling names; by (score descending, id)."""
    own: defaultdict[str, list[Name]] = defaultdict(list)
    visible = view.visible(entities)
    for name in view.names(visible) if visible else ():
        own[name.entity].append(name)
    found: dict[str, dict[str, tuple[float, str]]] = {}
    for kind in sorted({name.kind for names in own.values() for name in names}):
        of_kind = {id: names for id, names in own.items() if names[0].kind is kind}
        keys = sorted({key for names in of_kind.values() for name in names for key in blocks(name.name_key)})
        others = view.namesakes([kind], keys, each=EACH)
        for id, names in of_kind.items():
            own_keys = frozenset().union(*(blocks(name.name_key) for name in names))
            near = [other for other in others if other.entity != id and own_keys & blocks(other.name_key)]
            found[id] = _best(kind, names, near)
    best = {id: _first(scores, CANDIDATES) for id, scores in found.items()}
    seen = view.summaries(sorted({*own, *(other for scores in best.values() for other in scores)}))
    weighed = {id: [_weighed(seen[id], seen[other], *said) for other, said in best[id].items()] for id in best}
    answer = {
        id: sorted(
            (candidate for candidate in candidates if candidate.score >= LIKELY),
            key=lambda candidate: (-candidate.score, candidate.entity.id),
        )
        for id, candidates in weighed.items()
    }
    return {id: candidates for id, candidates in answer.items() if candidates}


def _first(scores: Mapping[str, tuple[float, str]], most: int) -> dict[str, tuple[float, str]]:
    return dict(sorted(scores.items(), key=lambda pair: (-pair[1][0], pair[0]))[:most])


def _weighed(entity: Entity, other: Entity, score: float, reason: str) -> Candidate:
    return Candidate(other, *weigh(entity.kind, score, reason, entity.properties, other.properties))


def _best(kind: EntityKind, names: Sequence[Name], others: Sequence[Name]) -> dict[str, tuple[float, str]]:
    best: dict[str, tuple[float, str]] = {}
    for other in others:
        for name in names:
            score, reason = resemblance(kind, name.name_key, other.name_key)
            if score >= LIKELY and (score, reason) > best.get(other.entity, (0.0, "")):
                best[other.entity] = (score, reason)
    return best


def by_words(view: View, name: str, *, first: int) -> list[tuple[Entity, float]]:
    """A label that is the name scores 1, one that holds its words more the fewer others it has, one that resembles it
    as far as it does; an entity's best label counts."""
    asked = words(name)
    if not asked:
        return []
    scores: defaultdict[str, float] = defaultdict(float)
    for found in view.holding(asked, limit=EACH):
        scores[found.entity] = max(scores[found.entity], _held(name, found.label))
    key = romanise(split_form(name)[0])
    for found in view.namesakes((), sorted(blocks(key)), each=EACH):
        score, _ = resemblance(found.kind, key, found.name_key)
        if score >= LIKELY:
            scores[found.entity] = max(scores[found.entity], score)
    best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:first]
    entities = view.summaries([id for id, _ in best])
    return [(entities[id], score) for id, score in best]


def _held(name: str, label: str) -> float:
    if not holds(label, name):
        return 0.0
    asked, there = len(fold(name)), len(fold(label))
    return round(0.5 + 0.5 * min(1.0, asked / there), 3)
