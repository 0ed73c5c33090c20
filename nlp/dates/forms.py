"""Dates as they are written: day and month in any order, script and era, lists and periods, and dates without a year.

Every pattern reads the folded text, in which digits of all scripts are ASCII. A period gives both of its ends, a list
each of its days. A two-digit year counts where the language writes years so or where it is close to the year of
writing.
"""

import re
from collections.abc import Callable, Iterator

from nlp.dates.calendar import make
from nlp.dates.han import chinese, korean
from nlp.dates.latin import latin
from nlp.dates.listed import several
from nlp.dates.mention import Mention, Writing
from nlp.dates.numeric import numeric
from nlp.dates.scripts import khmer, scripts

_VI_FULL = re.compile(
    r"(?<!\d)(?P<days>\d{1,2}(?:\s?(?:,|-|và|đến|và ngày"
    r"|đến ngày)\s?\d{1,2}){0,4}) tháng (?P<month>\d{1,2})(?:,? năm (?P<year>\d{4})"
    r"|[/ ](?P<year2>\d{4}))?(?!\d)"
)
_VI_MONTH = re.compile(
    r"tháng (?P<month>\d{1,2})(?:[/-]|,? năm | )(?P<year>\d{4})(?!\d)|(?:cuối|đầu|giữa|trong|hồi"
    r"|vào) tháng (?P<month2>\d{1,2})(?![\d/])"
)
_DAY_ALONE = {
    "ja": re.compile(r"(?<![\d月.,～~\-])(?P<day>\d{1,2})日(?![間内目数本程夜前後以])"),
    "ko": re.compile(
        r"(?<![\d월.,~\-])(?<!월 )(?P<day>\d{1,2})일(?![간째 ]?(?:간|동안|째|이내))(?=[ ,)(은는에의오]"
        r"|$)"
    ),
    "zh": re.compile(r"(?<![\d月.,～~\-])(?P<day>\d{1,2})日(?![内內间間後后起龄])"),
}


def _vietnamese(folded: str, writing: Writing) -> Iterator[Mention]:
    for found in _VI_FULL.finditer(folded):
        year = found["year"] or found["year2"]
        if int(found["month"]) <= 12 and (days := several(writing, int(found["month"]), found["days"], year)):
            yield Mention(*found.span(), days, "dates.vi", 0.95 if year else 0.88, not year)
    for found in _VI_MONTH.finditer(folded):
        month = int(found["month"] or found["month2"])
        if month <= 12 and (day := writing.of(month, 0, found["year"])):
            yield Mention(*found.span(), (day,), "dates.vi-month", 0.85 if found["year"] else 0.65, not found["year"])


def _day_alone(folded: str, writing: Writing) -> Iterator[Mention]:
    """The 17th of this month or of the last: how Japanese and Korean press writes."""
    published = writing.published
    if published is None:
        return
    for found in _DAY_ALONE[writing.language].finditer(folded):
        day = int(found["day"])
        at = published.year * 12 + published.month - 1 - (day > published.day)
        if known := make(at // 12, at % 12 + 1, day) if day else None:
            yield Mention(*found.span(), (known,), "dates.day-alone", 0.7, True)


def absolute(folded: str, writing: Writing) -> Iterator[Mention]:
    """All dates written with a number; some may overlap."""
    by_language: dict[str, tuple[Callable[[str, Writing], Iterator[Mention]], ...]] = {
        "vi": (_vietnamese,), "zh": (chinese, _day_alone), "ja": (chinese, _day_alone), "ko": (korean, _day_alone),
        "th": (scripts,), "lo": (scripts,), "my": (scripts,), "km": (khmer,),
    }  # fmt: skip
    yield from latin(folded, writing)
    yield from numeric(folded, writing)
    for find in by_language.get(writing.language, ()):
        yield from find(folded, writing)
