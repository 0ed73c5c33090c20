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
from nlp.text.spans import Spans

REACH = 220
"""Characters that a cue may claim; a longer list of cover goods is cut there."""
BACK = 60

_NUMBERED = r"\s*(?:(?:and|about|some|over|more than|approx\w*\.?|abt|around|约|約|hơn|khoảng|sekitar|ประมาณ) ?)*\d"
_BREAK = re.compile(
    rf"\bheld (?=\d|over|about|more|some|nearly|almost)|[;\n。；]|[.](?=\s|$)|[:：]|(?<!\d)[,、，)(/=-](?={_NUMBERED})|[,、，)(/=-](?=\s+{_NUMBERED})"
)
_COVER_BREAK = re.compile(
    rf"[;\n。；，:：]|[.](?=\s|$)|,(?=\s{_NUMBERED}|\s*(?:and |the |a |an |officers|customs|police|he |she |they |which|where|with|while|who|along|together|in |on |at |from |bound|was |were ))"
    r"|\bw(?:as|ere)\b"
)
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
    cited: Spans
    """Words that recall another report or case: `our case MY-2024-0049 (380 kg meth)`."""
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


_CASE = r"(?:\b[a-z]{2,6}(?:-[a-z]{2})?-\d{4}-\d{3,5}\b|\b(?:case|cases|seizure|alert|haul|matter|file|report)\b|\bvụ\b|案|คดี|\bkes\b|\bkasus\b|사건)"
_CITED = (
    re.compile(_CASE + r"[^()（）\n]{0,24}[(（]([^()（）\n]{2,160})[)）]"),
    re.compile(
        r"(?:\bwith reference to\b|\brefer(?:ring|s)? to\b|\bin reply to\b|\breply to\b|\bresponse to\b|\bfurther to\b|\bregarding\b|\bre:|\bref\.?:?|\byour\b|"
        r"\bliên quan\b|\bphản hồi\b|\brujukan\b|\bmerujuk\b|\bmenindaklanjuti\b|回复|回覆|关于|關於|\bตามที่\b)"
        r"[^.:;\n。]{0,40}\b[a-z]{2,6}(?:-[a-z]{2})?-\d{4}-\d{3,5}\b([^:;\n。]{0,120}?)(?=[:;\n。]|\.\s|$)"
    ),
    re.compile(r"\b(?:our|your)\s(?:[\w-]+\s){0,4}(?:case|seizure|find|haul)\b[^.;\n]{0,60}"),
    re.compile(r"\byour (?:hot message|alert|message|request|report|letter|case|notice)[^.:;\n]{0,120}"),
    re.compile(r"(?:คดี|\bvụ \d[\d.,]* ?\w+ |\bkes \d[\d.,]* ?kg |\bkasus \d[\d.,]* ?kg )[^\s]{2,30}"),
)


_REFERENCE = re.compile(r"\b[a-z]{2,6}(?:-[a-z]{2})?-\d{4}-\d{3,5}\b")


def _cited(folded: str) -> Iterator[tuple[int, int]]:
    referred = _REFERENCE.search(folded) is not None
    for at, pattern in enumerate(_CITED):
        if at == 1 and not referred:  # it looks for a reference
            continue
        for found in pattern.finditer(folded):
            yield found.span(1) if found.re.groups else found.span()


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
        Spans(_cited(folded)),
        Spans(_after_cues(kinds, "not")),
        dict(_after_cues(kinds, "matter")),
        sorted({start for start, _, kind in kinds if kind in ("found", "ends")}),
    )
    reading.notes["goods_roles"] = known
    return known
