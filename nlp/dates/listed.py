"""Several days of one month: lists (`3, 4 and 6`) and periods (`3 to 6`), and years written short."""

import re

from nlp.dates.calendar import Day
from nlp.dates.mention import Writing

ORD = r"(?:st|nd|rd|th)?"
_SEP = (
    r"(?:\s?(?:,|-|–|—|/|~|\bto\b|\band\b|&|\buntil\b|\bthrough\b|\btill\b|\bhingga\b|\bsampai\b"
    r"|\bdan\b|\bvà\b|\bđến\b|และ|ถึง|กับ|ແລະ|ຫາ|និង|ដល់|នှင့်)\s?)"
)
LIST = rf"\d{{1,2}}{ORD}(?:{_SEP}\d{{1,2}}{ORD}(?!\d)){{0,8}}"
_PERIOD = re.compile(r"-|–|—|~|\bto\b|\buntil\b|\bthrough\b|\btill\b|hingga|sampai|đến|ถึง|ຫາ|ដល់|至|到")


def _days_of(listed: str) -> list[int]:
    return [int(day) for day in re.findall(r"\d{1,2}", listed)]


def several(writing: Writing, month: int, listed: str, year: str | None) -> tuple[Day, ...]:
    """The days of a list in one month; `28-3 March` runs over the month's end and is read as its last day alone."""
    days = [writing.of(month, day, year) for day in _days_of(listed)]
    known = tuple(day for day in days if day)
    if len(known) > 1 and _PERIOD.search(listed):
        return (known[0], known[-1]) if known[0] < known[-1] else known[-1:]
    return known


def short_year_fits(writing: Writing, year: str | None) -> bool:
    """A two-digit year is one where it is close to the year of writing."""
    if year is None or len(year) == 4:
        return True
    return writing.published is not None and abs(2000 + int(year) - writing.published.year) <= 3
