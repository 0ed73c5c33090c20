"""Dates in Thai, Lao, Khmer and Burmese letters, with the Buddhist years of some."""

import re
from collections.abc import Iterator
from functools import cache

from nlp.dates.calendar import names
from nlp.dates.latin import alternation
from nlp.dates.listed import LIST, several, short_year_fits
from nlp.dates.mention import Mention, Writing


@cache
def _khmer_forms() -> re.Pattern[str]:
    months = alternation("month", "km")
    return re.compile(
        rf"ទី ?(?P<day>\d{{1,2}})(?:(?: ?(?:-|និង"
        rf"|ដល់) ?)(?:ទី)?(?P<day2>\d{{1,2}}))? ?(?:ខែ ?)?(?P<month>{months})(?: ?ឆ្នាំ ?(?P<year>\d{{4}}"
        rf")|[ -]?(?P<year2>\d{{4}}))?"
        rf"|ខែ ?(?P<month2>{months}) ?ឆ្នាំ ?(?P<year3>\d{{4}})"
    )


@cache
def _script_months(language: str) -> re.Pattern[str]:
    months = alternation("month", language)
    if language == "my":
        return re.compile(
            rf"(?:(?P<year>\d{{4}}) ?ခုနှစ်[၊,]? ?)?(?P<month>{months})(?:လ)? ?\(?(?P<days>\d{{1,2}}(?: ?(?:န"
            rf"ှင့်|-|၊) ?\d{{1,2}}){{0,3}})\)? ?ရက်(?:နေ့)?(?:[၊,]? ?(?P<year2>\d{{4}})(?!\d))?"
            rf"|(?P<year3>\d{{4}}) ?ခုနှစ်[၊,]? ?(?P<month3>{months})(?:လ)?(?! ?\d)"
        )
    return re.compile(
        rf"(?<!\d)(?:(?P<days>{LIST}) ?(?:เดือน|ເດືອນ)?(?P<month>{months})|(?:เดือน"
        rf"|ເດືອນ) ?(?P<month3>{months}))(?: ?(?:พ\.ศ\. ?|ค\.ศ\. ?|ปี ?|ປີ ?)?(?P<year>\d{{4}}"
        rf"|\d{{2}})(?![\d.,:]\d|\d))?"
    )


def scripts(folded: str, writing: Writing) -> Iterator[Mention]:
    language = writing.language
    months = names("month", language)
    for found in _script_months(language).finditer(folded):
        parts = found.groupdict()
        year = parts.get("year") or parts.get("year2") or parts.get("year3")
        if year and len(year) == 2 and int(year) < 45 and not short_year_fits(writing, year):
            year = None
        month = months[parts["month"] or parts["month3"]]
        listed = parts.get("days")
        one = writing.of(month, 0, year)
        days = several(writing, month, listed, year) if listed else ((one,) if one else ())
        if days and (listed or year):
            yield Mention(*found.span(), days, f"dates.{language}", 0.95 if year else 0.88, not year)
    if language == "lo":
        for found in re.finditer(r"ເດືອນ ?(?P<month>\d{1,2})[/ ](?P<year>\d{4})", folded):
            if int(found["month"]) <= 12 and (day := writing.of(int(found["month"]), 0, found["year"])):
                yield Mention(*found.span(), (day,), "dates.lo-month", 0.85)


def khmer(folded: str, writing: Writing) -> Iterator[Mention]:
    months = names("month", "km")
    for found in _khmer_forms().finditer(folded):
        month = months[found["month"] or found["month2"]]
        year = found["year"] or found["year2"] or found["year3"]
        ends = [int(found[part]) for part in ("day", "day2") if found[part]] or [0]
        if days := tuple(day for d in ends if (day := writing.of(month, d, year))):
            yield Mention(*found.span(), days, "dates.km", 0.95 if year else 0.88, not year)
