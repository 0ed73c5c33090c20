"""Where an organisation may stand: what the rules took for one, and names and services that they passed over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from nlp.reading import Reading
from nlp.text.spans import Spans

READ = 12_000
"""Code points read: parts are told on a message's first pages, and the work must not grow with what follows."""
MOST = 300
"""Candidates weighed in one message."""


@dataclass(frozen=True)
class Candidate:
    """`[start, end)` may name an organisation; `how`: by the rules, by capitals, or by a noun of service."""

    start: int
    end: int
    how: Literal["rule", "name", "service"]


_JOINS = r"(?:,? (?:of|and|for|the|&|de|des|del|on|with|against)(?: the)?| -|-|,)?"
_NAME = re.compile(rf"[A-Z][\w’'-]*+(?:\.[A-Z]\.)*(?:{_JOINS} ?[A-Z][\w’'&-]*+)*+")
_OPENS = re.compile(r"(?:The|A|An|In|On|At|From|By|To|And|Of|With|Two|Three|Officers?|Acting|For|After) ")
_SERVICE = re.compile(
    r"\b(?:police|customs|navy|army|coast ?guard|troops|authority|agency|ministry|department|service|bureau|office|unit"
    r"|guards?|prosecutors|directorate|inspectors|rangers|constabulary|inspectorate|brigade|administration|commission"
    r"|council|patrol|military|soldiers)\b"
)
_WORD_BEFORE = re.compile(r"(?<![a-z-])[a-z-]{1,20} $")
_WORDS_BEFORE = 3
_NO_PART = re.compile(
    r"(?:the|a|an|its|their|of|by|and|with|from|to|in|at|on|that|which|officers?|officials?|said|local|was|were|is|are"
    r"|for|members?|staff|has|have|had|told|into|under|as|two|three|other|his|her|this|after|when|agents?) "
)


def _without(opening: re.Pattern[str], text: str, start: int, end: int) -> int:
    """`start` moved behind words that open no name."""
    while (found := opening.match(text, start, end)) is not None:
        start = found.end()
    return start


def _names(reading: Reading, limit: int) -> Iterator[tuple[int, int]]:
    for found in _NAME.finditer(reading.text, 0, limit):
        start = _without(_OPENS, reading.text, found.start(), found.end())
        if found.end() - start > 1:
            yield start, found.end()


def _services(reading: Reading, limit: int) -> Iterator[tuple[int, int]]:
    """`national police`, `border troops`: a noun of service with the small words before it that belong to it."""
    for found in _SERVICE.finditer(reading.text, 0, limit):
        start = found.start()
        for _ in range(_WORDS_BEFORE):
            word = _WORD_BEFORE.search(reading.text, max(0, start - 22), start)
            if word is None:
                break
            start = word.start()
        yield _without(_NO_PART, reading.text, start, found.start()), found.end()


def _inside(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(a <= start and end <= b for a, b in spans)


def find_candidates(reading: Reading) -> list[Candidate]:
    """Candidates in order, those of the rules first to be taken; names of people and places are none."""
    limit = min(len(reading.text), READ)
    known = [span for span in reading.notes.get("organisations", []) if span[1] <= limit]
    found = [Candidate(start, end, "rule") for start, end in known]
    people = [fact.span for fact in reading.facts["people"] if fact.span and getattr(fact, "name", None)]
    taken = Spans([*known, *people])
    places = [(mention.start, mention.end) for mention in reading.notes.get("places", []) if mention.start < limit]
    named: list[Candidate] = []
    for start, end in _names(reading, limit):
        if len(named) < MOST and not taken.touch(start, end) and not _inside(places[:MOST], start, end):
            named.append(Candidate(start, end, "name"))
    both = Spans([*known, *((each.start, each.end) for each in named)])
    found += named
    found += [Candidate(a, b, "service") for a, b in _services(reading, limit) if not both.touch(a, b)]
    found.sort(key=lambda each: (each.start, each.end))
    kept = found[:1] + [right for left, right in pairwise(found) if right.start >= left.end]
    return kept[:MOST]
