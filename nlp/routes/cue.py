"""What a word beside a place says of its part in the route."""

from dataclasses import dataclass
from enum import Enum


class Cue(Enum):
    """What a cue says of the place beside it."""

    START = "start"  # where the journey began, before other stages
    FROM = "from"  # came, was sent from
    TO = "to"  # a direction, if something moves
    BOUND = "bound"  # says that it is the destination
    VIA = "via"
    TRANSIT = "transit"  # says that the goods were passing through
    AT = "at"  # where something happens
    ARRIVE = "arrive"
    SENDER = "sender"  # the place beside a sender
    RECEIVER = "receiver"
    FIELD_AT = "field at"  # "Place of seizure:"
    ROUTE = "route"  # a field whose places are a chain
    OTHER = "other"  # a word that takes the place for something else


@dataclass(frozen=True)
class Grammar:
    """Cues before and after a place; `moves` and `finds` are words of a sentence that moves goods, that finds them."""

    before: tuple[tuple[Cue, str], ...]
    after: tuple[tuple[Cue, str], ...] = ()
    moves: str = r"(?!)"
    finds: str = r"(?!)"
    arrests: str = r"(?!)"
    """Words of a sentence that arrests: weaker, for arrests are also made elsewhere."""
    arrivals: str = r"(?!)"
    """Verbs of people who arrive: with them `to X` is no destination of its own."""
    to_needs_movement: bool = False
