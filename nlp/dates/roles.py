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
from nlp.dates.mention import Mention
from nlp.reading import Reading

_BACK = 160
_NEAR = 60
_AHEAD = 160
_TIGHT = 28
_LOOSE = 14
_RIGHT_BEFORE = 8
"""Code points before a date within which a word binds it: as a rule, loosely, and whatever follows."""
_HEAD = 24
_MOST = 6
"""Words after a date that are looked at."""
_AMOUNT = re.compile(
    r"\d[\d.,]*\s?(?:kgs?|kilo|gram|gms?|g|tonnes?|tons?|pieces|tablets|pills|cartons|sticks|bars"
    r"|live|birds|turtles|tortoises)\b|公斤|千克|キロ"
)
_THEIRS = re.compile(
    r"\b(?:your|our|their) (?:[\w-]+ ){0,3}(?:case|cases|seizure|find|alert|report|message|letter"
    r"|request)s? of (?:the )?$"
)
"""Before the date of another message or case."""
_THEN_SAID = re.compile(r"\s?(?:\([^)\n]{0,20}\))?\s?[,\"”](?!\d)")
"""After a date that closes what was said, before who said it."""
_ACCORDING = re.compile(
    r"(?:^|[.\n]\s*)(?:theo (?:thông cáo|báo cáo|thông tin|nguồn tin)|according to (?:the |an? )?\w)[^,;\n]*\Z"
)
"""`Theo thông cáo báo chí của … ngày 11/8,`: the date of what is cited."""
_VERB_AFTER = frozenset(["vi", "zh", "th", "lo", "km", "my", "ko", "ja"])
"""Languages in which a date opens its sentence and the verb comes later."""


class Role(StrEnum):
    """What the date dates."""

    FIND = "find"
    ARREST = "arrest"
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
    tight: bool = False
    """It speaks of a date right after it only (`by`, `since`)."""


@cache
def _matcher(language: str) -> lexicon.Matcher:
    codes = {"en", language} | ({"id", "ms"} if language in ("id", "ms") else set())
    return lexicon.Matcher(
        (word, (Role(entry["role"]), bool(entry.get("tight"))))
        for entry in lexicon.load("date_cues")
        for code in codes & set(entry["names"])
        for word in entry["names"][code]
    )


class Roles:
    """The cues of one text, asked for the role of a date."""

    def __init__(self, reading: Reading, mentions: list[Mention]) -> None:
        self._reading = reading
        self._folded = reading.folded
        self._forward = reading.language in _VERB_AFTER
        self._cues = [Cue(f.start, f.end, *f.entry[0]) for f in _matcher(reading.language).find(reading.folded)]
        self._starts = [cue.start for cue in self._cues]
        self._mentions = [(mention.start, mention.end) for mention in mentions]

    def _room(self, mention: Mention) -> tuple[int, int]:
        """What speaks of the date: its clause, between the dates before and after it."""
        stretch = self._reading.stretch_at(mention.start)
        low, high = max(stretch.start, mention.start - _BACK), min(stretch.end, mention.end + _AHEAD)
        at = bisect_left(self._mentions, (mention.start, mention.end))
        if at:
            low = max(low, self._mentions[at - 1][1])
        if at + 1 < len(self._mentions) and self._mentions[at + 1][0] > mention.end + 6:
            high = min(high, self._mentions[at + 1][0])
        return low, high

    def _before(self, mention: Mention, low: int) -> Cue | None:
        """The nearest word before the date; a tight one only where it stands right before."""
        at = bisect_left(self._starts, mention.start) - 1
        while at >= 0 and self._cues[at].end > low:
            cue = self._cues[at]
            if cue.end <= mention.start and not (cue.tight and mention.start - cue.end > _RIGHT_BEFORE):
                return cue
            at -= 1
        return None

    def _after(self, mention: Mention, high: int) -> list[Cue]:
        at = bisect_left(self._starts, mention.end)
        found: list[Cue] = []
        while at < len(self._cues) and self._cues[at].start < high and len(found) < _MOST:
            if not self._cues[at].tight:
                found.append(self._cues[at])
            at += 1
        return found

    def of(self, mention: Mention) -> tuple[Role, float]:
        """The role, and how sure it is."""
        if _THEIRS.search(self._folded, max(0, mention.start - 60), mention.start):
            return Role.OTHER, 0.9
        if self._is_source(mention):
            return Role.TOLD, 0.8
        low, high = self._room(mention)
        before, after = self._before(mention, low), self._after(mention, high)
        gap = mention.start - before.end if before else _BACK
        if before and gap <= _TIGHT and self._binds(before, mention):
            if before.role in (Role.FIND, Role.MOVE) or gap <= _RIGHT_BEFORE or not after:
                return before.role, 0.95 if gap <= _RIGHT_BEFORE else 0.85
            if before.role in (Role.OTHER, Role.TOLD) and gap > _LOOSE and after[0].role in (Role.FIND, Role.ARREST):
                return after[0].role, 0.7
            return before.role, 0.8
        told = after and after[0].role is Role.TOLD and _THEN_SAID.match(self._folded, mention.end)
        if told and before and before.role in (Role.FIND, Role.ARREST):
            return before.role, 0.75  # "was arrested at the airport early this morning, the spokesman said"
        if after:
            # A find anywhere ahead in the clause dates the find, whatever else is told on the way.
            if after[0].role is Role.OTHER and after[0].start - mention.end <= _NEAR:
                return Role.OTHER, 0.7
            if after[0].role is not Role.TOLD and any(cue.role is Role.FIND for cue in after):
                return Role.FIND, 0.85
            if after[0].role is Role.ARREST and _AMOUNT.search(self._folded, mention.end, high):
                return Role.FIND, 0.75
            return after[0].role, 0.75
        if before and (gap <= _NEAR or before.role is Role.FIND):
            return before.role, 0.65
        if self._opens(mention):
            return Role.FIND, 0.7
        return Role.UNKNOWN, 0.5

    def _is_source(self, mention: Mention) -> bool:
        """Is it the date of what the text cites?"""
        closes = self._reading.language in ("vi", "en") and self._folded.startswith(",", mention.end)
        return closes and bool(_ACCORDING.search(self._folded, max(0, mention.start - _BACK), mention.start))

    def _binds(self, before: Cue, mention: Mention) -> bool:
        """Does a word before the date speak of it, in a language whose verbs come later?"""
        between = self._folded[before.end : mention.start]
        if not self._forward:
            return True
        return len(between) <= _RIGHT_BEFORE and not any(sign in between for sign in ",，:：、)）")

    def _opens(self, mention: Mention) -> bool:
        """`- 8 January: LSD`, `Case 1: 26 June 2025,`: a date that heads its line or sentence is that of its find."""
        start = self._reading.stretch_at(mention.start).start
        return (mention.start - start <= _HEAD or start == 0) and len(mention.days) == 1 and mention.days[0].day > 0
