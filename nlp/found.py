"""A number found in the text, before it is settled which of several readings of it holds."""

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
    kept: list[Found] = []
    taken: dict[int, None] = {}
    for each in sorted(found, key=lambda f: (-f.confidence, f.start - f.end, f.start)):
        if not any(at in taken for at in range(each.start, each.end)):
            taken.update(dict.fromkeys(range(each.start, each.end)))
            kept.append(each)
    return sorted(kept, key=lambda f: f.start)
