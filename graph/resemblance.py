"""How far two names resemble each other, and why: a judgement for a person to make, never an identity.

Works on romanised names (`graph.names.romanise`), so that scripts and spellings meet. The score comes from the two
names alone. Names worth comparing share a blocking key (`blocks`), so that nobody compares all with all.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from rapidfuzz.distance import Indel, JaroWinkler

from graph.model import EntityKind
from graph.names import terms

LIKELY = 0.75
"""Candidates score at least this."""
_PAIRED = 6
"""Words of a name that are paired for blocking: the longest."""
_SOUNDS = str.maketrans({"c": "k", "q": "k", "w": "v", "z": "s", "f": "p", "j": "i"})
_SPLIT_WORDS = frozenset(("and", "of", "the", "de", "la"))
_TRADE_WORDS = frozenset(
    (
        "trading", "trade", "traders", "trdg", "import", "imports", "imp", "export", "exports", "exp", "impex", "xnk",
        "international", "intl", "global", "general", "group", "holding", "holdings", "logistics", "shipping",
        "freight", "forwarding", "cargo", "transport", "express", "enterprise", "enterprises", "industry", "industries",
        "industrial", "service", "services", "supply", "resources", "company", "xuat", "nhap", "khau", "thuong", "mai",
    )
)  # fmt: skip
"""Half of all companies share them: they count in the score, and bring no names together."""


@lru_cache(maxsize=20_000)
def blocks(name_key: str) -> frozenset[str]:
    """Keys that two spellings of one name are likely to share: all consonants whatever their order and spacing
    (`s…`), the consonants of each two words (`p…`), and the longest word with the initial of each other (`i…`).
    Letters, digits and `_` alone."""
    own = [word for word in _compared(name_key) if word not in _TRADE_WORDS]
    paired = own if len(own) > 1 else _compared(name_key)
    sounds = sorted({sound for word in paired if (sound := _skeleton(word))}, key=lambda sound: (-len(sound), sound))
    whole = "".join(sorted("".join(_skeleton(word) for word in _compared(name_key))))
    keys = {f"s{whole}"} if len(whole) > 1 else set()
    pairs = (sorted(pair) for pair in combinations(sounds[:_PAIRED], 2))
    keys |= {f"p{a}_{b}" for a, b in pairs if len(a) + len(b) > 2}
    return frozenset(keys | {f"i{sound[0]}_{sounds[0]}" for sound in sounds[1:_PAIRED] if len(sounds[0]) > 2})


def keys_of(label: str, name_key: str) -> list[str]:
    """What finds a label in a store: `w` and a search term (`graph.names.terms`), and the blocking keys."""
    return sorted({f"w{term}" for term in terms(label)} | blocks(name_key))


def resemblance(kind: EntityKind, one: str, other: str) -> tuple[float, str]:
    """Score from 0 to 1 of two romanised names of that kind, and the reason in words ("" where there is none)."""
    if not one or not other:
        return 0.0, ""
    most = _most(kind, one, other)
    if one == other:
        return most, "same name"
    if sorted(one.split()) == sorted(other.split()):
        return round(most * 0.97, 3), "same words in another order"
    if one.replace(" ", "") == other.replace(" ", ""):
        return round(most * 0.97, 3), "same letters, spaced otherwise"
    score, reason = _word_by_word(_compared(one), _compared(other))
    joined = Indel.normalized_similarity(one.replace(" ", ""), other.replace(" ", ""))
    if joined > 0.9 and joined > score:
        score, reason = joined, "spelling differs"
    return round(most * 0.97 * score, 3), reason if score else ""


def _most(kind: EntityKind, one: str, other: str) -> float:
    """A name alone says little about a person, and one word of a name next to nothing."""
    if kind is not EntityKind.PERSON:
        return 1.0
    return {0: 0.0, 1: 0.6, 2: 0.9}.get(min(len(one.split()), len(other.split())), 0.95)


def _word_by_word(one: Sequence[str], other: Sequence[str]) -> tuple[float, str]:
    """Each word of the shorter name finds its best of the longer; one that finds none like it ends the resemblance."""
    short, long = sorted((tuple(one), tuple(other)), key=lambda name: (len(name), name))
    if not short:
        return 0.0, ""
    left = list(long)
    weight = total = 0.0
    spelling, initials = False, False
    for word in sorted(short, key=len, reverse=True):
        best = max(left, key=lambda candidate: (_alike(word, candidate), candidate))
        alike = _alike(word, best)
        if alike < 0.6:
            return 0.0, ""
        left.remove(best)
        initial = min(len(word), len(best)) == 1 != max(len(word), len(best))
        initials |= initial
        spelling |= word != best and not initial
        size = float(max(len(word), len(best)))
        weight += size
        total += size * alike
    missing = sum(len(word) for word in left)
    score = (total / weight) * (1 - 0.6 * missing / (weight + missing))
    reasons = [
        *(["spelling differs"] if spelling else []),
        *(["initials fit"] if initials else []),
        *([f"without {' '.join(sorted(left))}"] if left else []),
    ]
    return score, "; ".join(reasons) or "same words"


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if min(len(one), len(other)) == 1:
        return 0.7 if one[0] == other[0] else 0.0
    if _skeleton(one) == _skeleton(other):
        return max(0.85, JaroWinkler.similarity(one, other))
    return Indel.normalized_similarity(one, other)


def _compared(name_key: str) -> list[str]:
    return [word for word in name_key.split() if word not in _SPLIT_WORDS] or name_key.split()


def _skeleton(word: str) -> str:
    """Consonants as they sound, first letter kept, doubles once: "phueng" and "pueng" are both "png"."""
    head, tail = word[:1], word[1:]
    sounds = (("a" if head in "aeiouy" else head) + tail.replace("h", "")).translate(_SOUNDS)
    kept = sounds[:1] + "".join(char for char in sounds[1:] if char not in "aeiouy")
    return kept[:1] + "".join(after for before, after in pairwise(kept) if before != after)
