"""Dates counted from the day of writing: yesterday, on Tuesday, last month, เมื่อวานนี้, hôm qua, 昨日."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from nlp import lexicon
from nlp.calendar import month_from, names, of_date, weekday_after, weekday_before
from nlp.date_forms import Mention
from nlp.lexicon import Matcher

_LAST = re.compile(r"(?:\blast|\bprevious|\bpast)\s+$")
_NEXT = re.compile(r"(?:\bnext|\bcoming|\bthis coming)\s+$")
_SHORT = frozenset(
    ["mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun", "minggu", "ahad", "linggo", "lunes", "martes"]
)
"""Weekday words that are other words too: a week, a name, to sit."""
_AGO = re.compile(
    r"(?<![\w.,])(?P<count>\d{1,2}|two|three|four|five|six|seven|ten) (?P<unit>days?|weeks?"
    r"|months?) (?:ago|earlier)\b"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_LANGUAGES = ("en", "vi", "id", "ms", "tl", "th")


@cache
def _matcher(language: str) -> Matcher:
    """Relative words of a language; English ones stand in messages of every language."""
    rows = []
    for entry in lexicon.load("calendar"):
        if entry["kind"] in {"weekday", "day", "month_step"}:
            for code in {language, "en"} & set(entry["names"]):
                rows += [(word, (entry["kind"], entry["value"], code)) for word in entry["names"][code]]
    return Matcher(rows)


def _weekday(folded: str, start: int, end: int, value: int, published: date, ahead: bool) -> Mention | None:
    word, before = folded[start:end], folded[max(0, start - 14) : start]
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
        if ago["unit"].startswith("day"):
            yield Mention(*ago.span(), (of_date(published - timedelta(days=count)),), "dates.ago", 0.7, True)


def is_weekday(folded: str, mention: Mention) -> bool:
    """Is it a weekday, which an exact date beside it makes plain?"""
    return mention.rule.startswith("dates.weekday") or folded[mention.start : mention.end] in names("weekday")
