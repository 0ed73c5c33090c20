"""Two worlds, one after the other: the full community, and the one that a reader could have built.

A channel puts questions to a world as one reader and gives back (question, answer) in a fixed order; what a reader is
told through it must be the same in both worlds.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Protocol

from tests.noninterference.history import AGENCIES, History, Submit
from tests.noninterference.questions import Subjects, ask, entities_of
from tests.noninterference.rule import Who, as_seen_by
from tests.noninterference.world import World, Worlds

ANALYST = frozenset({"analyst"})
LIAISON = frozenset({"analyst", "liaison"})
READERS = tuple(Who(code, roles) for code in AGENCIES for roles in (ANALYST, LIAISON))
"""Who compares: RED tells the two roles apart."""
Told = list[tuple[str, Any]]


class Channel(Protocol):
    def __call__(self, world: World, who: Who, subjects: Subjects, part: int | None) -> Told:
        """`part`: which part of the questions is asked; None: all of them."""


@dataclass(frozen=True)
class Difference:
    """A question whose answers differ: a leak."""

    reader: Who
    question: str
    full: Any
    own: Any

    def __str__(self) -> str:
        who = f"{self.reader.agency} {sorted(self.reader.roles)}"
        return f"{who} asks {self.question}:\n  full: {self.full}\n  own:  {self.own}"


def sessions(world: World, who: Who, subjects: Subjects, part: int | None, about: str = "") -> Told:
    """The use cases, in process; `about` keeps to the questions whose names begin so."""
    # Never left, so that no audit entry of the comparison itself is in anybody's trail.
    return list(ask(world.session(who), subjects, part, about))


def differences(
    worlds: Worlds, history: History, channel: Channel = sessions, turn: int | None = None,
    readers: Sequence[Who] = READERS,
) -> list[Difference]:  # fmt: skip
    """Every question that any reader gets two answers to; empty: nothing leaks.

    With a `turn` each reader asks one part of the questions, another one with the next turn.
    """
    parts = {reader: None if turn is None else turn + number for number, reader in enumerate(readers)}
    with worlds.of(history) as world:
        subjects = subjects_of(world, history)
        full = {reader: _told(world, reader, channel, subjects, parts[reader]) for reader in readers}
    found = []
    for own, sharing in built(history, readers):
        with worlds.of(own) as world:
            for reader in sharing:
                told = _told(world, reader, channel, subjects, parts[reader])
                found += unlike(reader, full[reader], told)
    return found


def built(history: History, readers: Iterable[Who]) -> Iterator[tuple[History, list[Who]]]:
    """The histories that the readers could have built, each with those who could have built it."""
    sharing: dict[str, tuple[History, list[Who]]] = {}
    for reader in readers:
        own = as_seen_by(history, reader)
        sharing.setdefault(repr(own), (own, []))[1].append(reader)
    yield from sharing.values()


def unlike(reader: Who, full: Told, own: Told) -> list[Difference]:
    """Questions answered otherwise in the two worlds."""
    pairs = zip(full, own, strict=True)
    return [Difference(reader, name, got, want) for (name, got), (_, want) in pairs if got != want]


def subjects_of(full: World, history: History) -> Subjects:
    entities: set[str] = set()
    for code in AGENCIES:
        with full.session(Who(code, LIAISON)) as session:
            entities |= entities_of(session)
    keys = tuple(event.key for _, event in history.events if isinstance(event, Submit))
    return Subjects(keys, tuple(sorted(entities)))


def _told(world: World, reader: Who, channel: Channel, subjects: Subjects, part: int | None) -> Told:
    world.ids = (f"r-asked-{reader.agency}-{number}" for number in count())
    return channel(world, reader, subjects, part)
