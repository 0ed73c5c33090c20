"""One figure for each commodity: mass before count, a total before its parts, a part times its number.

Works on the figures bound to the mentions of one item; knows nothing of the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

SAME = 0.05
"""Relative difference below which two figures say the same thing (one of them rounded)."""
RANK = {
    "mass": 0,
    "volume": 1,
    "m3": 2,
    "tablet": 3,
    "animal": 4,
    "plant": 4,
    "count": 5,
    "bare": 5,
    "container": 6,
    "pack": 7,
}
"""Kinds of units, the best first: a quantity said twice in different units is one item, and mass wins."""


@dataclass(frozen=True)
class Figure:
    """A value of one kind of unit. `total`: the text says that it sums; `each`: it measures one of several."""

    value: float
    kind: str
    total: bool = False
    each: bool = False
    at: int = 0
    """Offset in the text."""
    cost: float = 0.0
    spread: bool = False
    """The upper end of a range."""


def near(a: float, b: float, tolerance: float = SAME) -> bool:
    """Do two figures differ by no more than `tolerance` of the larger?"""
    return abs(a - b) <= tolerance * max(abs(a), abs(b))


def best(figures: Sequence[Figure]) -> Figure | None:
    """The figure of one mention: best kind first, a total before others, the surest, the first."""
    own = [figure for figure in figures if not figure.each]
    each = [figure for figure in figures if figure.each and figure.kind in ("mass", "volume")]
    if each and not any(RANK[figure.kind] <= 1 for figure in own):
        counts = [figure for figure in own if RANK[figure.kind] >= 5 and figure.value > 1]
        if counts:
            count = max(counts, key=lambda figure: RANK[figure.kind])
            return Figure(float(f"{count.value * each[0].value:.12g}"), each[0].kind, at=count.at, cost=0.4)
        if not own and len(figures) == 1:
            return Figure(each[0].value, each[0].kind, at=each[0].at, cost=0.8)
    if not own:
        return None
    kind = min(RANK[figure.kind] for figure in own)
    alike = [figure for figure in own if RANK[figure.kind] == kind]
    totals = [figure for figure in alike if figure.total]
    if totals:
        return max(totals, key=lambda figure: figure.value)
    surest = min(figure.cost for figure in alike)
    kept = [figure for figure in alike if figure.cost <= surest + 0.6]
    largest = max(kept, key=lambda figure: figure.value)
    rest = sum(figure.value for figure in kept) - largest.value
    if len(kept) > 2 and near(rest, largest.value, 0.02):
        return largest
    return kept[0]


def without_parts(figures: Sequence[Figure]) -> list[int]:
    """Indexes of the figures of one item that stand, in order: parts of a total and repeats fall away."""
    standing = list(range(len(figures)))
    standing = [i for i in standing if not any(_repeats(figures, i, j) for j in standing if j != i)]
    for i in sorted(standing, key=lambda i: (not figures[i].total, -figures[i].value)):
        others = [j for j in standing if j != i and RANK[figures[j].kind] == RANK[figures[i].kind]]
        if not others:
            continue
        smaller = sum(figures[j].value for j in others)
        sums = len(others) > 1 and near(smaller, figures[i].value, 0.03)
        if sums or (figures[i].total and all(figures[j].value <= figures[i].value for j in others)):
            return sorted([i, *(j for j in standing if j not in others and j != i)])
    return standing


def _repeats(figures: Sequence[Figure], i: int, j: int) -> bool:
    """Does `i` say again what `j` says?"""
    a, b = figures[i], figures[j]
    if a.kind != b.kind:
        return False
    if digits(a.value) == 1 and a.value < b.value <= 1.1 * a.value:
        return True  # more than 20 kg, and later 21.2 kg
    if not near(a.value, b.value):
        return False
    return (digits(b.value), -j) > (digits(a.value), -i)


def digits(value: float) -> int:
    """Significant digits: 8,300 has two, 7.031 four."""
    return len(f"{value:.12g}".replace(".", "").strip("0"))
