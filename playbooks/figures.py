"""The figures of a report made of many: what is counted, under which name, and from which basis.

A basis is a filter of reports in the API's own JSON (`ReportFilter`): whoever asks the API with it gets the figure
again. Nothing is counted here; `Counting` is handed in and counts only what the maker of the report may read.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

Basis = Mapping[str, Any]
_UNITS = {"litre": "litres", "tablet": "tablets", "animal": "animals", "plant": "plants", "container": "containers",
          "piece": "pieces"}  # fmt: skip
CATEGORIES = ("DRUG", "PRECURSOR", "WILDLIFE", "WASTE", "ODS", "OTHER")
MOST_ROUTES = 10
MOST_PLACES = 20


class Moved(NamedTuple):
    """An amount, as the extraction contract names things."""

    category: str
    item: str
    unit: str
    quantity: float


class Counting(Protocol):
    """Answers over the reports that a basis tells."""

    def reports(self, basis: Basis) -> int: ...
    def facet(self, basis: Basis, by: str) -> Sequence[tuple[str, int]]:
        """(value, reports), most first, then by value."""

    def amounts(self, basis: Basis) -> Sequence[Moved]:
        """Sums by thing and unit, most reports first."""

    def ways(self, basis: Basis) -> Sequence[tuple[str, str]]:
        """(origin, destination) of the routes that know both, most reports first, each once."""


@dataclass(frozen=True)
class Counted:
    """One figure. `section` and `label` together are its name: `Seizures by mode: sea`."""

    section: str
    label: str
    value: float
    unit: str | None
    basis: Basis

    @property
    def name(self) -> str:
        return f"{self.section}: {self.label}"


def figures(counting: Counting, base: Basis) -> Iterator[Counted]:
    """All figures over `base`. A share's basis is that of its numerator; what it is a share of, its unit says."""
    seizures, alerts, feedback = ({**base, "kinds": [kind]} for kind in ("SEIZURE", "ALERT", "FEEDBACK"))
    yield from _kinds(counting, base)
    yield from _alerts(counting, alerts, feedback)
    yield from _facet(counting, seizures, "Seizures by category", "category", "categories", str.upper)
    yield from _amounts(counting, seizures)
    yield from _facet(counting, seizures, "Seizures by agency", "originator", "originators")
    yield from _facet(counting, seizures, "Seizures by country", "seizedIn", "seizedIn", most=MOST_PLACES)
    yield from _facet(counting, seizures, "Seizures by mode", "mode", "modes")
    yield from _facet(counting, seizures, "Seizures by concealment", "concealment", "concealment")
    yield from _routes(counting, seizures)
    yield from _facet(counting, base, "Reports by agency", "originator", "originators")


def _kinds(counting: Counting, base: Basis) -> Iterator[Counted]:
    yield Counted("Reports", "all", counting.reports(base), "reports", base)
    for label, kind in (
        ("seizures", "SEIZURE"),
        ("alerts", "ALERT"),
        ("feedback", "FEEDBACK"),
        ("requests", "REQUEST"),
    ):
        basis = {**base, "kinds": [kind]}
        yield Counted("Reports", label, counting.reports(basis), "reports", basis)


def _alerts(counting: Counting, alerts: Basis, feedback: Basis) -> Iterator[Counted]:
    answered, hits = {**alerts, "answered": True}, {**feedback, "categories": list(CATEGORIES)}
    for label, share, basis, of_basis, of in (
        ("answered by feedback", "feedback rate", answered, alerts, "alerts"),
        ("feedback that found goods", "hit rate", hits, feedback, "feedback"),
    ):
        part, whole = counting.reports(basis), counting.reports(of_basis)
        yield Counted("Alerts", label, part, "reports", basis)
        if whole:
            yield Counted("Alerts", share, round(100 * part / whole, 1), f"% of {of}", basis)


def _facet(
    counting: Counting, base: Basis, section: str, by: str, field: str, written: Any = str, most: int | None = None
) -> Iterator[Counted]:
    """One figure for each value; `written` turns a value into what `field` of the filter takes."""
    for value, count in counting.facet(base, by)[:most]:
        yield Counted(section, value, count, "reports", {**base, field: [written(value)]})


def _amounts(counting: Counting, seizures: Basis) -> Iterator[Counted]:
    """The basis tells the reports; of their amounts, the figure is the one of this item and unit."""
    found = sorted(counting.amounts(seizures), key=lambda moved: (moved.category, moved.item, moved.unit))
    named = Counter(moved.item for moved in found)
    for moved in found:
        basis = {**seizures, "categories": [moved.category.upper()], "items": [moved.item]}
        label = moved.item if moved.item != "unspecified" else f"{moved.category}, not named"
        if named[moved.item] > 1:
            label = f"{label}, in {_UNITS.get(moved.unit, moved.unit)}"
        yield Counted("Amounts seized", label, moved.quantity, moved.unit, basis)


def _routes(counting: Counting, seizures: Basis) -> Iterator[Counted]:
    ways = [
        (counting.reports(basis), way, basis)
        for way in counting.ways(seizures)[: MOST_ROUTES * 2]
        for basis in [{**seizures, "origin": [way[0]], "destination": [way[1]]}]
    ]
    for count, (origin, destination), basis in sorted(ways, key=lambda found: (-found[0], found[1]))[:MOST_ROUTES]:
        yield Counted("Seizures by route", f"{origin} to {destination}", count, "reports", basis)
