"""Chinese, Japanese and Korean dates: `2024年6月4日`, `民國113年`, `令和6年`, `6월 4일`."""

import re
from collections.abc import Iterator

from nlp.dates.calendar import ERAS
from nlp.dates.listed import several
from nlp.dates.mention import Mention, Writing

_HAN = "〇零一二三四五六七八九十廿"
_ZH = re.compile(
    rf"(?:(?P<era>民國|民国|令和|平成)? ?(?P<year>\d{{1,4}}|[〇零一二三四五六七八九]{{4}}|元)年 ?)?(?P<month>\d{{1,2}}"
    rf"|[{_HAN}]{{1,3}})月(?P<day>\d{{1,2}}|[{_HAN}]{{1,3}})(?:日|号|號)"
    rf"(?:(?P<sep>至|到|-|—|~|～|、|和|及|与|與)(?:(?P<month2>\d{{1,2}}|[{_HAN}]{{1,3}})月)?(?P<day2>\d{{1,2}}"
    rf"|[{_HAN}]{{1,3}})(?:日|号|號))?"
)
_ZH_LIST = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day"
    r"s>\d{1,2}(?:[、,和及至\-—~～]\d{1,2}){1,5})(?:日|号)"
)
_ZH_MONTH = re.compile(
    rf"(?:(?P<era>民國|令和|平成)?(?P<year>\d{{1,4}}|[〇零一二三四五六七八九]{{4}})年|(?P<rel>今年"
    rf"|本年|ことし|去年|昨年))(?P<month>\d{{1,2}}|[{_HAN}]{{1,3}})月(?!\d|[{_HAN}]{{1,3}}(?:日|号|號))"
)
_ZH_PART = re.compile(rf"(?<![\d年])(?P<month>\d{{1,2}}|[{_HAN}]{{1,3}})月(?:上旬|中旬|下旬|初|底|末|份|间|間|中)")
_KO = re.compile(
    r"(?:(?P<year>\d{2,4})[년.] ?)?(?P<month>\d{1,2})월 ?(?P<day>\d{1,2})일(?:(?P<sep>부터|~|-|에서"
    r"|과|와|,|·"
    r"| 및)? ?(?:(?P<month2>\d{1,2})월 ?)?(?P<day2>\d{1,2})일)?"
)
_KO_POINTS = re.compile(r"(?<!\d)(?P<year>20\d\d)\. ?(?P<month>\d{1,2})\. ?(?P<day>\d{1,2})\.?(?!\d)")
_KO_MONTH = re.compile(r"(?P<year>\d{4})년 ?(?P<month>\d{1,2})월(?! ?\d)")


def _han(number: str) -> int:
    if number.isdigit():
        return int(number)
    if len(number) == 4:  # a year, digit by digit
        return int("".join(str("〇一二三四五六七八九".index("〇" if sign == "零" else sign)) for sign in number))
    total = 0
    for sign in number:
        if sign == "十":
            total = (total or 1) * 10
        elif sign == "廿":
            total += 20
        elif sign not in "〇零":
            total += "一二三四五六七八九".index(sign) + 1
    return total


def _era(written: str | None, era: str | None) -> str | None:
    if not written:
        return None
    year = 1 if written == "元" else _han(written)
    if era:
        year += ERAS[era]
    elif 100 <= year <= 160:
        year += ERAS["民國"]
    return str(year)


def chinese(folded: str, writing: Writing) -> Iterator[Mention]:
    for found in _ZH.finditer(folded):
        month, year = _han(found["month"]), _era(found["year"], found["era"])
        ends = [(month, _han(found["day"]))]
        if found["day2"]:
            ends.append((_han(found["month2"]) if found["month2"] else month, _han(found["day2"])))
        days = tuple(day for m, d in ends if m <= 12 and (day := writing.of(m, d, year)))
        if days:
            yield Mention(*found.span(), days, "dates.han", 0.95 if year else 0.9, not year)
    for found in _ZH_LIST.finditer(folded):
        if int(found["month"]) <= 12 and (days := several(writing, int(found["month"]), found["days"], found["year"])):
            yield Mention(*found.span(), days, "dates.han-list", 0.93)
    for found in _ZH_PART.finditer(folded):
        if _han(found["month"]) <= 12 and (day := writing.of(_han(found["month"]), 0, None)):
            yield Mention(*found.span(), (day,), "dates.han-part-of-month", 0.75, True)
    for found in _ZH_MONTH.finditer(folded):
        year = _era(found["year"], found["era"])
        if found["rel"] and writing.published:
            year = str(writing.published.year - (found["rel"] in ("去年", "昨年")))
        if year and _han(found["month"]) <= 12 and (day := writing.of(_han(found["month"]), 0, year)):
            yield Mention(*found.span(), (day,), "dates.han-month", 0.85)


def korean(folded: str, writing: Writing) -> Iterator[Mention]:
    for found in _KO.finditer(folded):
        month = int(found["month"])
        ends = [(month, int(found["day"]))]
        if found["day2"]:
            ends.append((int(found["month2"] or month), int(found["day2"])))
        days = tuple(day for m, d in ends if m <= 12 and (day := writing.of(m, d, found["year"])))
        if days:
            yield Mention(*found.span(), days, "dates.ko", 0.93, not found["year"])
    for pattern in (_KO_POINTS, _KO_MONTH):
        for found in pattern.finditer(folded):
            parts = found.groupdict()
            if day := writing.of(int(parts["month"]), int(parts.get("day") or 0), parts["year"]):
                yield Mention(*found.span(), (day,), "dates.ko", 0.93)
