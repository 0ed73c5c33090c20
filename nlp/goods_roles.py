# ruff: noqa: E501  (patterns of words read best unbroken)
"""Which stretches of a text name goods that are not the find: what the papers declare, and what hides the find.

A cue opens a claim that reaches to the end of its clause, to a word of a find, or to the next quantity after a comma.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp import lexicon
from nlp.lexicon import Matcher
from nlp.reading import Reading
from nlp.spans import Spans

REACH = 220
"""Characters that a cue may claim; a longer list of cover goods is cut there."""
BACK = 60

_BREAK = re.compile(
    r"[;\n。；]|[.](?=\s|$)|[,、，)(:：/=-]\s*(?=(?:about|some|over|more than|approx\w*\.?|abt|around|约|約|hơn|khoảng|sekitar|ประมาณ)?\s?\d)"
)
_COVER_BREAK = re.compile(r"[;,\n。；，:：]|[.](?=\s|$)|\bw(?:as|ere)\b")
_CLAUSE_HEAD = re.compile(r"[,;.:\n。；，、：]")


@cache
def cues() -> Matcher:
    """Words of `lexicons/goods_cues.yaml`; an entry is a tuple of their kinds."""
    return Matcher(
        (word, entry["kind"])
        for entry in lexicon.load("goods_cues")
        for names in entry["names"].values()
        for word in names
    )


@dataclass
class Roles:
    """What the cues of one text say of its goods."""

    declared: Spans
    cover: Spans
    load: Spans
    never: Spans
    """Phrases in which a word for goods is none (`anti-drug unit`)."""
    matters: dict[int, int]
    """Start -> end of nouns that make a name before them a matter."""
    found: list[int]
    """Offsets of words that tell of a find, in order."""


def _claim(folded: str, start: int, ends: list[int], at: int, pattern: re.Pattern[str]) -> int:
    """End of the claim of a cue that ends at `start`; `at` indexes the first end cue after it."""
    limit = min(len(folded), start + REACH)
    if at < len(ends) and ends[at] < limit:
        limit = ends[at]
    opening = start
    while opening < limit and folded[opening] in " :：\"'“‘(「“":
        opening += 1
    found = pattern.search(folded, min(opening + 1, limit), limit)
    return found.start() if found else limit


def _after_cues(kinds: list[tuple[int, int, str]], wanted: str) -> Iterator[tuple[int, int]]:
    return ((start, end) for start, end, kind in kinds if kind == wanted)


def read_roles(reading: Reading) -> Roles:
    """The roles of a text; read once a message."""
    known: Roles | None = reading.notes.get("goods_roles")
    if known is not None:
        return known
    folded = reading.folded
    kinds = [(match.start, match.end, kind) for match in cues().find(folded) for kind in match.entry]
    ends = sorted(start for start, _, kind in kinds if kind == "ends")
    claims: dict[str, list[tuple[int, int]]] = {"declared": [], "cover": [], "load": []}
    at = 0
    for start, end, kind in kinds:
        while at < len(ends) and ends[at] < end:
            at += 1
        if kind == "declared":
            claims[kind].append((start, _claim(folded, end, ends, at, _BREAK)))
        elif kind in ("cover", "load"):
            claims[kind].append((start, _claim(folded, end, ends, at, _COVER_BREAK)))
        elif kind in ("declared_after", "cover_after"):
            low = max(0, start - BACK)
            heads = [head.end() for head in _CLAUSE_HEAD.finditer(folded, low, start)]
            claims[kind.removesuffix("_after")].append((heads[-1] if heads else low, start))
    known = Roles(
        Spans(claims["declared"]),
        Spans(claims["cover"]),
        Spans(claims["load"]),
        Spans(_after_cues(kinds, "not")),
        dict(_after_cues(kinds, "matter")),
        [start for start, _ in _after_cues(kinds, "found")],
    )
    reading.notes["goods_roles"] = known
    return known
