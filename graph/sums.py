"""What mentions add to the sums of the entities they name; the same sums are taken away when the mentions go. Pure."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

Id = TypeVar("Id", bound=Hashable)
"""How a store names entities and reports: a number or the id."""


class Row(NamedTuple, Generic[Id]):
    """A mention as a store holds it, as far as sums go. `readers` is the number of those who may read it."""

    report: Id
    day: str | None
    entity: Id
    readers: int
    nominal: bool
    label: str
    name_key: str
    properties: tuple[tuple[str, str], ...]


@dataclass
class Sums(Generic[Id]):
    """By (entity, readers): all of one group is seen by the same readers, so that no sum mixes what they may see."""

    reports: Counter[tuple[Id, int]] = field(default_factory=Counter)
    days: dict[tuple[Id, int], tuple[str, str]] = field(default_factory=dict)
    """First and last day of a group; a group of reports without a day has none."""
    labels: Counter[tuple[tuple[Id, int], str, str]] = field(default_factory=Counter)
    """(group, label, name key): mentions."""
    properties: Counter[tuple[tuple[Id, int], str, str]] = field(default_factory=Counter)
    """(group, name, value): mentions."""


def sums(rows: Iterable[Row[Id]]) -> Sums[Id]:
    """A report counts once for an entity: under its open mentions where it has any, which every reader of its nominal
    mentions also reads."""
    found: Sums[Id] = Sums()
    together: defaultdict[tuple[Id, Id], list[Row[Id]]] = defaultdict(list)
    for row in rows:
        group = row.entity, row.readers
        together[row.report, row.entity].append(row)
        found.labels[group, row.label, row.name_key] += 1
        for name, value in row.properties:
            found.properties[group, name, value] += 1
    for same in together.values():
        widest = min(same, key=lambda row: row.nominal)
        group = widest.entity, widest.readers
        found.reports[group] += 1
        if widest.day is not None:
            first, last = found.days.get(group, (widest.day, widest.day))
            found.days[group] = min(first, widest.day), max(last, widest.day)
    return found
