"""A measured figure, and the table of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """`value` in `unit`; `reference` is what stands beside it from the same run, `aim` what we hold it against."""

    name: str
    value: float
    unit: str
    reference: str = ""
    aim: str = ""


def percentile(times: Sequence[float], share: float) -> float:
    """Nearest-rank percentile of `times`, `share` from 0 to 1."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered)) - 1))]


def table(measures: Iterable[Measure]) -> str:
    """Aligned columns: figure, value, unit, reference of the same run, aim."""
    rows = [("figure", "value", "unit", "beside it, same run", "aim")]
    rows += [(m.name, f"{m.value:,.2f}", m.unit, m.reference, m.aim) for m in measures]
    widths = [max(len(row[i]) for row in rows) for i in range(5)]
    lines = []
    for row in rows:
        cells = [
            cell.rjust(width) if i == 1 else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)
