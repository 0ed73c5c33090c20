# ruff: noqa: E501  (patterns of words read best unbroken)
"""Writes the context of each stretch: what it speaks of (see `nlp.reading.Context`).

Cues come from `lexicons/context_cues.yaml`, a few patterns from here. Each cue claims an interval of the text; where
intervals meet, the strongest context holds; the stretches are cut again at the intervals' ends.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp import lexicon
from nlp.reading import Context, Reading, Stretch

_STRENGTH = (Context.BACKGROUND, Context.STATISTICS, Context.HYPOTHETICAL, Context.LEGAL, Context.NEGATED)


@dataclass(frozen=True)
class Claim:
    """`[start, end)` is said to speak of `context`; a weak claim gives way where nothing else tells of a find."""

    start: int
    end: int
    context: Context
    weak: bool = False


_SENTENCE_END = re.compile(r"[.!?。！？\u17d4\u104b][\"'”’)\]]*\s*$|\n\s*$")
_COMMA = re.compile(r"[,;，、；:：](?!\d)| - | – |\)")
_COMMA_THAI = re.compile(r"[,;，；)]|(?<=[\u0e00-\u0eff])\s+")

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_PATTERNS: tuple[tuple[Context, str, re.Pattern[str]], ...] = tuple(
    (context, scope, re.compile(pattern))
    for context, scope, pattern in (
        # "no drugs", "no other contraband", not "no. 5", "no less than 5 kg", "no longer", "no TCLU 123456"
        (Context.NEGATED, "after", r"\bno (?!less\b|fewer\b|more than\b|doubt\b|longer\b|later\b|\w*\d)(?=[a-z])"),
        (Context.NEGATED, "after", r"\b(?:nil|neither|without any)\b"),
        # "no drugs, weapons or wildlife were found"
        (
            Context.NEGATED,
            "match",
            r"\bno (?:[a-z-]+ ){0,2}[a-z-]+(?:, (?:[a-z-]+ ){0,2}[a-z-]+){1,6},? (?:or|and|nor)"
            r" (?:[a-z-]+ ){0,2}[a-z-]+",
        ),
        (
            Context.BACKGROUND,
            "sentence",
            r"\b(?:had|have|has) (?:already |previously |earlier )?been (?:arrested|detained|seized|intercepted|caught|charged)"
            r" (?:earlier|previously|before|last (?:week|month|year))\b",
        ),
        (
            Context.BACKGROUND,
            "sentence",
            r"\balso (?:seized|arrested|found|intercepted|detained|caught|confiscated|discovered|busted|foiled)\b[^.\n]{0,100}"
            r"\b(?:last|earlier this|the previous|the same) (?:week|month|year)\b",
        ),
        (
            Context.BACKGROUND,
            "onward",
            r"\b(?:this|it) (?:was|is) the (?:second|third|fourth|fifth|sixth|latest) (?:\w+ ){0,3}(?:seizure|case|haul|bust|incident|find|attempt|shipment|consignment)\b",
        ),
        (
            Context.BACKGROUND,
            "onward",
            r"\b(?:many|several|a number of|string of|series of|spate of) (?:\w+ )?similar (?:cases|incidents|seizures|attempts)\b",
        ),
        (Context.BACKGROUND, "sentence", rf"\bthe {_MONTH} (?:case|seizure|haul|shipment)\b"),
        (Context.BACKGROUND, "sentence", r"\b(?:earlier|previous|other|another|separate) case of\b"),
        (Context.BACKGROUND, "sentence", rf"\b(?:earlier|previously|before that),? (?:in|on) (?:{_MONTH}|\d)"),
        (Context.STATISTICS, "sentence", r"\bin (?:the )?last (?:one|two|three|four|five|six|\d+) (?:year|month|week)"),
        (
            Context.STATISTICS,
            "sentence",
            r"\b(?:since|between|during) (?:19|20)\d\d\b(?!-\d)|\bfrom (?:19|20)\d\d to (?:19|20)\d\d\b",
        ),
        (Context.STATISTICS, "sentence", rf"\bin the first half(?! of (?:the month|next|{_MONTH}))"),
        (Context.STATISTICS, "sentence", rf"\bduring (?:the )?{_MONTH}\s*(?:-|–|to)"),
        (Context.STATISTICS, "sentence", rf"\b(?:between|from) {_MONTH} (?:and|to|until|till) {_MONTH}\b(?! \d)"),
        (
            Context.STATISTICS,
            "sentence",
            r"\b(?:registered|recorded|seen|noted|reported) (?:an? )?(?:\w+ )?(?:increase|rise|surge|spike|drop|decrease|decline)\b",
        ),
        (Context.STATISTICS, "sentence", r"\bin the (?:first|last|past) \w+ (?:months|years|weeks)\b"),
        (
            Context.STATISTICS,
            "sentence",
            r"\bthis year\b[^.\n]{0,60}\b(?:exceed|total|attempts|cases|seizures|more than)",
        ),
        (
            Context.STATISTICS,
            "sentence",
            r"\b(?:up|down|rose|fell|increase[ds]?|decrease[ds]?) (?:by )?(?:about )?\d[\d.,]*\s?(?:%|per ?cent)",
        ),
        (
            Context.HYPOTHETICAL,
            "match",
            r"(?:equat\w+|equivalent|amount\w*|up) to (?:about |around |approximately |more than |some )?"
            r"[^.;\n]{0,40}?\b(?:deals|doses|hits)\b",
        ),
        (
            Context.LEGAL,
            "sentence",
            r"\bunder the [^.\n]{0,80}(?:ordinance|act|law|code),? (?:any|a person|smuggling|trafficking|import)",
        ),
    )
)

_IN_YEAR = re.compile(r"(?:^|[.!?\n] ?)(?:and )?in (?:late |early |mid-)?(?P<year>20\d\d),")
"""A sentence of a year before that of writing: what happened then is told to compare."""
_LEAD = 400
_BEFORE_IT = re.compile(r"(?<=[.!?”\"\n])\s?last (?:week|month|year),? (?=\w)")
"""Far down a story `Last month, …` tells of another case."""
_INITIAL = 12
"""Code points within which a cue still opens its sentence ("7. NOTE: ", "- ")."""

_FIND = re.compile(
    r"(?<![\d.,])\d[\d.,]*+\s?(?:kgs?|kilo(?:gram(?:me)?)?s?|gram(?:me)?s?|gms?|g|pounds?|lbs?|mt|t|tons?|tonnes?|lit(?:re|er)s?|tablets?|pills?"
    r"|pieces?|pcs|live|boxes|sticks|cartons"
    r"|tấn|viên|gói|公斤|千克|克|公吨|公噸|吨|噸|支|件|กก|กรัม|กิโล|เม็ด|ตัน|ตัว|ກິໂລ|ເມັດ|គីឡូ|តោន"
    r"|ကီလို|တန်|キロ|トン)(?![a-z])"
)


@cache
def _cues() -> lexicon.Matcher:
    return lexicon.Matcher(
        (word, entry) for entry in lexicon.load("context_cues") for words in entry["names"].values() for word in words
    )


def _sentences(reading: Reading) -> list[tuple[int, int]]:
    """Stretches joined to sentences."""
    joined: list[tuple[int, int]] = []
    open_from: int | None = None
    for stretch in reading.stretches:
        open_from = stretch.start if open_from is None else open_from
        if _SENTENCE_END.search(reading.text, max(stretch.start, stretch.end - 40), stretch.end):
            joined.append((open_from, stretch.end))
            open_from = None
    if open_from is not None:
        joined.append((open_from, len(reading.text)))
    return joined


_FOLLOWERS = 3
_GOES_ON = re.compile(
    r"\s*[\"“]?(?:On (?:\w+day,? )?(?:\d+|[A-Z][a-z]{2,8}\.? \d+)|In (?:\w+ )?[A-Z][a-z]+(?: \d+|,)|Last (?:week|month|year)|Earlier|The most recent|She|He|They|The drugs? (?:was|were)|Her|His|Their)\b"
)
"""How a sentence begins that tells on of the earlier cases of which the one before spoke."""
_BRACKET = 500
"""How far on either side of a cue its brackets are looked for."""


class _Places:
    """Where the sentence, clause or brackets around an offset begin and end."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._sentences = Reading(reading.text, folded=reading.folded)
        self._sentences.stretches = [Stretch(start, end) for start, end in _sentences(reading)]
        commas = list((_COMMA_THAI if reading.language in ("th", "lo") else _COMMA).finditer(reading.text))
        self._comma_starts = [comma.start() for comma in commas]
        self._comma_ends = [comma.end() for comma in commas]

    def opens(self, start: int) -> bool:
        """Does `start` stand at the beginning of its sentence?"""
        return start - self._sentences.stretch_at(start).start <= _INITIAL

    def claim(self, scope: str, start: int, end: int) -> tuple[int, int]:
        """The interval that a cue at `[start, end)` claims."""
        text = self._reading.text
        clause = self._reading.stretch_at(start)
        if scope == "match":
            return start, end
        if scope == "after":
            comma = bisect_left(self._comma_starts, end)
            if comma < len(self._comma_starts) and self._comma_ends[comma] <= clause.end:
                return start, self._comma_starts[comma]
            return start, max(clause.end, end)
        if scope == "before":
            comma = bisect_right(self._comma_ends, start) - 1
            if comma >= 0 and self._comma_starts[comma] >= clause.start:
                return self._comma_ends[comma], end
            return clause.start, end
        if scope == "clause":
            return clause.start, clause.end
        sentence = self._sentences.stretch_at(start)
        if scope == "sentence" and self._reading.language == "th":  # no full stop: the phrase opens the statement
            return max(text.rfind(" ", sentence.start, start) + 1, sentence.start), sentence.end
        if scope == "bracket":
            first, last = max(sentence.start, start - _BRACKET), min(sentence.end, end + _BRACKET)
            opened = max(text.rfind("(", first, start), text.rfind("（", first, start))
            closed = min((at for at in (text.find(")", end, last), text.find("）", end, last)) if at >= 0), default=-1)
            return (opened, closed + 1) if opened >= 0 and closed >= 0 else (start, start)
        end = sentence.end
        if scope == "onward":
            for _ in range(_FOLLOWERS):
                if not _GOES_ON.match(text, end):
                    break
                end = self._sentences.stretch_at(end).end
        return (start if scope == "rest" else sentence.start), end


def _claims(reading: Reading) -> Iterator[Claim]:
    places = _Places(reading)
    for found in _cues().find(reading.folded):
        for entry in found.entry:
            if entry.get("initial") and not places.opens(found.start):
                continue
            start, end = places.claim(entry["scope"], found.start, found.end)
            yield Claim(start, end, Context(entry["context"]), bool(entry.get("weak")))
    if reading.published:
        for match in _IN_YEAR.finditer(reading.folded):
            if int(match["year"]) < reading.published.year:
                yield Claim(*places.claim("sentence", match.start("year"), match.end()), Context.BACKGROUND, weak=True)
    for match in _BEFORE_IT.finditer(reading.folded, min(_LEAD, len(reading.folded))):
        yield Claim(*places.claim("sentence", match.end() - 1, match.end()), Context.BACKGROUND, weak=True)
    for context, scope, pattern in _PATTERNS:
        for match in pattern.finditer(reading.folded):
            yield Claim(*places.claim(scope, match.start(), match.end()), context)


def mark(stretches: list[Stretch], claims: list[Claim]) -> list[Stretch]:
    """`stretches` cut at the ends of `claims`, each piece with the strongest context that claims it."""
    cuts = sorted({at for claim in claims for at in (claim.start, claim.end)})
    opening = sorted(claims, key=lambda claim: claim.start)
    marked: list[Stretch] = []
    until: dict[Context, int] = {}
    cut = claim_at = 0
    for stretch in stretches:
        start = stretch.start
        while start < stretch.end:
            while cut < len(cuts) and cuts[cut] <= start:
                cut += 1
            end = min(stretch.end, cuts[cut]) if cut < len(cuts) else stretch.end
            while claim_at < len(opening) and opening[claim_at].start <= start:
                claim = opening[claim_at]
                until[claim.context] = max(claim.end, until.get(claim.context, 0))
                claim_at += 1
            alive = (context for context, last in until.items() if last > start)
            context = max(alive, key=_STRENGTH.index, default=Context.EVENT)
            marked.append(Stretch(start, end, context))
            start = end
    return marked


def read_context(reading: Reading) -> None:
    """Cuts `reading.stretches` again so that each speaks of one thing, and says of what."""
    claims = list(_claims(reading))
    marked = mark(reading.stretches, claims)
    if any(claim.weak for claim in claims) and not any(
        stretch.context is Context.EVENT and _FIND.search(reading.folded, stretch.start, stretch.end)
        for stretch in marked
    ):
        marked = mark(reading.stretches, [claim for claim in claims if not claim.weak])
    reading.stretches = marked
