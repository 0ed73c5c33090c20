"""Dates with the name of a month in Latin letters: `4 June 2024`, `June 4-6`, `on the 4th of June`."""

import re
from collections.abc import Iterator
from functools import cache

from nlp.dates.calendar import names
from nlp.dates.listed import LIST, ORD, several, short_year_fits
from nlp.dates.mention import Mention, Writing
from nlp.dates.numeric import CLOSED, DTG


def alternation(kind: str, *languages: str) -> str:
    words = {word for language in languages for word in names(kind, language)}
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LATIN = ("en", "id", "ms", "tl", "fr", "es", "pt")


@cache
def _day_month() -> re.Pattern[str]:
    months = alternation("month", *_LATIN)
    return re.compile(
        rf"(?<![\d.,:/\-a-z])(?P<days>{LIST})(?P<gap>[ .\-/]?)\s?(?:of )?(?P<month>{months})(?![a-z])\.?"
        rf"(?:(?P<yeargap>[ ,.\-/']{{0,2}}(?:of )?)(?P<year>\d{{4}}|\d{{2}})(?!\d|:\d)(?!,\d{{3}}))?"
    )


@cache
def _month_day() -> re.Pattern[str]:
    months = alternation("month", *_LATIN)
    return re.compile(
        rf"(?<![a-z\d])(?P<month>{months})\.?[ \-](?:the )?(?P<days>\d{{1,2}}{ORD}(?!\d|:\d)(?:(?:\s?(?:-"
        rf"|–|&|\band\b|\bto\b)\s?)\d{{1,2}}{ORD}(?![\d:])(?=[ ]?[,.;:)\n]|$| (?:at|in|by|when|from|the"
        rf"|\d{{4}})\b)){{0,2}})"
        r"(?:,? ?(?P<year>(?:19|20)\d\d)(?!\d))?(?!\d|[.,]\d|%| ?(?:kg|kilo|gram|g\b|tonnes|tons|boxes"
        r"|bags|cartons|packs|packets|tablets|pills|pieces|people|persons|men|containers))"
    )


@cache
def _month_year() -> re.Pattern[str]:
    months = alternation("month", *_LATIN)
    return re.compile(
        rf"(?<![a-z\d])(?P<month>{months})\.?(?:(?P<sep>\s?(?:-|–|\bto\b|\band\b|/|hingga|sampai"
        rf"|dan)\s?)(?P<last>{months})\.?)?,? (?:of )?(?P<year>20\d\d|19\d\d)(?!\d)"
    )


@cache
def _month_alone() -> re.Pattern[str]:
    months = alternation("month", *_LATIN)
    return re.compile(
        rf"(?<![a-z])(?:in|from|during|of|since|until|early|late|mid|mid-|last|pada|bulan|end|end of"
        rf"|beginning of|awal|akhir) ?(?P<month>{months})(?![a-z\-])(?! ?\d)(?! (?:have|be|not|also"
        rf"|contain|carry|arrive))"
    )


def latin(folded: str, writing: Writing) -> Iterator[Mention]:
    months = {word: value for language in _LATIN for word, value in names("month", language).items()}
    for found in DTG.finditer(folded):
        day = writing.of(months[found["month"]], int(found["day"]), found["year"])
        if day:
            yield Mention(*found.span(), (day,), "dates.dtg", 0.97)
    for found in _day_month().finditer(folded):
        year = found["year"] if short_year_fits(writing, found["year"]) else None
        end = found.end() if year or not found["year"] else found.start("yeargap")
        if days := several(writing, months[found["month"]], found["days"], year):
            yield Mention(found.start(), end, days, "dates.day-month", 0.95 if year else 0.88, not year)
    for found in _month_day().finditer(folded):
        if days := several(writing, months[found["month"]], found["days"], found["year"]):
            yield Mention(*found.span(), days, "dates.month-day", 0.95 if found["year"] else 0.88, not found["year"])
    for found in CLOSED.finditer(folded):
        if short_year_fits(writing, found["year"]):
            day = writing.of(months[found["month"]], int(found["day"]), found["year"])
            if day:
                yield Mention(*found.span(), (day,), "dates.closed-up", 0.93, not found["year"])
    for found in _month_year().finditer(folded):
        ends = [writing.of(months[found[part]], 0, found["year"]) for part in ("month", "last") if found[part]]
        if days := tuple(day for day in ends if day):
            yield Mention(*found.span(), days, "dates.month-year", 0.78)
    for found in _month_alone().finditer(folded):
        if day := writing.of(months[found["month"]], 0, None):
            yield Mention(found.start("month"), found.end(), (day,), "dates.month", 0.6, True)
