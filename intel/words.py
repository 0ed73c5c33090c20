"""The words of a text for the blind index: folded, and replaced by the first eight bytes of their HMAC.

Scripts without spaces give pairs of neighbouring characters; a Han character also stands alone. Whoever holds the
index without its key learns how often something occurs in a report, not what.
"""

import hmac
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from intel.folding import SIGNS, UNSPACED, Folded, fold

LONGEST = 64
"""Characters of a word that count: what is longer is a number or a mistake."""
_RUNS = re.compile(rf"(?P<unspaced>[{UNSPACED}]+)|(?P<spaced>(?:(?![{UNSPACED}_])[\w{SIGNS}])+)")
LENGTH = ""
"""Stands in the index for the number of words: the report's own length."""


@dataclass(frozen=True)
class Count:
    """How often one word occurs to those who see no nominal fact, and how much more often (or less) to those who do."""

    open: int
    nominal: int


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word with its stretch of the text, `[start, end)` in code points."""
    folded = fold(text)
    for found in _RUNS.finditer(folded.text):
        run = _pairs if found.lastgroup == "unspaced" else _one
        yield from run(folded, *found.span())


def index_of(text: str, masked: str, key: bytes) -> dict[int, Count]:
    """What the index holds of a report: `masked` is its text to those who see no nominal fact."""
    full = Counter(word for word, _, _ in words(text))
    visible = full if masked == text else Counter(word for word, _, _ in words(masked))
    counts = {blind(word, key): Count(visible[word], full[word] - visible[word]) for word in {*full, *visible}}
    counts[blind(LENGTH, key)] = Count(visible.total(), full.total() - visible.total())
    return counts


@lru_cache(maxsize=50_000)
def blind(word: str, key: bytes) -> int:
    """A signed 64-bit number. Two words share one once in 2^64."""
    return int.from_bytes(hmac.digest(key, word.encode("utf-8", "replace"), "sha256")[:8], "big", signed=True)


def _one(folded: Folded, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    yield folded.text[start:end][:LONGEST], *folded.original(start, end)


def _pairs(folded: Folded, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for place in range(start, end):
        char = folded.text[place]
        if end - start == 1 or "\u3400" <= char <= "\ufaff" or char >= "\U00020000":
            yield char, *folded.original(place, place + 1)
        if place + 1 < end:
            yield folded.text[place : place + 2], *folded.original(place, place + 2)
