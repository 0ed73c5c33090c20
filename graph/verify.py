"""Compares what stands in a store with what the ledger says should stand, report by report. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby

from graph.model import Projection
from graph.projection import canonical

_PARTS = {"day": "its day", "audience": "who reads it", "nominal_audience": "who reads its nominal facts"}


@dataclass(frozen=True)
class Difference:
    """A report whose edges are not those that the ledger gives."""

    report: str
    what: str
    """A few words for an operator; they hold no name and no value."""


def differences(expected: Iterable[Projection], standing: Iterable[Projection]) -> Iterator[Difference]:
    """One for each report that differs, by report id. Both must come by report id, each report once, as
    `graph.store.GraphStore.dump` gives them: they are read as streams."""
    ours = ((projection.report, 0, canonical(projection)) for projection in expected)
    theirs = ((projection.report, 1, canonical(projection)) for projection in standing)
    for report, both in groupby(merge(ours, theirs, key=lambda row: row[:2]), key=lambda row: row[0]):
        found = {side: projection for _, side, projection in both}
        if 1 not in found:
            yield Difference(report, "is missing in the graph")
        elif 0 not in found:
            yield Difference(report, "is in the graph, but not in the ledger")
        elif parts := _parts(found[0], found[1]):
            yield Difference(report, f"differs in {', '.join(parts)}")


def _parts(expected: Projection, standing: Projection) -> list[str]:
    told = [words for part, words in _PARTS.items() if getattr(expected, part) != getattr(standing, part)]
    return told + (["its mentions"] if expected.mentions != standing.mentions else [])
