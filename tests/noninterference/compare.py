"""Two worlds beside each other: the full community, and the one that a reader could have built."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from typing import Any

from tests.noninterference.history import AGENCIES, History, Submit
from tests.noninterference.questions import Subjects, ask, entities_of
from tests.noninterference.rule import Who, as_seen_by
from tests.noninterference.world import World, Worlds

ANALYST = frozenset({"analyst"})
LIAISON = frozenset({"analyst", "liaison"})
READERS = tuple(Who(code, roles) for code in AGENCIES for roles in (ANALYST, LIAISON))
"""Who compares: RED tells the two roles apart."""


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


def differences(worlds: Worlds, history: History, turn: int | None = None, about: str = "") -> list[Difference]:
    """Every question that any reader gets two answers to; empty: nothing leaks.

    With a `turn` each reader asks one part of the questions, another one with the next turn; `about` keeps to the
    questions whose names begin so.
    """
    found = []
    for number, (reader, full, own, subjects) in enumerate(pairs(worlds, history)):
        part = None if turn is None else turn + number
        found += _compare(full, own, reader, subjects, part, about)
    return found


def pairs(worlds: Worlds, history: History) -> Iterator[tuple[Who, World, World, Subjects]]:
    """Each reader with the full world and the one it could have built, which those who could have built it share."""
    with ExitStack() as standing:
        full = standing.enter_context(worlds.of(history))
        subjects = subjects_of(full, history)
        built: dict[str, World] = {}
        for reader in READERS:
            own = as_seen_by(history, reader)
            if repr(own) not in built:
                built[repr(own)] = standing.enter_context(worlds.of(own))
            yield reader, full, built[repr(own)], subjects


def subjects_of(full: World, history: History) -> Subjects:
    entities: set[str] = set()
    for code in AGENCIES:
        with full.session(Who(code, LIAISON)) as session:
            entities |= entities_of(session)
    keys = tuple(event.key for _, event in history.events if isinstance(event, Submit))
    return Subjects(keys, tuple(sorted(entities)))


def _compare(
    full: World, own: World, reader: Who, subjects: Subjects, part: int | None, about: str
) -> list[Difference]:
    # Never left, so that no audit entry of the comparison itself is in anybody's trail.
    there, here = full.session(reader), own.session(reader)
    for world in (full, own):
        world.ids = (f"r-asked-{reader.agency}-{number}" for number in count())
    answers = zip(ask(there, subjects, part, about), ask(here, subjects, part, about), strict=True)
    return [Difference(reader, name, got, want) for (name, got), (_, want) in answers if got != want]
