"""Reports and amounts by day, week, month, quarter or year, by the report's own day; one without a day is in none."""

from collections import Counter
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, select

from intel.ledger.tables import reports
from intel.model import Bucket, Interval
from intel.reports.amounts import moved, sums


def timeline(connection: Connection, where: ColumnElement[bool], interval: Interval) -> list[Bucket]:
    """Buckets that hold a report, by their first day."""
    dated = and_(where, reports.c.day.is_not(None))
    counts: Counter[date] = Counter()
    for row in connection.execute(select(reports.c.day, func.count()).where(dated).group_by(reports.c.day)):
        counts[start_of(date.fromisoformat(row[0]), interval)] += row[1]
    amounts = sums(
        connection, moved(dated), [reports.c.day], lambda values: start_of(date.fromisoformat(values[0]), interval)
    )
    return [Bucket(start, counts[start], amounts.get(start, ())) for start in sorted(counts)]


def start_of(day: date, interval: Interval) -> date:
    """First day of the interval that holds `day`; a week begins on Monday (ISO 8601)."""
    match interval:
        case Interval.DAY:
            return day
        case Interval.WEEK:
            return day - timedelta(days=day.weekday())
        case Interval.MONTH:
            return day.replace(day=1)
        case Interval.QUARTER:
            return day.replace(month=day.month - (day.month - 1) % 3, day=1)
        case Interval.YEAR:
            return day.replace(month=1, day=1)
