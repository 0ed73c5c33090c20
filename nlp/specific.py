"""General and specific names of the same goods: `drugs` and `heroin`, `turtles` and `Geochelone elegans`.

Where a message names the thing itself, words for its whole category or a higher taxon fall away, unless they have a
figure of their own; a figure said of the general word goes to the one specific thing that has none.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from nlp.commodity_lexicon import ancestors
from nlp.finds import Find


def moved(finds: Sequence[Find]) -> list[Find]:
    """Figures of general words given to the one specific item that has none: `500 kg of drugs, mostly ice`."""
    out = list(finds)
    for at, find in enumerate(out):
        if find.figure is None or find.mention.attributive:
            continue
        lower = [i for i, other in enumerate(out) if _is_below(other, find)]
        if not lower or any(out[i].figure is not None for i in lower):
            continue
        if len({out[i].item for i in lower}) == 1:
            first = out[lower[0]]
            told = find.mention.form if find.category == "wildlife" else None
            form = told or first.mention.form or find.mention.form
            out[lower[0]] = first.formed(form).figured(find.figure)
            out[at] = replace(find, figure=None, unit=None)
    return out


def _is_below(other: Find, find: Find) -> bool:
    """Does `other` name more exactly what `find` names?"""
    if other.category != find.category:
        return False
    sense = find.mention.sense
    if sense.generic:
        return not other.mention.sense.generic
    return sense.category == "wildlife" and sense.item in ancestors(other.item)


def specific(finds: Sequence[Find]) -> list[Find]:
    """Without general words that say nothing of their own, and without the kinds that a counted general word lists."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for find in finds:
        if not find.mention.sense.generic:
            named[find.category].add(find.item)
    above = {taxon for item in named["wildlife"] for taxon in ancestors(item)}
    dropped: set[int] = set()
    for at, find in enumerate(finds):
        sense = find.mention.sense
        if not ((sense.generic and named[sense.category]) or (sense.category == "wildlife" and sense.item in above)):
            continue
        below = [i for i, other in enumerate(finds) if i != at and _is_below(other, find)]
        if not below:
            continue
        if not _own(find, [finds[i] for i in below]):
            dropped.add(at)
        elif sense.category in ("wildlife", "waste"):
            dropped |= {i for i in below if finds[i].figure is None}
    return [find for at, find in enumerate(finds) if at not in dropped]


def _own(find: Find, below: Sequence[Find]) -> bool:
    """Has a general word a figure of its own that no specific word or sum of them has?"""
    if find.figure is None or find.figure.cost > 0.7:
        return False
    values = [other.figure.value for other in below if other.figure and other.unit == find.unit]
    if not values:
        return find.category in ("wildlife", "waste") or not any(other.figure is None for other in below)
    if find.figure.total and find.category == "drug":
        return False
    return sum(values) < 0.5 * find.figure.value
