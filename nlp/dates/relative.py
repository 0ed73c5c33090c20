"""Dates counted from the day of writing: yesterday, on Tuesday, last month, เมื่อวานนี้, hôm qua, 昨日."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from nlp import lexicon
from nlp.dates.calendar import make, month_from, names, of_date, weekday_after, weekday_before
from nlp.dates.mention import Mention
from nlp.lexicon import Matcher

_LAST = re.compile(r"(?:\blast|\bprevious|\bpast)\s+$")
_NEXT = re.compile(r"(?:\bnext|\bcoming|\bthis coming)\s+$")
_SHORT = frozenset(
    ["mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun", "minggu", "ahad", "linggo", "lunes", "martes"]
)
"""Weekday words that are other words too: a week, a name, to sit."""
_NUMBER = r"(?<![\w.,])(?P<count>\d{1,2}|two|three|four|five|six|seven|ten)"
_AGO = re.compile(rf"{_NUMBER} days ago\b")
_EARLIER = re.compile(rf"{_NUMBER} days (?:earlier|before that|before)\b")
_OF_MONTH = re.compile(r"(?P<month>上月|本月|先月|今月|지난달|이달|上个月)\s?(?P<day>\d{1,2})(?:日|号|號|일)")
_ZH_WEEKDAY = re.compile(
    r"(?P<week>[上本这這])?(?:个|個)?(?:星期|礼拜|禮拜|周|週)(?P<day>[一二三四五六日天])(?!年|期|边)"
)
_THIS = frozenset(["本月", "今月", "이달"])
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}


@cache
def _matcher(language: str) -> Matcher:
    """Relative words of a language; English ones stand in messages of every language."""
    rows = []
    for entry in lexicon.load("calendar"):
        if entry["kind"] in {"weekday", "day", "month_step"}:
            for code in {language, "en"} & set(entry["names"]):
                words = [word for word in entry["names"][code] if code == language or word not in _SHORT]
                rows += [(word, (entry["kind"], entry["value"], code)) for word in words]
    return Matcher(rows)


_ORDINAL = re.compile(r"(?:lô|lần|vụ|người|kiện|đợt|đối tượng|cấp|tầng|quý|nước|container|chuyến)\s$")
"""Before a Vietnamese weekday that is an ordinal: the fourth lot, not Wednesday."""


def _weekday(folded: str, start: int, end: int, value: int, published: date, ahead: bool) -> Mention | None:
    word, before = folded[start:end], folded[max(0, start - 14) : start]
    if word.startswith("thứ") and _ORDINAL.search(before):
        return None
    if word in _SHORT and not re.search(r"(?:\bon|\blast|\bpada|\bhari|\bsa|\(|, ?) ?$", before):
        return None
    if _NEXT.search(before) or folded.startswith((" depan", " hadapan", " tới", " next"), end):
        return Mention(start, end, (weekday_after(value, published),), "dates.weekday-next", 0.7, True)
    last = bool(_LAST.search(before)) or folded.startswith((" lalu", " lepas", " tuần trước"), end)
    day = weekday_before(value, published, strictly=last)
    return Mention(start, end, (day,), "dates.weekday", 0.6 if ahead else 0.8, True)


def relative(folded: str, language: str, published: date | None, ahead: bool) -> Iterator[Mention]:
    """All dates counted from `published`; none where it is not known."""
    if published is None:
        return
    for found in _matcher(language).find(folded):
        kind, value, _ = found.entry[0]
        if kind == "day":
            day = of_date(published + timedelta(days=value))
            yield Mention(found.start, found.end, (day,), "dates.relative-day", 0.85, True)
        elif kind == "month_step":
            yield Mention(found.start, found.end, (month_from(published, value),), "dates.relative-month", 0.75, True)
        elif mention := _weekday(folded, found.start, found.end, value, published, ahead):
            yield mention
    for ago in _AGO.finditer(folded):
        count = _COUNTS.get(ago["count"]) or int(ago["count"])
        yield Mention(*ago.span(), (of_date(published - timedelta(days=count)),), "dates.ago", 0.7, True)
    for named in _OF_MONTH.finditer(folded):
        month = month_from(published, 0 if named["month"] in _THIS else -1)
        if exact := make(month.year, month.month, int(named["day"])):
            yield Mention(*named.span(), (exact,), "dates.day-of-month", 0.85, True)


def chinese_weekdays(folded: str, published: date | None) -> Iterator[Mention]:
    """上周六, 本周一, 星期三: the day of the last week, of this one, or the last such day."""
    if published is None:
        return
    for found in _ZH_WEEKDAY.finditer(folded):
        weekday = "一二三四五六日".index(found["day"].replace("天", "日"))
        monday = published - timedelta(days=published.weekday())
        if found["week"]:
            day = of_date(monday + timedelta(days=weekday - (7 if found["week"] == "上" else 0)))
        else:
            day = weekday_before(weekday, published, strictly=False)
        yield Mention(*found.span(), (day,), "dates.weekday", 0.75, True)


def earlier(folded: str, mentions: list[Mention]) -> Iterator[Mention]:
    """`four days earlier`, counted from the last exact date before it."""
    for found in _EARLIER.finditer(folded):
        before = [mention for mention in mentions if mention.end <= found.start() and mention.days[-1].day]
        if before:
            count = _COUNTS.get(found["count"]) or int(found["count"])
            day = of_date(before[-1].days[0].middle() - timedelta(days=count))
            yield Mention(*found.span(), (day,), "dates.earlier", 0.7, True)


def is_weekday(folded: str, mention: Mention) -> bool:
    """Is it a weekday, which an exact date beside it makes plain?"""
    return mention.rule.startswith("dates.weekday") or folded[mention.start : mention.end] in names("weekday")
