# ruff: noqa: E501  (patterns of words read best unbroken)
"""What the text says of one mention of a place."""

from dataclasses import dataclass

from nlp.places.mention import Mention
from nlp.reading import Context
from nlp.routes.cue import Cue


@dataclass
class Part:
    """What the text says of one mention."""

    mention: Mention
    cue: Cue | None = None
    how: str = ""
    """`chain`, `list`, or empty where a cue stands beside it."""
    field: bool = False
    sentence: tuple[int, int] = (0, 0)
    """Its sentence, as far as `_REACH` on either side: a text without full stops must not be read again for each place."""
    number: int = 0
    """Which sentence of the text it is."""
    inside: bool = False
    """Part of an organisation's name."""
    leg: bool = False
    """A direction told with its beginning (`from X to Y`)."""
    soft: bool = False
    """A direction of people who arrive: no destination where they were caught."""
    context: Context = Context.EVENT
