"""What happened on a date: the find itself, a movement, an arrival, an announcement, or something else.

The nearest word of `lexicons/date_cues.yaml` in the same clause tells: languages that put the date before the verb are
read forward, others back first. A word right before the date (`ETA`, `dated`, `born`) binds it more than one after it.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from nlp import lexicon
from nlp.date_forms import Mention
from nlp.reading import Reading

_BACK = 60
_AHEAD = 160
_TIGHT = 28
"""Code points before a date within which a word binds it."""
_VERB_AFTER = frozenset(["vi", "zh", "th", "lo", "km", "my", "ko", "ja"])
"""Languages in which a date opens its sentence and the verb comes later."""


class Role(StrEnum):
    """What the date dates."""

    FIND = "find"
    MOVE = "move"
    ARRIVE = "arrive"
    TOLD = "told"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Cue:
    """A word that tells the role of dates near it."""

    start: int
    end: int
    role: Role


@cache
def _matcher(language: str) -> lexicon.Matcher:
    codes = {"en", language} | ({"id", "ms"} if language in ("id", "ms") else set())
    return lexicon.Matcher(
        (word, Role(entry["role"]))
        for entry in lexicon.load("date_cues")
        for code in codes & set(entry["names"])
        for word in entry["names"][code]
    )


class Roles:
    """The cues of one text, asked for the role of a date."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._folded = reading.folded
        self._forward = reading.language in _VERB_AFTER
        self._cues = [Cue(f.start, f.end, f.entry[0]) for f in _matcher(reading.language).find(reading.folded)]
        self._starts = [cue.start for cue in self._cues]

    def _clause(self, mention: Mention) -> tuple[int, int]:
        stretch = self._reading.stretch_at(mention.start)
        return stretch.start, stretch.end

    def of(self, mention: Mention) -> tuple[Role, float]:
        """The role, and how sure it is."""
        low, high = self._clause(mention)
        at = bisect_left(self._starts, mention.start)
        before = self._cues[at - 1] if at and self._cues[at - 1].end > max(low - 1, mention.start - _BACK) else None
        while at < len(self._cues) and self._cues[at].start < mention.end:
            at += 1
        after = (
            self._cues[at] if at < len(self._cues) and self._cues[at].start < min(high, mention.end + _AHEAD) else None
        )
        return self._weigh(mention, before, after, at, high)

    def _weigh(self, mention: Mention, before: Cue | None, after: Cue | None, at: int, high: int) -> tuple[Role, float]:
        gap = mention.start - before.end if before else _BACK
        if (
            before
            and gap <= _TIGHT
            and not (self._forward and before.role is not Role.OTHER and self._broken(before.end, mention.start))
        ):
            tight = gap <= 8
            if before.role in (Role.FIND, Role.MOVE) or tight or after is None:
                return before.role, 0.95 if tight else 0.85
            if before.role is Role.OTHER and gap > 14 and after.role is Role.FIND:
                return Role.FIND, 0.7
            return before.role, 0.8
        if after:
            # A find anywhere ahead in the clause dates the find, whatever else is told on the way.
            for cue in self._cues[at : at + 6]:
                if cue.start >= min(high, mention.end + _AHEAD):
                    break
                if cue.role is Role.FIND and after.role is not Role.TOLD:
                    return Role.FIND, 0.85
            return after.role, 0.75
        if before:
            return before.role, 0.65
        return Role.UNKNOWN, 0.5

    def _broken(self, start: int, end: int) -> bool:
        return bool(re.search(r"[,，、;；:\s]", self._folded[start:end]))
