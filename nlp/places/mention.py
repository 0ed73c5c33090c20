"""A place named in the text."""

from dataclasses import dataclass

from nlp.places.gazetteer import Spot


@dataclass(frozen=True)
class Mention:
    """A place at `[start, end)` of the text. `spot` is None where only the grammar tells that it is one."""

    start: int
    end: int
    kind: str
    country: str | None
    spot: Spot | None = None
    confidence: float = 0.9
    rule: str = "gazetteer"
