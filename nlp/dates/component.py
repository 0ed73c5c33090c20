"""Writes facts['dates']: when the goods of this message were found or will move, and when it was told.

All dates of the text are read with what happened on them; the kind of the message says which of these is its event. A
find is dated by the find; an alert by the movement to come; feedback by the examination; where no such date stands, by
the arrival. Dates of papers, births, hearings and other cases are none.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from nlp.dates.calendar import Day, of_date
from nlp.dates.forms import absolute
from nlp.dates.mention import Mention, Writing
from nlp.dates.relative import chinese_weekdays, earlier, relative
from nlp.dates.roles import Role, Roles
from nlp.extraction import Date
from nlp.reading import Context, Reading
from nlp.text.spans import Spans

_FOREIGN = (Context.BACKGROUND, Context.STATISTICS, Context.LEGAL)
_US_STYLE = re.compile(r"(?<!\d)(?:0?[1-9]|1[0-2])[/-](?:1[3-9]|2\d|3[01])[/-]\d{4}(?!\d)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_DATELINE = re.compile(r"\A[^\n.]{2,60}$|[\s,(/–—-]*\Z")
_BY = re.compile(r"\b(?:before|until|till|by|from|between|before (?:the )?end of)[ ]?$")
_WEEKDAY_ALONE = re.compile(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_LATIN_PRESS = frozenset(["en", "id", "ms", "tl", "fr", "es", "pt"])
"""Languages whose press heads a story with place and date."""
_HEAD, _WEAK, _OPENS = 40, 0.7, 12
_BESIDE = 4
"""Code points between a weekday and the date that explains it."""


@dataclass(frozen=True)
class Dated:
    """A mention with what happened on it."""

    mention: Mention
    role: Role
    sure: float
    by: bool = False
    """The date is the end of a time to come: `before 25 August`."""


def _writing(reading: Reading) -> Writing:
    years = _YEAR.findall(reading.folded)
    return Writing(
        reading.language,
        reading.published,
        reading.kind == "alert",
        bool(_US_STYLE.search(reading.folded)),
        int(years[0]) if years else None,
    )


def _explains(other: Mention, mention: Mention, folded: str) -> bool:
    """`yesterday (March 11)`, `Friday 11 August`: close by, and no sentence ends between."""
    between = folded[min(other.end, mention.end) : max(other.start, mention.start)]
    return 0 <= max(other.start - mention.end, mention.start - other.end) <= _BESIDE and "." not in between


def _apart(mentions: list[Mention], folded: str) -> list[Mention]:
    """The surest and longest of mentions that overlap; a weekday beside an exact date is no further date."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, -m.sure)):
        if kept and mention.start < kept[-1].end:
            if (mention.end - mention.start, mention.sure) > (kept[-1].end - kept[-1].start, kept[-1].sure):
                kept[-1] = mention
            continue
        kept.append(mention)
    plain = []
    for at, mention in enumerate(kept):
        if mention.rule.startswith(("dates.weekday", "dates.relative-day")):
            beside = [
                other
                for other in kept[max(0, at - 1) : at + 2]
                if other is not mention and not other.rule.startswith("dates.weekday")
            ]
            if any(_explains(other, mention, folded) for other in beside):
                continue
        plain.append(mention)
    return plain


def find_mentions(reading: Reading) -> list[Mention]:
    """All dates of the text in order, none overlapping, none inside an identifier."""
    writing = _writing(reading)
    taken = Spans((found.start, found.end) for found in reading.notes.get("identifiers", ()))
    mentions = [
        *absolute(reading.folded, writing),
        *(chinese_weekdays(reading.folded, reading.published) if reading.language == "zh" else ()),
        *relative(reading.folded, reading.language, reading.published, writing.ahead),
    ]
    mentions = [m for m in _apart(mentions, reading.folded) if not taken.touch(m.start, m.end)]
    counted = list(earlier(reading.folded, mentions))
    return _apart([*mentions, *counted], reading.folded) if counted else mentions


def _dated(reading: Reading) -> list[Dated]:
    mentions = find_mentions(reading)
    roles = Roles(reading, mentions)
    found = []
    for mention in mentions:
        if reading.stretch_at(mention.start).context in _FOREIGN:
            continue
        role, sure = roles.of(mention)
        if mention.rule == "dates.dtg" and mention.start < 120:
            role, sure = Role.TOLD, 0.9
        if role in (Role.UNKNOWN, Role.FIND) and _is_dateline(reading, mention):
            role, sure = Role.TOLD, 0.7
        by = bool(_BY.search(reading.folded, max(0, mention.start - 22), mention.start))
        found.append(Dated(mention, role, sure, by))
    return found


def _is_dateline(reading: Reading, mention: Mention) -> bool:
    """`HANOI, Oct 8 (Reuters)`, `Kathmandu, March 5:` on the day of writing, or a date that is all of its line."""
    text, folded = reading.text, reading.folded
    line = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    rest = folded[mention.end : len(folded) if end < 0 else end].strip(" .,)")
    head = text[line : mention.start]
    if len(head) < _HEAD and not _WEEKDAY_ALONE.sub("", head).strip(" .,(-–:") and not rest:
        return True
    agency = re.match(r"\s?(?:\([a-z/ ]{2,24}\)|--|—)", folded[mention.end : mention.end + 30])
    near = reading.published and mention.days[0] in (of_date(reading.published),)
    opening = reading.language in _LATIN_PRESS and line == 0 and len(head) <= 40 and "." not in head.strip(" .")
    return bool(opening and agency) or bool(
        opening and near and re.match(r"\s?(?::|-|–)", folded[mention.end : mention.end + 3])
    )


_WANTED: dict[str, tuple[tuple[Role, ...], ...]] = {
    "seizure": ((Role.FIND, Role.ARREST), (Role.ARRIVE,), (Role.UNKNOWN,), (Role.MOVE,)),
    "feedback": ((Role.FIND, Role.ARREST), (Role.ARRIVE,), (Role.MOVE,)),
    "alert": ((Role.MOVE,), (Role.ARRIVE, Role.UNKNOWN)),
    "request": (),
}
"""By kind of message, the roles that date its event: the first group of which the text has any."""
_RECENT_MONTH = 100
_RECENT = timedelta(days=10)
"""What arrived this long before an alert is still what the alert is about."""


def _without_whole_months(reading: Reading, found: list[Dated]) -> list[Dated]:
    """Beside exact days a month alone is told by the way, unless it heads a sentence or a line of its own."""
    months = {(day.year, day.month) for each in found for day in each.mention.days if day.day}
    return [
        e
        for e in found
        if e.mention.days[-1].day
        or not months
        or (e.mention.start - reading.stretch_at(e.mention.start).start <= _OPENS and not _months_of(e) & months)
    ]


def _months_of(each: Dated) -> set[tuple[int, int]]:
    return {(day.year, day.month) for day in each.mention.days}


def _told_on_the_day(reading: Reading, found: list[Dated]) -> list[Dated]:
    """`Singapore, 18 November. Horns were found on 8 November`: the day of writing at the head is that of telling."""
    if len(found) < 2 or reading.published is None:
        return found
    first, today = found[0], of_date(reading.published)
    return (
        found[1:] if first.mention.start <= _HEAD and first.mention.days == (today,) and first.sure <= _WEAK else found
    )


def _events(reading: Reading, dated: list[Dated]) -> list[Dated]:
    ahead = [each for each in dated if _is_ahead(reading, each, timedelta(0))]
    for roles in _WANTED[reading.kind]:
        found = [each for each in dated if each.role in roles and _is_telling(reading, each)]
        if reading.kind == "alert":
            found = [
                e
                for e in dated
                if e in ahead or (e in found and (e.role is Role.MOVE or _is_ahead(reading, e, _RECENT)))
            ]
        finds = [each.mention.days[0] for each in found if each.role is Role.FIND]
        if finds:  # who is arrested after a find is arrested for it
            found = [e for e in found if e.role is not Role.ARREST or e.mention.days[0] < min(finds) or (e is found[0])]
        found = _told_on_the_day(reading, _without_whole_months(reading, found))
        if found and roles == (Role.ARRIVE,):
            most = max(each.sure for each in found)
            found = [each for each in found if each.sure == most]
        if found and reading.kind == "feedback":
            found += [each for each in ahead if each.role is Role.MOVE and each not in found]
        if found:
            return found
    return []


def _is_telling(reading: Reading, each: Dated) -> bool:
    """A month alone that nothing says anything about dates the event only where it is a recent one."""
    day = each.mention.days[-1]
    if each.role is not Role.UNKNOWN or day.day or reading.published is None:
        return True
    return abs((day.middle() - reading.published).days) <= _RECENT_MONTH


def _is_ahead(reading: Reading, each: Dated, back: timedelta) -> bool:
    """Not before the day of writing, less `back`; a month counts by its end."""
    if reading.published is None or (each.role is Role.OTHER and not each.by):
        return False
    day = each.mention.days[-1]
    return (day.middle() if day.day else day.middle() + timedelta(days=13)) >= reading.published - back


def read_dates(reading: Reading) -> None:
    """Adds the event's dates and the day of telling, each once."""
    dated = _dated(reading)
    events = _events(reading, dated)
    told = [each for each in dated if each.role is Role.TOLD]
    seen: set[tuple[str, Day]] = set()
    for role, found in (("event", events), ("reported", told)):
        for each in found:
            for day in each.mention.days:
                if (role, day) in seen or ("event", day) in seen:
                    continue
                seen.add((role, day))
                reading.facts["dates"].append(
                    Date(
                        role="event" if role == "event" else "reported",
                        date=str(day),
                        span=(each.mention.start, each.mention.end),
                        confidence=round(min(each.mention.sure, each.sure), 2),
                        rule=f"{each.mention.rule}+{each.role}",
                    )
                )
