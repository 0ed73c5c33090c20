"""Sums of what moved: over visible reports alone, and the same whatever order the rows come in.

Equal quantities are counted by the database and summed exactly here (`math.fsum`): a sum of floats in the order of rows
would differ in its last digit between two communities that a reader can't tell apart.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from math import fsum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from intel.ledger.tables import amounts, reports
from intel.model import Amount

DECIMALS = 6
"""A milligram where the unit is kg: finer than any balance that fed it."""
_THING = (amounts.c.category, amounts.c.item, amounts.c.unit)


def moved(where: ColumnElement[bool]) -> Select[Any]:
    """The amounts of the reports that `where`, which asks visibility too, tells."""
    return select(amounts).join(reports, reports.c.pk == amounts.c.report).where(where)


def sums(
    connection: Connection,
    rows: Select[Any],
    by: Sequence[ColumnElement[Any]] = (),
    group: Callable[[tuple[Any, ...]], Any] = lambda values: values,
) -> dict[Any, tuple[Amount, ...]]:
    """Amounts by (reports descending, category, item, unit), for each value of `group`, which is given those of `by`.
    A report must not stand under two of these that `group` makes one. `rows`: `moved`, joined with what `by` names."""
    width = len(by)
    counted = rows.with_only_columns(*by, *_THING, func.count(amounts.c.report.distinct())).group_by(*by, *_THING)
    alike = rows.with_only_columns(*by, *_THING, amounts.c.quantity, func.count())
    parts: dict[Any, list[float]] = defaultdict(list)
    for row in connection.execute(alike.group_by(*by, *_THING, amounts.c.quantity)):
        parts[group(tuple(row[:width])), row[width : width + 3]] += [row[-2]] * row[-1]
    counts: Counter[Any] = Counter()
    for row in connection.execute(counted):
        counts[group(tuple(row[:width])), row[width : width + 3]] += row[-1]
    found: dict[Any, list[Amount]] = defaultdict(list)
    for (value, thing), count in counts.items():
        category, item, unit = thing
        found[value].append(Amount(category, item, unit, round(fsum(parts[value, thing]), DECIMALS), count))
    return {value: tuple(sorted(group_of, key=_order)) for value, group_of in found.items()}


def _order(amount: Amount) -> tuple[Any, ...]:
    return (-amount.reports, amount.category, amount.item, amount.unit)
