"""Dates in digits alone: `04/06/2024`, `2024-06-04`, `040630Z JUN 24`, `4/6`."""

import re
from collections.abc import Iterator

from nlp.dates.listed import several, short_year_fits
from nlp.dates.mention import Mention, Writing

_NUMERIC = re.compile(
    r"(?<![\d/.\-:,a-z])(?P<a>\d{1,2})(?P<sep>[/.\-])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}"
    r"|\d{2})(?![\d/])(?![.,\-]\d)"
)
_NUMERIC_LIST = re.compile(
    r"(?<![\d/.\-:,a-z])(?P<days>\d{1,2}(?:\s?(?:,|-|–|và|và ngày|đến|đến ngày|and|&|และ|ແລະ|dan"
    r"|to)\s?\d{1,2}){1,6})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})(?![\d/])"
)
_ISO = re.compile(
    r"(?<![\d/.\-:,a-z])(?P<year>(?:19|20"
    r"|25)\d\d)(?P<sep>[/.\-])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?![\d/])(?![.,\-]\d)"
)
DTG = re.compile(
    r"(?<![\da-z])(?P<day>[0-3]\d)(?:[01]\d|2[0-3])[0-5]\d ?(?:[a-z]|hrs?|ist|hkt)? ?(?P<month>jan"
    r"|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* ?(?P<year>\d{4}|\d{2})(?!\d)"
)
CLOSED = re.compile(
    r"(?<![\da-z])(?P<day>[0-3]?\d)(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)(?P<year>\d{4}|\d{2})?(?![\da-z])"
)
_SHORT = re.compile(r"(?<![\d/.\-:,a-z])(?P<day>\d{1,2})[/-](?P<month>\d{1,2})(?![\d/\-]|[.,]\d|%)")
"""Day and month alone: a date only where the language writes dates so, or in brackets after a weekday."""
_SHORT_BEFORE = re.compile(
    r"(?:ngày|sáng|chiều|tối|đêm|trưa|rạng sáng|hôm|và|đến|từ|ngày,|tanggal|tgl|tgl\.|pada|senin"
    r"|selasa|rabu|kamis|jumat|sabtu|minggu|isnin|khamis|jumaat|ahad|วันที่|ວັນທີ|ថ្ងៃទី|thứ \w+"
    r"|chủ nhật)[ ,(]*$|[(（]$"
)


def numeric(folded: str, writing: Writing) -> Iterator[Mention]:
    for found in _NUMERIC_LIST.finditer(folded):
        if days := several(writing, int(found["month"]), found["days"], found["year"]):
            yield Mention(*found.span(), days, "dates.numeric-list", 0.95)
    for found in _NUMERIC.finditer(folded):
        day, month = int(found["a"]), int(found["b"])
        if month > 12 or (writing.month_first and day <= 12):
            day, month = month, day
        if not (short_year_fits(writing, found["year"]) or writing.language in ("th", "lo")):
            continue
        if known := writing.of(month, day, found["year"]) if month <= 12 else None:
            yield Mention(*found.span(), (known,), "dates.numeric", 0.95 if day > 12 or day == month else 0.88)
    for found in _ISO.finditer(folded):
        if int(found["month"]) <= 12 and (known := writing.of(int(found["month"]), int(found["day"]), found["year"])):
            yield Mention(*found.span(), (known,), "dates.iso", 0.97)
    for found in _SHORT.finditer(folded):
        if int(found["month"]) > 12 or not _SHORT_BEFORE.search(folded, max(0, found.start() - 14), found.start()):
            continue
        if writing.language == "en" and folded[found.end() : found.end() + 1] != ")":
            continue
        if known := writing.of(int(found["month"]), int(found["day"]), None):
            yield Mention(*found.span(), (known,), "dates.day-slash-month", 0.85, True)
