# ruff: noqa: E501  (patterns and lists of words read best unbroken)
"""Places that no list holds: by the grammar of their names, before a country, where a sentence finds something.

A built name that holds listed ones keeps their places.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from nlp.places.candidate import Candidate
from nlp.places.grammar import CAPITALISED, built_places
from nlp.places.nationality import nationality_of
from nlp.reading import Reading
from nlp.text.name_lexicon import looks_like_name
from nlp.text.spans import Spans

_NO_TOWN = re.compile(
    r"(?i)\b(?:mr|mrs|ms|dr|ltd|co|inc|company|trading|customs|police|department|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|both|all|this|that|the)\b"
)


_TOWN_BEFORE = re.compile(
    r"(?:\b(?:in|at|from|to|of|near|for|via|off|outside|around|called|named)\s+(?:the\s+)?|[(]\s*)"
    r"(?P<town>[A-ZÀ-Ý][\w’'-]{2,}(?: [A-ZÀ-Ý][\w’'-]+){0,3}),\s*(?:the )?$"
)


_FOUND_AT = re.compile(
    r"\b(?:seized|intercepted|found|recovered|discovered|detected|confiscated|stopped|apprehended|arrested|caught|nabbed|raid(?:ed)?|impounded|rescued|uncovered|"
    r"checkpoint|checkpost|patrol|ambush|(?:[Cc]ustoms|CUSTOMS)(?: (?:Office|House|Department))?|[Pp]olice|[Oo]fficers|[Oo]ffice|agents|authorities|located|moored|docked|anchored)\s(?:[\w'’-]+\s){0,2}?(?:at|in|near|off|outside)\s(?:the\s)?"
    rf"(?P<town>{CAPITALISED}(?:[ -]{CAPITALISED}){{0,2}})"
    r"(?=[,.;:)\n]|\s(?:on|by|in|after|and|while|during|when|with|where|from|to|are|were|was|is|have|has|had|said|late|early|last|yesterday|today|area|locality|neighbou?rhood)\b|$)"
)
"""A town that no list holds, where the sentence finds or polices something: `intercepted at Bansgadhi, …`."""


def _unlisted(reading: Reading, named: list[Candidate]) -> Iterator[Candidate]:
    if reading.language != "en":
        return
    known = Spans((c.start, c.end) for c in named)
    for found in _FOUND_AT.finditer(reading.text):
        town = found["town"]
        if known.touch(*found.span("town")) or _NO_TOWN.search(town) or looks_like_name(town) or town.isupper():
            continue
        yield Candidate(*found.span("town"), (), "district", "where it was found", 0.6)


def built(reading: Reading, named: list[Candidate]) -> Iterator[Candidate]:
    for candidate in named:  # "in Fitzroy, Australia": what stands before a country and a comma is a place of it
        if candidate.spots and candidate.spots[0].kind in ("country", "province"):
            low = max(0, candidate.start - 70)
            town = _TOWN_BEFORE.search(reading.text, low, candidate.start)
            if town and not _NO_TOWN.search(town["town"]):
                yield Candidate(town.start("town"), town.end("town"), (), "district", "before a country", 0.75)
    yield from _unlisted(reading, named)
    for start, end, kind in built_places(reading.text, reading.language):
        first = reading.text[start:end].split(" ", 1)[0]
        if kind == "port" and reading.text.endswith("port", start, end) and nationality_of(first):
            continue  # "the Colombian port of Buenaventura"
        yield Candidate(start, end, (), kind, "grammar", 0.72)


def merge(named: list[Candidate], built: Iterable[Candidate], unspaced: bool = False) -> list[Candidate]:
    """Non-overlapping candidates: a built name that holds listed ones keeps their places; one that cuts a listed one gives way."""
    starts = [c.start for c in named]
    whole: list[Candidate] = []
    free = 0
    for candidate in sorted(built, key=lambda c: (c.start, -c.end)):
        if candidate.start < free:
            continue
        first = max(0, bisect_right(starts, candidate.start) - 1)
        touching = [c for c in named[first : bisect_left(starts, candidate.end)] if c.end > candidate.start]
        start, end = candidate.start, candidate.end
        if any(c.start < start for c in touching):
            continue
        if touching and touching[0].start > start and unspaced and touching[0].start - start <= 8:
            start = touching[0].start  # what is written on to a known name from the left are particles
            candidate = replace(candidate, start=start)
        if touching and touching[-1].end > end:
            if len(touching) == 1 and touching[0].end - start < 80 and touching[0].start - start < 25:
                continue
            end = touching[-1].end
        spots = next((c.spots for c in touching if c.spots), ())
        if spots:
            kind = "" if candidate.rule == "before a country" else candidate.kind
            candidate = replace(
                candidate, end=end, spots=spots, kind=kind, rule="grammar over gazetteer", confidence=0.88
            )
        whole.append(candidate)
        free = end
    taken = Spans((c.start, c.end) for c in whole)
    return sorted([*whole, *(c for c in named if not taken.touch(c.start, c.end))], key=lambda c: c.start)
