"""General and specific names of the same goods: `drugs` and `heroin`, `turtles` and `Geochelone elegans`.

Where a message names the thing itself, words for its whole category or a higher taxon fall away, unless they have a
figure of their own; a figure said of the general word goes to the one specific thing that has none.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from nlp.goods.commodity_lexicon import ancestors
from nlp.goods.finds import Find
from nlp.goods.mention import Mention
from nlp.goods.specimens import WHOLE
from nlp.goods.totals import near

WHOLE_OR_NONE = frozenset({None, *WHOLE})


def moved(folded: str, finds: Sequence[Find]) -> list[Find]:
    """Figures of general words given to the one specific item that has none: `500 kg of drugs, mostly ice`."""
    out = list(finds)
    for at, find in enumerate(out):
        if find.figure is None or find.mention.attributive:
            continue
        lower = [i for i, other in enumerate(out) if _is_below(other, find) and not _bracketed(folded, find, other)]
        if find.category == "wildlife" and find.mention.form not in WHOLE_OR_NONE:
            lower = [i for i in lower if out[i].mention.form in (None, find.mention.form)]
        if not lower or any(out[i].figure is not None for i in lower):
            continue
        if len({out[i].item for i in lower}) == 1:
            first = out[lower[0]]
            told = find.mention.form if find.category == "wildlife" else None
            form = told or first.mention.form or find.mention.form
            out[lower[0]] = first.formed(form).figured(find.figure)
            out[at] = replace(find, figure=None, unit=None)
    return out


_SOME = re.compile(r"\b(?:mostly|mainly|including|such as|among|chiefly|like|some of)\b[^.;]{0,40}$")


def _bracketed(folded: str, find: Find, other: Find) -> bool:
    """Is `other` one of several kinds that `find` holds: `waste (cables, bags, scrap iron)`, `sharks, mostly silky`?"""
    if other.mention.start <= find.mention.end or find.category not in ("waste", "wildlife"):
        return False
    gap = folded[find.mention.end : other.mention.start]
    return (len(gap) < 120 and gap.count("(") > gap.count(")")) or _SOME.search(gap[-80:]) is not None


def above(mention: Mention) -> set[str]:
    """The higher taxa of a mention; those of its genus where the lexicon does not know the species."""
    within = mention.sense.within
    return ancestors(mention.sense.item) | ({within} | ancestors(within) if within else set())


def _is_below(other: Find, find: Find) -> bool:
    """Does `other` name more exactly what `find` names?"""
    if other.category != find.category:
        return False
    sense = find.mention.sense
    if sense.generic:
        return not other.mention.sense.generic
    return sense.category in ("wildlife", "ods") and sense.item in above(other.mention)


def specific(finds: Sequence[Find]) -> list[Find]:
    """Without general words that say nothing of their own, and without the kinds that a counted general word lists."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for find in finds:
        if not find.mention.sense.generic:
            named[find.category].add(find.item)
    higher = {taxon for find in finds if find.category in ("wildlife", "ods") for taxon in above(find.mention)}
    dropped: set[int] = set()
    for at, find in enumerate(finds):
        sense = find.mention.sense
        part = find.category == "wildlife" and find.mention.form not in WHOLE_OR_NONE
        if part and find.figure is not None and not any(_says_the_same(find, other) for other in finds):
            continue  # a part of an unnamed animal is a thing of its own
        if not (
            (sense.generic and named[sense.category])
            or (sense.category in ("wildlife", "ods") and sense.item in higher)
        ):
            continue
        below = [i for i, other in enumerate(finds) if i != at and _is_below(other, find)]
        if not below:
            continue
        if not _own(find, [finds[i] for i in below]):
            dropped.add(at)
        elif sense.category in ("wildlife", "waste"):
            dropped |= {i for i in below if finds[i].figure is None}
    return [find for at, find in enumerate(finds) if at not in dropped]


def _says_the_same(find: Find, other: Find) -> bool:
    """Is `other` the same animal's goods by name, with the same figure?"""
    if other.category != find.category or other.mention.sense.generic or not find.mention.sense.generic:
        return False
    return other.figure is not None and find.figure is not None and other.figure.value == find.figure.value


def _own(find: Find, below: Sequence[Find]) -> bool:
    """Has a general word a figure of its own that no specific word or sum of them has?"""
    if find.figure is None or find.figure.cost > 0.7:
        return False
    packed = find.figure.kind in ("pack", "count", "container", "bare")
    if packed and (find.category in ("drug", "precursor") or any(other.figure for other in below)):
        return False
    values = [other.figure.value for other in below if other.figure and other.unit == find.unit]
    if not values:
        return True
    if find.figure.total and find.category == "drug":
        return False
    if any(other.figure.total for other in below if other.figure):
        return False
    total = sum(values)
    if any(near(value, find.figure.value) for value in values) or near(total, find.figure.value, 0.1):
        return False
    return total < 0.5 * find.figure.value or (find.figure.value < total and not find.figure.total)
