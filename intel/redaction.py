"""What a reader outside the nominal audience gets of a report: handling.md, "Nominal facts", as pure functions.

A name becomes null, an identifier that points at a person goes, and in the text their spans and every other
occurrence of the same strings (whole words, whatever case and accents) become one █ for each code point. The same
strings are masked in what other facts quote. Redacting what is redacted changes nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from intel.folding import Folded, fold, is_unspaced, is_word
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
    masked = _masked(text, [*nominal.spans, *hidden.found_in(text)])
    changed: dict[str, tuple[object, ...]] = {
        "people": tuple(_unnamed(person) for person in extraction.people),
        "identifiers": tuple(found for found in extraction.identifiers if _is_open(found, hidden)),
    }
    for key, field in _QUOTING.items():
        changed[key] = tuple(
            fact.model_copy(update={field: _masked(quoted, hidden.found_in(quoted))})
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

    def __init__(self, strings: frozenset[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for string in sorted(strings):
            folded = fold(string.strip()).text
            if folded:
                never_lower = len(folded) < _SHORT and not string.islower() and string.isalpha()
                earlier = self._automaton.get(folded, (folded, True))
                self._automaton.add_word(folded, (folded, never_lower and earlier[1]))
        self._empty = not len(self._automaton)
        if not self._empty:
            self._automaton.make_automaton()

    def found_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Stretches of `text`, in code points."""
        if self._empty:
            return
        folded = fold(text)
        for last, (string, never_lower) in self._automaton.iter(folded.text):
            first, end = last + 1 - len(string), last + 1
            if _stands_alone(folded, first, end):
                stretch = folded.original(first, end)
                if not (never_lower and text[slice(*stretch)].islower()):
                    yield stretch


def _stands_alone(folded: Folded, start: int, end: int) -> bool:
    text = folded.text
    before = start > 0 and is_word(text[start - 1]) and not is_unspaced(text[start])
    after = end < len(text) and is_word(text[end]) and not is_unspaced(text[end - 1])
    return not before and not after
