# ruff: noqa: E501  (patterns of words read best unbroken)
"""What a person's name in Latin letters may look like, and which part of a run of capitalised words is one."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from nlp.lexicon import load, words
from nlp.organisations.company_names import is_business
from nlp.places.nationality import country_at, nationality_of
from nlp.reading import fold_text
from nlp.text.name_lexicon import looks_like_name
from nlp.text.spans import Spans

Sex = Literal["M", "F"]
NameRole = Literal["official", "consignee", "consignor", "suspect", "driver", "passenger", "mentioned", "arrested", ""]


@dataclass
class PersonName:
    """A person's name at `[start, end)` and what its cue says of the person; empty role: the sentence tells."""

    start: int
    end: int
    role: NameRole = ""
    rule: str = ""
    age: int | None = None
    sex: Sex | None = None
    nationality: str | None = None
    confidence: float = 0.8


U = "A-ZÀ-ÝĐĂƠƯẠ-Ỹ"
_TOKEN = rf"(?:[{U}][\w’'-]*[\w]|[{U}]\.?)"
_PARTICLE = r"(?:bin|binti|bte|bt|b\.|ibn|al|el|a/l|a/p|s/o|d/o|A/L|A/P|S/O|D/O|@|van|von|der|den|de|da|do|dos|del|delos|dela|la|ul|ur|y|e|anak)"
FULL = rf"{_TOKEN}(?:[ \u00a0](?:{_PARTICLE}[ ])?(?:{_PARTICLE}[ ])?{_TOKEN}){{0,5}}"
_NOT_NAME = frozenset(words("person_words", "not_name"))
JOB = re.compile(
    r"(?:(?:Passenger|Operations?|Investigations?|Manager|Officer|Maritime|Cargo|Border|Intelligence|Air|Trade|Port|Regional|Region|Enforcement|Narcotics|Drug|Wildlife|Crime|Media|Public|Relations|Field|Special|"
    r"Agent|In|Charge|Acting|Senior|Chief|Customs|Police|Investigator|Detective|Superintendent|Inspector|Sergeant|Commander|Director|Station|Unit|Group|Team|Leader|Head)\s+)*"
)
_MONTHS = frozenset(words("person_words", "months"))


def clean(text: str, start: int, end: int, blocked: Spans) -> tuple[int, int] | None:
    """The part of a run of capitalised words that can be a name, or None."""
    if taken := blocked.within(start, end):
        if taken[0][0] > start:
            end = taken[0][0]
        elif taken[0][1] < end and len(taken) == 1:  # "head of the Criminal Investigation Department Name Surname"
            start = taken[0][1]
        else:
            return None
    words = [(m.group(), start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    while words and (fold_text(words[0][0]).strip(".,") in _NOT_NAME or JOB.fullmatch(words[0][0] + " ")):
        words.pop(0)
    for index, (word, first, last) in enumerate(words):
        folded = fold_text(word).strip(".,'’")
        if (
            folded in _MONTHS
            and not re.search(r"\d\s*$", text[max(0, first - 4) : first])
            and not re.match(r"\.?\s*\d", text[last : last + 4])
        ):
            continue  # "Khin Mar Oo"
        if folded in _NOT_NAME or nationality_of(folded) or (re.search(r"\d", word)):
            words = words[:index]
            break
    while words and re.fullmatch(_PARTICLE, words[-1][0]):
        words.pop()
    if not words:
        return None
    first, last = words[0][1], words[-1][2]
    name = text[first:last]
    if name.endswith(".") and not re.search(rf"(?:^|\s)[{U}]\.$", name):
        last -= 1
    if name.endswith(("'s", "’s")):
        last -= 2
    if last - first < 2 or is_business(text[first:last]):
        return None
    return first, last


@cache
def _substances() -> frozenset[str]:
    return frozenset(
        fold_text(word)
        for name in ("drugs", "precursors")
        for entry in load(name)
        for word in entry["names"].get("en", [])
    )


def is_substance(word: str) -> bool:
    """`commonly known as "Ice"`: a drug's name, no person's."""
    return fold_text(word).strip(".,'’") in _substances()


def blocked_word(word: str) -> bool:
    """Is a single capitalised word a common one, a country or a nationality rather than a name?"""
    folded = fold_text(word).strip(".,'’")
    return folded in _NOT_NAME or bool(nationality_of(folded)) or country_at(word) is not None


def strong_enough(text: str, start: int, end: int) -> bool:
    """Two words or more, or one that a lexicon knows."""
    name = text[start:end]
    return " " in name or looks_like_name(name)
