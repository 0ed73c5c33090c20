"""Compares what stands in a store with what the ledger says should stand, report by report."""

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from typing import NamedTuple

from graph.model import Mention, Projection
from graph.projection import canonical, mention_key
from graph.store import GraphStore


class Difference(NamedTuple):
    report: str
    what: str
    """A sentence for an operator; it holds entity ids and kinds, no names and no values."""


def differences(store: GraphStore, expected: Iterable[Projection]) -> Iterator[Difference]:
    """Nothing where the store holds exactly the projections expected; else each difference, by report id.

    `expected` holds each report once, in any order; it is sorted in memory. The store is read as a stream.
    """
    wanted = ((p.report, 0, p) for p in sorted(map(canonical, expected), key=lambda p: p.report))
    standing = ((p.report, 1, p) for p in store.dump())
    for report, both in groupby(merge(wanted, standing, key=lambda row: row[:2]), key=lambda row: row[0]):
        found: list[Projection | None] = [None, None]
        for _, side, projection in both:
            found[side] = projection
        for what in _compared(*found):
            yield Difference(report, what)


def _compared(wanted: Projection | None, standing: Projection | None) -> Iterator[str]:
    if wanted is None:
        yield "stands in the graph and not in the ledger"
    elif standing is None:
        yield "is missing from the graph"
    else:
        for name in ("day", "audience", "nominal_audience"):
            if getattr(wanted, name) != getattr(standing, name):
                yield f"has another {name.replace('_', ' ')} in the graph"
        ours = {mention_key(mention): mention for mention in wanted.mentions}
        theirs = {mention_key(mention): mention for mention in standing.mentions}
        yield from (f"lacks {_named(ours[key])}" for key in sorted(ours.keys() - theirs.keys()))
        yield from (f"has {_named(theirs[key])} too much" for key in sorted(theirs.keys() - ours.keys()))


def _named(mention: Mention) -> str:
    return f"a mention of {mention.kind.lower()} {mention.entity}"
