"""A message cut where its facts begin and end, so that a page can mark each stretch with what was read there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from intel.pages.facts import FactLine, fact_lines


@dataclass(frozen=True)
class Piece:
    """A stretch of the text in which nothing begins or ends."""

    text: str
    fact: FactLine | None
    """The shortest fact that covers it: a number within an address shows as the number. Of facts on the same words the
    later in the contract's order: a container number is also how the goods travelled."""


def highlight(text: str, extraction: Mapping[str, Any]) -> Sequence[Piece]:
    """The whole text in order: joined, the pieces' texts are `text`. Spans count code points; one that does not lie in
    the text is left out."""
    lines = [line for line in fact_lines(extraction) if line.span and 0 <= line.span[0] < line.span[1] <= len(text)]
    starts: dict[int, list[FactLine]] = {}
    ends: dict[int, list[FactLine]] = {}
    for line in lines:
        assert line.span is not None  # noqa: S101 - filtered above
        starts.setdefault(line.span[0], []).append(line)
        ends.setdefault(line.span[1], []).append(line)
    cuts = sorted({0, len(text), *starts, *ends})
    pieces: list[Piece] = []
    covering: list[FactLine] = []
    for start, end in pairwise(cuts):
        gone = ends.get(start, ())
        covering = [line for line in covering if line not in gone] + starts.get(start, [])
        fact = min(reversed(covering), key=_length, default=None)
        if pieces and pieces[-1].fact is fact:
            pieces[-1] = Piece(pieces[-1].text + text[start:end], fact)
        elif end > start:
            pieces.append(Piece(text[start:end], fact))
    return pieces


def _length(line: FactLine) -> int:
    return line.span[1] - line.span[0] if line.span else 0
