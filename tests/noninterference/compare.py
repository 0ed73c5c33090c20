"""Two worlds beside each other: the full community, and the one that a reader could have built."""

from dataclasses import dataclass
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


def differences(worlds: Worlds, history: History, readers: tuple[Who, ...] = READERS) -> list[Difference]:
    """Every question that any of the readers gets two answers to. Empty: nothing leaks."""
    found = []
    with worlds.of(history) as full:
        subjects = subjects_of(full, history)
        for reader in readers:
            with worlds.of(as_seen_by(history, reader)) as own:
                found += _compare(full, own, reader, subjects)
    return found


def subjects_of(full: World, history: History) -> Subjects:
    entities: set[str] = set()
    for code in AGENCIES:
        with full.session(Who(code, LIAISON)) as session:
            entities |= entities_of(session)
    keys = tuple(event.key for _, event in history.events if isinstance(event, Submit))
    return Subjects(keys, tuple(sorted(entities)))


def _compare(full: World, own: World, reader: Who, subjects: Subjects) -> list[Difference]:
    with full.session(reader) as there, own.session(reader) as here:
        answers = zip(ask(there, subjects), ask(here, subjects), strict=True)
        return [Difference(reader, name, got, want) for (name, got), (_, want) in answers if got != want]
