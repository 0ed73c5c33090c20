# ruff: noqa: E501, SIM905  (patterns and lists of words read best unbroken)
"""Names that the gazetteer holds, where the words around them show that they are places."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from nlp.places.candidate import Candidate
from nlp.places.codes import codes
from nlp.places.gazetteer import Spot, matcher
from nlp.places.nationality import nationality_of, nationality_pattern
from nlp.reading import Reading
from nlp.text.name_lexicon import looks_like_name

_PREPOSITION = re.compile(
    r"(?:\b(?:in|at|from|to|near|of|via|off|into|through|outside|inside|around|between|and|for|ex|between|dari|ke|di|menuju|tujuan|tại|từ|đến|ở|sang|về|tới|từ|qua|và|dan)|[-–—>/(,:;→])\s*$",
    re.IGNORECASE,
)
_HEAD_BEFORE = re.compile(
    r"\b(?:port|gulf|strait|province|city|state|island|airport|district|town|of|tỉnh|huyện|xã|pelabuhan|bandara|pulau|kota|kampung|customs|police|hq|hải quan|công an|biên phòng)\s*$",
    re.IGNORECASE,
)
_CAPITAL_BEFORE = re.compile(r"([^\W\d_][\w’'.-]*)[ \u00a0]$")
_CAPITAL_AFTER = re.compile(r"[ \u00a0]([^\W\d_][\w’'.-]*)")
_COMPANY_AFTER = re.compile(
    r"(?i)\s+(?:trading|logistics|co\b|ltd|company|corp|inc\b|sdn|pte|bank|airlines?|airways|express|post\b|times|shipping|line\b|lines\b|university|club|hotel|exports?|imports?|enterprises?|industries|international(?! airport)|group|holdings?|freight|metals?|foods?)"
)


def _is_shouting(text: str) -> bool:
    letters = [c for c in text[:3000] if c.isalpha() and c.isascii()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)


def named(reading: Reading) -> Iterator[Candidate]:
    text = reading.text
    shouting = _is_shouting(text)
    for match in matcher().find(reading.folded):
        word = text[match.start : match.end]
        spots = tuple(s for s in match.entry if not s.exact or word == s.name or word.isupper())
        spots = tuple(s for s in spots if not s.exact or word.isupper())
        if not spots:
            continue
        candidate = Candidate(match.start, match.end, spots)
        if (word[0].isascii() and word[0].isalpha()) or "\u00c0" <= word[0] <= "\u1ef9":
            checked = _latin(reading, candidate, word, shouting)
            if checked is None:
                continue
            candidate = checked
        elif not _local(text, candidate, word):
            continue
        yield candidate
    yield from codes(text, shouting)
    for found in _of_origin().finditer(text):
        country = nationality_of(found.group(1))
        if country:
            spot = Spot(found.group(1), "country", country, weight=1_000_000)
            yield Candidate(found.start(1), found.end(1), (spot,), rule="of its origin", confidence=0.65)


def _latin(reading: Reading, candidate: Candidate, word: str, shouting: bool) -> Candidate | None:
    """A name in Latin letters counts with a capital, and where it does not seem part of a longer name."""
    text, start, end = reading.text, candidate.start, candidate.end
    known = max(s.weight for s in candidate.spots)
    if word[0].islower() and not any(c.isupper() for c in word) and not text[:300].islower():
        return None
    if word[0].islower() and (
        known < 1_000 or (" " not in word and reading.language in ("en", "fr", "es") and not text[:200].islower())
    ):
        return None
    before, after = text[max(0, start - 30) : start], text[end : end + 30]
    if _COMPANY_AFTER.match(after):
        return replace(candidate, confidence=0.4) if known > 1_500 else None
    located = bool(_PREPOSITION.search(before)) or not before.strip() or before.endswith("\n")
    if known >= 1_000_000:
        return candidate
    if not shouting:
        former = _CAPITAL_BEFORE.search(before)
        if (
            former and former.group(1)[0].isupper() and (known < 1_500 or looks_like_name(former.group(1))) and not _HEAD_BEFORE.search(before)
            and not located and former.group(1).casefold() not in _MAY_PRECEDE
        ):  # fmt: skip
            return None
        later = _CAPITAL_AFTER.match(after)
        if later and later.group(1)[0].isupper() and known < 2_000 and later.group(1) not in _MAY_FOLLOW:  # noqa: SIM102
            if not located or looks_like_name(later.group(1)) or (len(word.split()) == 1 and known < 400):
                return None
    single = len(word.split()) == 1
    if known < 1_500 and single and not located:
        return (
            replace(candidate, confidence=0.6) if known >= 500 and not looks_like_name(word) and not shouting else None
        )
    if known < 1_500 and single and looks_like_name(word) and not re.match(r"\s*[,(]", after) and known < 700:
        return None
    if shouting and known < 1_500 and not located:
        return None
    return candidate


_MAY_PRECEDE = frozenset(
    "the north south east west northern southern eastern western central greater new upper lower metro downtown mainland nearby in at from to near and of via off".split()
)
_MAY_FOLLOW = frozenset(
    "Airport International Port Seaport Customs Police Province District City State Township Checkpoint Terminal Bay Island Islands River Border Road Street On In At The From And To By With For Via Harbour Harbor Region Prefecture County Zone Free Special Industrial Air Cargo Container".split()
)


def _local(text: str, candidate: Candidate, word: str) -> bool:
    """A name in a script without capitals: two letters alone are too little inside a longer word."""
    end, start = candidate.end, candidate.start
    following, preceding = text[end : end + 1], text[start - 1 : start]
    if "\u0e01" <= word[0] <= "\u0e4e":
        # Thai: a vowel or tone sign after the match belongs to its last letter, so the word goes on.
        if following and "\u0e30" <= following <= "\u0e4e" and following not in "เแโใไ":
            return False
        return not (
            len(word) <= 3 and preceding and "\u0e01" <= preceding <= "\u0e4e" and not text[:start].endswith(_TH_BEFORE)
        )
    if "\u30a0" <= word[0] <= "\u30ff":
        return not ("\u30a0" <= following <= "\u30ff" or "\u30a0" <= preceding <= "\u30ff")
    return True


_TH_BEFORE = (
    "ชาติ", "ชาว", "จาก", "ไป", "ประเทศ", "ไปยัง", "ถึง", "ปลายทาง", "ต้นทาง", "ผ่าน", "ส่ง", "ใน", "ที่", "ศุลกากร", "หญิง", "ชาย", "เข้า", "กลับ", "และ",
)  # fmt: skip


@cache
def _of_origin() -> re.Pattern[str]:
    """`of Indian origin`, `the American shipper`: here alone a nationality tells where goods come from."""
    return re.compile(
        rf"\b({nationality_pattern()})(?=(?: |-)(?i:origin|shipper|exporter|supplier|sender|manufacturer)s?\b)"
    )
