"""A date of the text, and how the text writes dates."""

from dataclasses import dataclass
from datetime import date

from nlp.dates.calendar import Day, era_year, make, nearest


@dataclass(frozen=True)
class Mention:
    """Dates written at `[start, end)`."""

    start: int
    end: int
    days: tuple[Day, ...]
    rule: str
    sure: float
    yearless: bool = False


@dataclass(frozen=True)
class Writing:
    """What the reading of a date depends on."""

    language: str
    published: date | None
    ahead: bool
    """Dates to come are likely: an alert."""
    month_first: bool
    """The text writes 03/15/2024."""
    year: int | None
    """The year of the text's other dates, where nothing is published."""

    def of(self, month: int, day: int, written: str | None) -> Day | None:
        """The day with the year as written, or the nearest one."""
        if written:
            year = era_year(int(written), self.language)
            return make(year, month, day) if year else None
        if self.published is None:
            return make(self.year, month, day) if self.year else None
        return nearest(month, day, self.published, self.ahead)
