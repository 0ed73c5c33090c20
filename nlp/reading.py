"""The state of one message while the pipeline reads it.

Components get a spaCy `Doc`, read `doc._.reading` and add facts to it. Offsets are code points into `text`,
which is never changed; `folded` is the same text case-folded for matching with exactly as many code points
(a code point whose fold is longer keeps its first), so an offset in one is an offset in the other.
"""

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from nlp.extraction import LISTS, Extraction, Fact


class Context(StrEnum):
    """What a stretch of text speaks of. Only `EVENT` gives facts of the message's own event."""

    EVENT = "event"
    BACKGROUND = "background"  # earlier cases, other cases
    STATISTICS = "statistics"  # totals of a year, a campaign, an agency
    NEGATED = "negated"  # looked for and not found
    HYPOTHETICAL = "hypothetical"  # could, would, doses it would have made
    LEGAL = "legal"  # penalties, provisions


@dataclass(frozen=True)
class Stretch:
    """A sentence, clause, line or form field: `[start, end)` in code points, with its context."""

    start: int
    end: int
    context: Context = Context.EVENT


def fold_text(text: str) -> str:
    """Case-folded, digits of any script to ASCII; same length as `text`, code point for code point."""
    if text.isascii():
        return text.lower()
    out = []
    for char in text:
        if char.isdecimal():
            out.append(str(unicodedata.decimal(char)))
            continue
        folded = (
            unicodedata.normalize("NFKC", char).casefold()
            if char.isascii() or "\uff00" <= char <= "\uffef"
            else char.casefold()
        )
        out.append(folded[0] if folded else char)
    return "".join(out)


@dataclass
class Reading:
    """One message: what was submitted, and what has been read so far."""

    text: str
    published: date | None = None
    folded: str = ""
    language: str = "en"
    kind: str = "seizure"
    stretches: list[Stretch] = field(default_factory=list)
    facts: dict[str, list[Fact]] = field(default_factory=lambda: {key: [] for key in LISTS})
    notes: dict[str, Any] = field(default_factory=dict)
    """What one component leaves for a later one, by the component's name."""
    failed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folded = self.folded or fold_text(self.text)

    def stretch_at(self, offset: int) -> Stretch:
        """The stretch that holds `offset`; the whole text where none does."""
        low, high = 0, len(self.stretches)
        while low < high:
            middle = (low + high) // 2
            if self.stretches[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.stretches) and self.stretches[low].start <= offset:
            return self.stretches[low]
        return Stretch(0, len(self.text))

    def of_event(self, offset: int) -> bool:
        """Does the text at `offset` speak of the message's own event?"""
        return self.stretch_at(offset).context is Context.EVENT

    def to_extraction(self) -> Extraction:
        """The facts read, in the order of the text."""

        def order(fact: Fact) -> tuple[bool, tuple[int, int]]:
            return (fact.span is None, fact.span or (0, 0))

        facts: dict[str, Any] = {key: tuple(sorted(found, key=order)) for key, found in self.facts.items()}
        return Extraction(language=self.language, kind=self.kind, failed=tuple(self.failed), **facts)
