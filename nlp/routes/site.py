"""A mention that may be the place of a find."""

from dataclasses import dataclass

from nlp.places.mention import Mention
from nlp.reading import Context
from nlp.routes.cue import Cue


@dataclass(frozen=True)
class Site:
    """A mention with what is said beside it; `confidence` and `rule` are set once it is chosen."""

    mention: Mention
    cue: Cue | None
    field: bool = False
    sentence: tuple[int, int] = (0, 0)
    inside: bool = False
    context: Context = Context.EVENT
    confidence: float = 0.6
    rule: str = ""
    number: int = 0
    """Which sentence of the text it stands in."""
