"""The same way of working elsewhere: reports that share goods, concealment, route and conveyance with one.

A score is made of the two reports alone: the weight of what they share, of the weight of all that the asked one has.
How rare a fact is among all reports does not count, since it would be a statistic over hidden ones, too.
"""

from collections.abc import Sequence

from sqlalchemy import BigInteger, Connection, case, cast, func, select

from graph.model import Tokens
from intel.ledger.tables import facts, reports
from intel.model import Link
from intel.reports.searching import SCALE
from intel.reports.visible import readable

WEIGHTS = {"item": 3, "concealment": 3, "origin": 2, "destination": 2, "transit": 2, "mode": 1, "seizedIn": 1}
"""Facts that tell a way of working, and how much each does. A category alone tells none."""
_LITTLE = 8
"""A report that has less than this weight of facts tells little: to share all of it is no full likeness."""
_ENOUGH = 2
"""Facts of different names that two reports must share at least."""


def similar(connection: Connection, tokens: Tokens, report: str, first: int) -> list[Link]:
    """By (score descending, id), each with what is shared, for a report that the tokens may read."""
    own, shared = facts.alias("own"), facts.alias("shared")
    asked = select(reports.c.pk).where(reports.c.id == report, readable(tokens)).scalar_subquery()
    weighed = select(own.c.by, func.count()).where(own.c.report == asked, own.c.by.in_(WEIGHTS)).group_by(own.c.by)
    whole = sum(WEIGHTS[row[0]] * row[1] for row in connection.execute(weighed))
    if not whole:
        return []
    whole = max(whole, _LITTLE)
    weight = func.sum(case(WEIGHTS, value=own.c.by))
    score = (cast(weight, BigInteger) * SCALE // whole).label("score")
    alike = (
        select(reports.c.id, shared.c.report, score)
        .select_from(own)
        .join(shared, (shared.c.by == own.c.by) & (shared.c.value == own.c.value) & (shared.c.report != own.c.report))
        .join(reports, reports.c.pk == shared.c.report)
        .where(own.c.report == asked, own.c.by.in_(WEIGHTS), readable(tokens))
        .group_by(reports.c.id, shared.c.report)
        .having(func.count(own.c.by.distinct()) >= _ENOUGH)
        .order_by(score.desc(), reports.c.id)
        .limit(first)
    )
    found = connection.execute(alike).all()
    because = _because(connection, asked, [row.report for row in found])
    return [Link(row.id, tuple(because[row.report]), row.score / SCALE) for row in found]


def _because(connection: Connection, asked: object, pks: Sequence[int]) -> dict[int, list[str]]:
    """`item: heroin`, sorted, for each."""
    own, shared = facts.alias("own"), facts.alias("shared")
    wanted = (
        select(shared.c.report, own.c.by, own.c.value)
        .join(shared, (shared.c.by == own.c.by) & (shared.c.value == own.c.value))
        .where(own.c.report == asked, own.c.by.in_(WEIGHTS), shared.c.report.in_(pks))
        .order_by(shared.c.report, own.c.by, own.c.value)
    )
    found: dict[int, list[str]] = {}
    for row in connection.execute(wanted):
        found.setdefault(row.report, []).append(f"{row.by}: {row.value}")
    return found
