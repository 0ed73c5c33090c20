"""Words of hiding and the places things are hidden in, found in one text (lexicons concealment_cues, hiding_places)."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from nlp import lexicon
from nlp.lexicon import Matcher
from nlp.reading import Reading


@dataclass(frozen=True)
class Place:
    """A thing that hides others, of a class of `lexicons/hiding_places.yaml`; `direct`: the word alone tells."""

    start: int
    end: int
    kind: str
    direct: bool


@dataclass(frozen=True)
class Cue:
    """A word of hiding; `kind` as in `lexicons/concealment_cues.yaml`."""

    start: int
    end: int
    kind: str


def _codes(language: str) -> frozenset[str]:
    return frozenset({"en", language} | ({"id", "ms"} if language in ("id", "ms") else set()))


@cache
def _places(language: str) -> Matcher:
    return Matcher(
        (word, (entry["class"], bool(entry.get("direct"))))
        for entry in lexicon.load("hiding_places")
        for code, words in entry["names"].items()
        if code in _codes(language)
        for word in words
    )


@cache
def _cues(language: str) -> Matcher:
    return Matcher(
        (word, entry["cue"])
        for entry in lexicon.load("concealment_cues")
        for code, words in entry["names"].items()
        if code in _codes(language)
        for word in words
    )


class Hiding:
    """The words of one text, asked by offset."""

    def __init__(self, reading: Reading) -> None:
        self.places = [Place(f.start, f.end, *f.entry[0]) for f in _places(reading.language).find(reading.folded)]
        self.cues = [
            Cue(f.start, f.end, kind) for f in _cues(reading.language).find(reading.folded) for kind in set(f.entry)
        ]
        self._starts = [place.start for place in self.places]

    def between(self, start: int, end: int) -> list[Place]:
        """Places that begin in `[start, end)`."""
        return self.places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
