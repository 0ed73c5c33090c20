"""Dates as they are written: day and month in any order, script and era, lists and periods, and dates without a year.

Every pattern reads the folded text, in which digits of all scripts are ASCII. A period gives both of its ends, a list
each of its days. A two-digit year counts where the language writes years so or where it is close to the year of
writing.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from nlp.dates.calendar import ERAS, Day, era_year, make, names, nearest

_ORD = r"(?:st|nd|rd|th)?"
_SEP = (
    r"(?:\s?(?:,|-|–|—|/|~|\bto\b|\band\b|&|\buntil\b|\bthrough\b|\btill\b|\bhingga\b|\bsampai\b"
    r"|\bdan\b|\bvà\b|\bđến\b|และ|ถึง|กับ|ແລະ|ຫາ|និង|ដល់|នှင့်)\s?)"
)
_LIST = rf"\d{{1,2}}{_ORD}(?:{_SEP}\d{{1,2}}{_ORD}(?!\d)){{0,8}}"
_PERIOD = re.compile(r"-|–|—|~|\bto\b|\buntil\b|\bthrough\b|\btill\b|hingga|sampai|đến|ถึง|ຫາ|ដល់|至|到")


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


def _alternation(kind: str, *languages: str) -> str:
    words = {word for language in languages for word in names(kind, language)}
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LATIN = ("en", "id", "ms", "tl", "fr", "es", "pt")


@cache
def _day_month() -> re.Pattern[str]:
    months = _alternation("month", *_LATIN)
    return re.compile(
        rf"(?<![\d.,:/\-a-z])(?P<days>{_LIST})(?P<gap>[ .\-/]?)\s?(?:of )?(?P<month>{months})(?![a-z])\.?"
        rf"(?:(?P<yeargap>[ ,.\-/']{{0,2}}(?:of )?)(?P<year>\d{{4}}|\d{{2}})(?!\d|:\d)(?!,\d{{3}}))?"
    )


@cache
def _month_day() -> re.Pattern[str]:
    months = _alternation("month", *_LATIN)
    return re.compile(
        rf"(?<![a-z\d])(?P<month>{months})\.?[ \-](?:the )?(?P<days>\d{{1,2}}{_ORD}(?!\d|:\d)(?:(?:\s?(?:-"
        rf"|–|&|\band\b|\bto\b)\s?)\d{{1,2}}{_ORD}(?![\d:])(?=[ ]?[,.;:)\n]|$| (?:at|in|by|when|from|the"
        rf"|\d{{4}})\b)){{0,2}})"
        r"(?:,? ?(?P<year>(?:19|20)\d\d)(?!\d))?(?!\d|[.,]\d|%| ?(?:kg|kilo|gram|g\b|tonnes|tons|boxes"
        r"|bags|cartons|packs|packets|tablets|pills|pieces|people|persons|men|containers))"
    )


@cache
def _month_year() -> re.Pattern[str]:
    months = _alternation("month", *_LATIN)
    return re.compile(
        rf"(?<![a-z\d])(?P<month>{months})\.?(?:(?P<sep>\s?(?:-|–|\bto\b|\band\b|/|hingga|sampai"
        rf"|dan)\s?)(?P<last>{months})\.?)?,? (?:of )?(?P<year>20\d\d|19\d\d)(?!\d)"
    )


@cache
def _month_alone() -> re.Pattern[str]:
    months = _alternation("month", *_LATIN)
    return re.compile(
        rf"(?<![a-z])(?:in|from|during|of|since|until|early|late|mid|mid-|last|pada|bulan|end|end of"
        rf"|beginning of|awal|akhir) ?(?P<month>{months})(?![a-z\-])(?! ?\d)(?! (?:have|be|not|also"
        rf"|contain|carry|arrive))"
    )


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
_DTG = re.compile(
    r"(?<![\da-z])(?P<day>[0-3]\d)(?:[01]\d|2[0-3])[0-5]\d ?(?:[a-z]|hrs?|ist|hkt)? ?(?P<month>jan"
    r"|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* ?(?P<year>\d{4}|\d{2})(?!\d)"
)
_CLOSED = re.compile(
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
_VI_FULL = re.compile(
    r"(?<!\d)(?P<days>\d{1,2}(?:\s?(?:,|-|và|đến|và ngày"
    r"|đến ngày)\s?\d{1,2}){0,4}) tháng (?P<month>\d{1,2})(?:,? năm (?P<year>\d{4})"
    r"|[/ ](?P<year2>\d{4}))?(?!\d)"
)
_VI_MONTH = re.compile(
    r"tháng (?P<month>\d{1,2})(?:[/-]|,? năm | )(?P<year>\d{4})(?!\d)|(?:cuối|đầu|giữa|trong|hồi"
    r"|vào) tháng (?P<month2>\d{1,2})(?![\d/])"
)
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
_DAY_ALONE = {
    "ja": re.compile(r"(?<![\d月.,～~\-])(?P<day>\d{1,2})日(?![間内目数本程夜前後以])"),
    "ko": re.compile(
        r"(?<![\d월.,~\-])(?<!월 )(?P<day>\d{1,2})일(?![간째 ]?(?:간|동안|째|이내))(?=[ ,)(은는에의오]"
        r"|$)"
    ),
    "zh": re.compile(r"(?<![\d月.,～~\-])(?P<day>\d{1,2})日(?![内內间間後后起龄])"),
}
_KO = re.compile(
    r"(?:(?P<year>\d{2,4})[년.] ?)?(?P<month>\d{1,2})월 ?(?P<day>\d{1,2})일(?:(?P<sep>부터|~|-|에서"
    r"|과|와|,|·"
    r"| 및)? ?(?:(?P<month2>\d{1,2})월 ?)?(?P<day2>\d{1,2})일)?"
)
_KO_POINTS = re.compile(r"(?<!\d)(?P<year>20\d\d)\. ?(?P<month>\d{1,2})\. ?(?P<day>\d{1,2})\.?(?!\d)")
_KO_MONTH = re.compile(r"(?P<year>\d{4})년 ?(?P<month>\d{1,2})월(?! ?\d)")


@cache
def _khmer_forms() -> re.Pattern[str]:
    months = _alternation("month", "km")
    return re.compile(
        rf"ទី ?(?P<day>\d{{1,2}})(?:(?: ?(?:-|និង"
        rf"|ដល់) ?)(?:ទី)?(?P<day2>\d{{1,2}}))? ?(?:ខែ ?)?(?P<month>{months})(?: ?ឆ្នាំ ?(?P<year>\d{{4}}"
        rf")|[ -]?(?P<year2>\d{{4}}))?"
        rf"|ខែ ?(?P<month2>{months}) ?ឆ្នាំ ?(?P<year3>\d{{4}})"
    )


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


def _days_of(listed: str) -> list[int]:
    return [int(day) for day in re.findall(r"\d{1,2}", listed)]


def _several(writing: Writing, month: int, listed: str, year: str | None) -> tuple[Day, ...]:
    """The days of a list in one month; `28-3 March` runs over the month's end and is read as its last day alone."""
    days = [writing.of(month, day, year) for day in _days_of(listed)]
    known = tuple(day for day in days if day)
    if len(known) > 1 and _PERIOD.search(listed):
        return (known[0], known[-1]) if known[0] < known[-1] else known[-1:]
    return known


def _short_year_fits(writing: Writing, year: str | None) -> bool:
    """A two-digit year is one where it is close to the year of writing."""
    if year is None or len(year) == 4:
        return True
    return writing.published is not None and abs(2000 + int(year) - writing.published.year) <= 3


def _latin(folded: str, writing: Writing) -> Iterator[Mention]:
    months = {word: value for language in _LATIN for word, value in names("month", language).items()}
    for found in _DTG.finditer(folded):
        day = writing.of(months[found["month"]], int(found["day"]), found["year"])
        if day:
            yield Mention(*found.span(), (day,), "dates.dtg", 0.97)
    for found in _day_month().finditer(folded):
        year = found["year"] if _short_year_fits(writing, found["year"]) else None
        end = found.end() if year or not found["year"] else found.start("yeargap")
        if days := _several(writing, months[found["month"]], found["days"], year):
            yield Mention(found.start(), end, days, "dates.day-month", 0.95 if year else 0.88, not year)
    for found in _month_day().finditer(folded):
        if days := _several(writing, months[found["month"]], found["days"], found["year"]):
            yield Mention(*found.span(), days, "dates.month-day", 0.95 if found["year"] else 0.88, not found["year"])
    for found in _CLOSED.finditer(folded):
        if _short_year_fits(writing, found["year"]):
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


def _numeric(folded: str, writing: Writing) -> Iterator[Mention]:
    for found in _NUMERIC_LIST.finditer(folded):
        if days := _several(writing, int(found["month"]), found["days"], found["year"]):
            yield Mention(*found.span(), days, "dates.numeric-list", 0.95)
    for found in _NUMERIC.finditer(folded):
        day, month = int(found["a"]), int(found["b"])
        if month > 12 or (writing.month_first and day <= 12):
            day, month = month, day
        if not (_short_year_fits(writing, found["year"]) or writing.language in ("th", "lo")):
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


def _vietnamese(folded: str, writing: Writing) -> Iterator[Mention]:
    for found in _VI_FULL.finditer(folded):
        year = found["year"] or found["year2"]
        if int(found["month"]) <= 12 and (days := _several(writing, int(found["month"]), found["days"], year)):
            yield Mention(*found.span(), days, "dates.vi", 0.95 if year else 0.88, not year)
    for found in _VI_MONTH.finditer(folded):
        month = int(found["month"] or found["month2"])
        if month <= 12 and (day := writing.of(month, 0, found["year"])):
            yield Mention(*found.span(), (day,), "dates.vi-month", 0.85 if found["year"] else 0.65, not found["year"])


def _era(written: str | None, era: str | None) -> str | None:
    if not written:
        return None
    year = 1 if written == "元" else _han(written)
    if era:
        year += ERAS[era]
    elif 100 <= year <= 160:
        year += ERAS["民國"]
    return str(year)


def _chinese(folded: str, writing: Writing) -> Iterator[Mention]:
    for found in _ZH.finditer(folded):
        month, year = _han(found["month"]), _era(found["year"], found["era"])
        ends = [(month, _han(found["day"]))]
        if found["day2"]:
            ends.append((_han(found["month2"]) if found["month2"] else month, _han(found["day2"])))
        days = tuple(day for m, d in ends if m <= 12 and (day := writing.of(m, d, year)))
        if days:
            yield Mention(*found.span(), days, "dates.han", 0.95 if year else 0.9, not year)
    for found in _ZH_LIST.finditer(folded):
        if int(found["month"]) <= 12 and (days := _several(writing, int(found["month"]), found["days"], found["year"])):
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


def _korean(folded: str, writing: Writing) -> Iterator[Mention]:
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


@cache
def _script_months(language: str) -> re.Pattern[str]:
    months = _alternation("month", language)
    if language == "my":
        return re.compile(
            rf"(?:(?P<year>\d{{4}}) ?ခုနှစ်[၊,]? ?)?(?P<month>{months})(?:လ)? ?\(?(?P<days>\d{{1,2}}(?: ?(?:န"
            rf"ှင့်|-|၊) ?\d{{1,2}}){{0,3}})\)? ?ရက်(?:နေ့)?(?:[၊,]? ?(?P<year2>\d{{4}})(?!\d))?"
            rf"|(?P<year3>\d{{4}}) ?ခုနှစ်[၊,]? ?(?P<month3>{months})(?:လ)?(?! ?\d)"
        )
    return re.compile(
        rf"(?<!\d)(?:(?P<days>{_LIST}) ?(?:เดือน|ເດືອນ)?(?P<month>{months})|(?:เดือน"
        rf"|ເດືອນ) ?(?P<month3>{months}))(?: ?(?:พ\.ศ\. ?|ค\.ศ\. ?|ปี ?|ປີ ?)?(?P<year>\d{{4}}"
        rf"|\d{{2}})(?![\d.,:]\d|\d))?"
    )


def _scripts(folded: str, writing: Writing) -> Iterator[Mention]:
    language = writing.language
    months = names("month", language)
    for found in _script_months(language).finditer(folded):
        parts = found.groupdict()
        year = parts.get("year") or parts.get("year2") or parts.get("year3")
        if year and len(year) == 2 and int(year) < 45 and not _short_year_fits(writing, year):
            year = None
        month = months[parts["month"] or parts["month3"]]
        listed = parts.get("days")
        one = writing.of(month, 0, year)
        days = _several(writing, month, listed, year) if listed else ((one,) if one else ())
        if days and (listed or year):
            yield Mention(*found.span(), days, f"dates.{language}", 0.95 if year else 0.88, not year)
    if language == "lo":
        for found in re.finditer(r"ເດືອນ ?(?P<month>\d{1,2})[/ ](?P<year>\d{4})", folded):
            if int(found["month"]) <= 12 and (day := writing.of(int(found["month"]), 0, found["year"])):
                yield Mention(*found.span(), (day,), "dates.lo-month", 0.85)


def _khmer(folded: str, writing: Writing) -> Iterator[Mention]:
    months = names("month", "km")
    for found in _khmer_forms().finditer(folded):
        month = months[found["month"] or found["month2"]]
        year = found["year"] or found["year2"] or found["year3"]
        ends = [int(found[part]) for part in ("day", "day2") if found[part]] or [0]
        if days := tuple(day for d in ends if (day := writing.of(month, d, year))):
            yield Mention(*found.span(), days, "dates.km", 0.95 if year else 0.88, not year)


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
        "vi": (_vietnamese,), "zh": (_chinese, _day_alone), "ja": (_chinese, _day_alone), "ko": (_korean, _day_alone),
        "th": (_scripts,), "lo": (_scripts,), "my": (_scripts,), "km": (_khmer,),
    }  # fmt: skip
    yield from _latin(folded, writing)
    yield from _numeric(folded, writing)
    for find in by_language.get(writing.language, ()):
        yield from find(folded, writing)
