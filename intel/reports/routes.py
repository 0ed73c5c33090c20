"""Ways from origin through transit to destination, with what moved on them; only what visible reports say."""

from collections import defaultdict

from sqlalchemy import ColumnElement, Connection, func, select

from intel.ledger.tables import facts, reports
from intel.model import Amount, Route
from intel.reports.amounts import moved, sums
from intel.reports.facts import ROUTE


def routes(connection: Connection, where: ColumnElement[bool], first: int) -> list[Route]:
    """Most reports first, then by origin, transit, destination (an unknown one behind every known). A report that names
    two origins stands in two routes; one that names no way at all in none."""
    ways, seizures = facts.alias("ways"), facts.alias("seizures")
    chosen = (where, ways.c.by == ROUTE)
    reports_each = func.count().label("reports")
    counted = (
        select(ways.c.value, reports_each)
        .join(reports, reports.c.pk == ways.c.report)
        .where(*chosen)
        .group_by(ways.c.value)
        .order_by(reports_each.desc(), ways.c.value)
        .limit(first)
    )
    found = [(row[0], row[1]) for row in connection.execute(counted)]
    these = ways.c.value.in_([value for value, _ in found])
    seized: dict[str, list[str]] = defaultdict(list)
    places = (
        select(ways.c.value, seizures.c.value)
        .join(reports, reports.c.pk == ways.c.report)
        .join(seizures, seizures.c.report == ways.c.report)
        .where(*chosen, these, seizures.c.by == "seizedIn")
        .distinct()
        .order_by(ways.c.value, seizures.c.value)
    )
    for row in connection.execute(places):
        seized[row[0]].append(row[1])
    along = moved(where).join(ways, ways.c.report == reports.c.pk).where(ways.c.by == ROUTE, these)
    commodities = sums(connection, along, [ways.c.value])
    return [_route(value, tuple(seized[value]), count, commodities.get((value,), ())) for value, count in found]


def _route(value: str, seized_in: tuple[str, ...], count: int, commodities: tuple[Amount, ...]) -> Route:
    origin, transit, destination = value.split("|")
    return Route(
        origin=origin or None,
        transit=tuple(transit.split(",")) if transit else (),
        destination=destination or None,
        seized_in=seized_in,
        reports=count,
        commodities=commodities,
    )
