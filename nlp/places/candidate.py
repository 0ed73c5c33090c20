"""A stretch of text that may name a place, with the places of the world that bear the name."""

from dataclasses import dataclass

from nlp.places.gazetteer import Spot


@dataclass(frozen=True)
class Candidate:
    start: int
    end: int
    spots: tuple[Spot, ...] = ()
    kind: str = ""
    rule: str = "gazetteer"
    confidence: float = 0.92
