"""A number found in the text, before it is settled which of several readings of it holds."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """`value` (normalised) of `scheme` at `[start, end)`; see `nlp.extraction.Identifier`."""

    start: int
    end: int
    scheme: str
    value: str
    valid: bool | None
    confidence: float
    rule: str


def settle(found: Iterable[Found]) -> list[Found]:
    """The surest readings of which no two overlap, in order of the text; the longer wins where two are as sure."""
    starts: list[int] = []
    kept: list[Found] = []
    for each in sorted(found, key=lambda f: (-f.confidence, f.start - f.end, f.start)):
        at = bisect_left(starts, each.end)
        if at and kept[at - 1].end > each.start:
            continue
        starts.insert(at, each.start)
        kept.insert(at, each)
    return kept
