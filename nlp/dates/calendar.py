"""The calendars of the region: names of months and days, eras, and the year that a date without one means.

Sources: Unicode CLDR 45; Thai solar calendar (Buddhist era, CE + 543); ROC calendar (CE - 1911); Japanese eras (Cabinet
orders of 1979 on).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from nlp import lexicon
from nlp.reading import fold_text

BUDDHIST = 543
ROC = 1911
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": ROC, "民国": ROC}
_EARLIEST, _LATEST = 1990, 2060
"""Years in which a message of this house can lie."""


@dataclass(frozen=True, order=True)
class Day:
    """A day, or a month where `day` is 0."""

    year: int
    month: int
    day: int = 0

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")

    def middle(self) -> date:
        """A date to measure distances from."""
        return date(self.year, self.month, self.day or 15)


@cache
def names(kind: str, language: str | None = None) -> dict[str, int]:
    """Folded names of `month`, `weekday`, `day` or `month_step`, of one language or of all."""
    return {
        fold_text(word): int(entry["value"])
        for entry in lexicon.load("calendar")
        if entry["kind"] == kind
        for code, words in entry["names"].items()
        if language in (None, code)
        for word in words
    }


def era_year(written: int, language: str) -> int | None:
    """The year CE of a written year: 2567 in Thailand, 66 for 2566, 113 in Taiwan, 24 for 2024; None if none fits."""
    if 2430 <= written <= 2620:
        return written - BUDDHIST
    if written < 100:
        if language in ("th", "lo") and written >= 45:
            return 2500 + written - BUDDHIST
        return 2000 + written
    if 100 <= written <= 160 and language == "zh":
        return written + ROC
    return written if _EARLIEST <= written <= _LATEST else None


def make(year: int, month: int, day: int = 0) -> Day | None:
    """The day, if the calendar has it."""
    if not (_EARLIEST <= year <= _LATEST and 1 <= month <= 12 and 0 <= day <= 31):
        return None
    return Day(year, month, day) if day <= monthrange(year, month)[1] else None


def nearest(month: int, day: int, published: date | None, ahead: bool) -> Day | None:
    """The day of that name nearest to `published`: behind it, or on either side where `ahead`."""
    if published is None:
        return None
    best: tuple[int, Day] | None = None
    for year in (published.year - 1, published.year, published.year + 1):
        found = make(year, month, day)
        if found is None:
            continue
        gap = (found.middle() - published).days
        late = gap > (20 if found.day == 0 else 1)
        cost = abs(gap) * (1 if ahead or not late else 8)
        if best is None or cost < best[0]:
            best = (cost, found)
    return best[1] if best else None


def of_date(day: date) -> Day:
    return Day(day.year, day.month, day.day)


def weekday_before(weekday: int, published: date, strictly: bool) -> Day:
    """The last such weekday up to `published` (before it where `strictly`)."""
    back = (published.weekday() - weekday) % 7
    return of_date(published - timedelta(days=back or (7 if strictly else 0)))


def weekday_after(weekday: int, published: date) -> Day:
    """The next such weekday after `published`."""
    return of_date(published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1))


def month_from(published: date, step: int) -> Day:
    """The month `step` months from that of `published`."""
    at = published.year * 12 + published.month - 1 + step
    return Day(at // 12, at % 12 + 1)
