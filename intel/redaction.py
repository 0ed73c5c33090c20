"""What a reader outside the nominal audience gets of a report: handling.md, "Nominal facts", as pure functions.

A name becomes null, an identifier that points at a person goes, and in the text their spans and every other
occurrence of the same strings (whole words, whatever case and accents) become one █ for each code point; so do the
name's own parts where they stand alone (`intel.name_parts`). The same strings are masked in what other facts quote.
Redacting what is redacted changes nothing.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

import ahocorasick

from intel.folding import Folded, fold, is_unspaced, is_word
from intel.name_parts import Written, parts_of
from nlp.extraction import Extraction, Identifier, Person

MASK = "█"
NOMINAL_SCHEMES = frozenset({"passport", "phone", "email", "bank_account"})
_SHORT = 4
"""A single word of fewer letters ("An", "Le") hides only where it is not all lower case: it is an article too."""
_QUOTING = {
    "places": "name",
    "conveyances": "name",
    "organisations": "name",
    "concealment": "text",
}
"""The fields of other facts that hold the message's own words."""


_NAMING = ("places", "conveyances", "organisations")
"""Those of them whose words are names of their own."""


@dataclass(frozen=True)
class Nominal:
    """Where a report points at natural persons: spans of its text, and the strings found there or stated."""

    spans: tuple[tuple[int, int], ...]
    strings: frozenset[str]


def points_at_people(extraction: Extraction) -> bool:
    """Is there any nominal fact?"""
    return any(person.name is not None for person in extraction.people) or any(
        found.scheme in NOMINAL_SCHEMES for found in extraction.identifiers
    )


def nominal_of(text: str, extraction: Extraction) -> Nominal:
    """The names of people and the identifiers of nominal schemes."""
    facts: list[tuple[str, tuple[int, int] | None]] = [
        (person.name, person.span) for person in extraction.people if person.name is not None
    ]
    facts += [(found.value, found.span) for found in extraction.identifiers if found.scheme in NOMINAL_SCHEMES]
    spans = tuple(sorted({span for _, span in facts if span is not None}))
    strings = {string for string, _ in facts} | {text[start:end] for start, end in spans}
    return Nominal(spans, frozenset(string for string in strings if len(string.strip()) > 1 and MASK not in string))


def redact(text: str, extraction: Extraction) -> tuple[str, Extraction]:
    """Masked text, and the extraction without its nominal facts."""
    if not points_at_people(extraction):
        return text, extraction
    nominal = nominal_of(text, extraction)
    hidden = _Strings(nominal.strings)
    parts = _Parts(text, extraction, hidden)
    folded = fold(text)
    masked = _masked(text, [*nominal.spans, *hidden.found_in(text, folded), *parts.found_in(text, folded)])
    changed: dict[str, tuple[object, ...]] = {
        "people": tuple(_unnamed(person) for person in extraction.people),
        "identifiers": tuple(found for found in extraction.identifiers if _is_open(found, hidden)),
    }
    for key, field in _QUOTING.items():
        changed[key] = tuple(
            fact.model_copy(update={field: _masked(quoted, [*hidden.found_in(quoted), *parts.found_in(quoted)])})
            if (quoted := getattr(fact, field))
            else fact
            for fact in getattr(extraction, key)
        )
    return masked, extraction.model_copy(update=changed)


def _unnamed(person: Person) -> Person:
    return person if person.name is None else person.model_copy(update={"name": None})


def _is_open(found: Identifier, hidden: "_Strings") -> bool:
    return found.scheme not in NOMINAL_SCHEMES and not any(hidden.found_in(found.value))


def _masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    out: list[str] = []
    done = 0
    for start, end in sorted(spans):
        start, end = max(start, done), min(end, len(text))
        if start < end:
            out += (text[done:start], MASK * (end - start))
            done = end
    return "".join([*out, text[done:]])


class _Strings:
    """Finds any of many strings in a text, in time linear in the text (Aho-Corasick)."""

    def __init__(self, strings: frozenset[str], parts: Mapping[str, Written] | None = None) -> None:
        """`parts` are folded."""
        self._automaton = ahocorasick.Automaton()
        for part, written in (parts or {}).items():
            self._automaton.add_word(part, (part, written))
        for string in sorted(strings):
            folded = fold(string.strip()).text
            if folded:
                never_lower = len(folded) < _SHORT and not string.islower() and string.isalpha()
                earlier = self._automaton.get(folded, (folded, True))
                always = not never_lower or earlier[1] is False
                self._automaton.add_word(folded, (folded, not always))
        self._empty = not len(self._automaton)
        if not self._empty:
            self._automaton.make_automaton()

    def found_in(self, text: str, folded: Folded | None = None) -> Iterator[tuple[int, int]]:
        """Stretches of `text`, in code points; `folded`, where the caller has folded it already."""
        if self._empty:
            return
        folded = folded or fold(text)
        for last, (string, written) in self._automaton.iter(folded.text):
            first, end = last + 1 - len(string), last + 1
            if _stands_alone(folded, first, end):
                stretch = folded.original(first, end)
                if _is_written(text[slice(*stretch)], written):
                    yield stretch


def _is_written(occurrence: str, written: bool | Written) -> bool:
    """A whole name hides however it is written; a short one (True) not where it is all small letters."""
    match written:
        case Written.TITLE:
            return occurrence.istitle()
        case Written.CAPITAL:
            return not occurrence[:1].islower()
        case never_lower:
            return not (never_lower and occurrence.islower())


class _Parts:
    """Finds the parts of the people's names, but not within what names something else: "Hai" not in "Hai Phong"."""

    def __init__(self, text: str, extraction: Extraction, hidden: _Strings) -> None:
        parts: dict[str, Written] = {}
        for person in extraction.people:
            spelt = text[slice(*person.span)] if person.span else None
            for name in (person.name, spelt) if person.name is not None else ():
                if name and MASK not in name:
                    parts = {**parts_of(name), **parts}
        self._parts = _Strings(frozenset(), parts)
        named = [getattr(fact, _QUOTING[key]) for key in _NAMING for fact in getattr(extraction, key)]
        named += [one.item for one in extraction.commodities]
        self._open = _Strings(frozenset(_masked(name, hidden.found_in(name)) for name in named if name))

    def found_in(self, text: str, folded: Folded | None = None) -> Iterator[tuple[int, int]]:
        """As `_Strings.found_in`."""
        folded = folded or fold(text)
        found = list(self._parts.found_in(text, folded))
        opened = sorted(self._open.found_in(text, folded)) if found else []
        starts = [start for start, _ in opened]
        furthest = list(accumulate((end for _, end in opened), max))
        for start, end in found:
            place = bisect_right(starts, start) - 1
            if place < 0 or furthest[place] < end:
                yield start, end


def _stands_alone(folded: Folded, start: int, end: int) -> bool:
    text = folded.text
    before = start > 0 and is_word(text[start - 1]) and not is_unspaced(text[start])
    after = end < len(text) and is_word(text[end]) and not is_unspaced(text[end - 1])
    return not before and not after
