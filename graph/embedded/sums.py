"""What mentions add to the sums of the entities they name; the same sums are taken away when the mentions go. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

Group = tuple[int, int, int]
"""Entity, audience, nominal audience: the rows of one group are seen by the same readers."""


@dataclass(frozen=True)
class Row:
    """A mention as it stands in `graph_mentions`, as far as sums go."""

    report: int
    day: str | None
    entity: int
    audience: int
    nominal_audience: int
    label: str
    name_key: str
    properties: tuple[tuple[str, str], ...]

    @property
    def group(self) -> Group:
        return self.entity, self.audience, self.nominal_audience


@dataclass
class Sums:
    reports: Counter[Group] = field(default_factory=Counter)
    days: dict[Group, tuple[str, str]] = field(default_factory=dict)
    """First and last day of a group; a group of reports without a day has none."""
    labels: Counter[tuple[Group, str, str]] = field(default_factory=Counter)
    """(group, label, name key): mentions."""
    properties: Counter[tuple[Group, str, str]] = field(default_factory=Counter)
    """(group, name, value): mentions."""

    @property
    def entities(self) -> list[int]:
        return sorted({group[0] for group in self.reports})

    @property
    def audiences(self) -> list[int]:
        return sorted({group[1] for group, _, _ in self.labels})


def sums(rows: Iterable[Row]) -> Sums:
    """A report counts once for an entity: under its open mentions where it has any, which every reader of its nominal
    mentions also reads."""
    found = Sums()
    together: defaultdict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        together[row.report, row.entity].append(row)
        found.labels[row.group, row.label, row.name_key] += 1
        for name, value in row.properties:
            found.properties[row.group, name, value] += 1
    for same in together.values():
        widest = min(same, key=lambda row: row.nominal_audience != row.audience)
        found.reports[widest.group] += 1
        if widest.day is not None:
            first, last = found.days.get(widest.group, (widest.day, widest.day))
            found.days[widest.group] = min(first, widest.day), max(last, widest.day)
    return found
