# ruff: noqa: E501  (patterns of words read best unbroken)
"""Age and nationality written after a person's name."""

import re
from functools import cache

from nlp.places.nationality import country_at, nationality_of, nationality_pattern

_AFTER_AGE = re.compile(
    r"^(?:\s*\((?P<a>\d{1,2})(?:\s*(?:years?|yrs?|y/?o)?(?: old)?)?(?:\s*,\s*[^)]{1,40})?\)|,\s*(?:aged?\s*)?(?P<b>\d{1,2})(?=\s*(?:[,.;)]|and\b|was\b|were\b|from\b|of\b|who\b|years?\b|yrs?\b|year-old))|,?\s+aged?\s+(?P<c>\d{1,2})\b|,\s*an?\s+(?P<d>\d{1,2})[- ]year)"
)


@cache
def _nation_behind() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:,?\s*\((?:\d{{1,2}},?\s*)?|,\s*(?:aged?\s*)?(?:\d{{1,2}},\s*)?(?:an?\s+)?(?:\d{{1,2}}[- ]year[- ]old\s+)?|\s+is\s+an?\s+)(?P<n>(?i:{nationality_pattern('en')}))(?=\s*(?:[,.;)]|nationals?|citizens?|m[ae]n|wom[ae]n|males?|females?|passport|was|who|\d|$))"
    )


def age_after(text: str, end: int) -> int | None:
    """The age written after a name that ends at `end`: `(34)`, `, 34,`, `aged 34`."""
    match = _AFTER_AGE.match(text[end : end + 60])
    if not match:
        return None
    age = int(next(value for value in match.groupdict().values() if value))
    return age if 10 <= age <= 99 else None


def nation_after(text: str, end: int) -> str | None:
    """The country of the nationality written after a name that ends at `end`."""
    match = _nation_behind().match(text[end : end + 70])
    if match:
        return nationality_of(match["n"])
    of = _OF_COUNTRY.match(text, end)
    return country_at(text[of.end() : of.end() + 50]) if of else None


_OF_COUNTRY = re.compile(
    r"(?: \([^)]{1,30}\))?,? (?:aged? )?(?:\d{1,2},? )?(?:an? |who is an? )?(?:national|citizen|native) of (?:the )?(?=[A-Z])"
)
