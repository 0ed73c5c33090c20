# ruff: noqa: E501  (patterns of words read best unbroken)
"""Finds agencies in a text: listed ones by lexicon, unlisted ones by the way names of agencies are built.

Sources: `lexicons/agencies.yaml`; the grammar follows names as agencies of the region write them ("Hai Phong Customs
Department", "Chi cục Hải quan …", "…海关", "ด่านศุลกากร…"). Roles are given in `nlp.organisations.roles`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from nlp.lexicon import Matcher, load
from nlp.organisations.agency_grammar import find_by_grammar
from nlp.reading import Reading, fold_text


@dataclass(frozen=True)
class Agency:
    """An agency named at `[start, end)`. Mentions with one `key` are one agency."""

    start: int
    end: int
    key: str
    kind: str = ""
    country: str | None = None
    listed: bool = False
    generic: bool = False
    """Named by its trade alone: `Customs`, `the police`, `海关`."""
    weak: bool = False
    """An acronym that is a word in other senses too; it counts only beside a cue."""
    unit: bool = False
    """A unit told as its agency's own: the agency acts, and is named elsewhere."""


_KIND = (
    (
        "customs",
        r"customs|excise|hải quan|\bhq\b|海关|海關|税関|세관|ศุลกากร|ພາສີ|គយ|အကောက်ခွန်|bea cukai|kastam|douane|aduana|\bboc\b",
    ),
    ("police", r"polic|công an|cảnh sát|公安|警|경찰|ตำรวจ|ຕໍາຫຼວດ|ရဲ|polis|polri|polda|polres|gendarm|สภ"),
    ("border", r"border|biên phòng|coast ?guard|navy|海警|边检"),
)

GENERIC = frozenset(
    [
        "customs",
        "police",
        "navy",
        "coast guard",
        "immigration",
        "army",
        "border guards",
        "border guard",
        "hải quan",
        "hải quan cửa khẩu",
        "công an",
        "海关",
        "海關",
        "缉私部门",
        "ศุลกากร",
        "ตำรวจ",
        "ພາສີ",
        "គយ",
        "bea cukai",
        "kastam",
        "税関",
        "세관",
        "警方",
        "customs department",
        "border police",
        "cảnh sát",
        "biên phòng",
    ]
)


def kind_of(name: str) -> str:
    """`customs`, `police`, `border` or empty, by the words of a folded name."""
    return next((kind for kind, pattern in _KIND if re.search(pattern, name)), "")


@cache
def _words() -> Matcher:
    entries: list[tuple[str, tuple[str, str, str | None]]] = []
    for entry in load("agencies"):
        names = [name for group in entry["names"].values() for name in group]
        for name in names:
            key = fold_text(name) if entry.get("distinct") else fold_text(names[0])
            entries.append((name, (key, entry["kind"], entry["country"])))
    return Matcher(entries)


@cache
def _acronyms() -> tuple[re.Pattern[str], dict[str, tuple[str, str, str | None, bool]]]:
    found: dict[str, tuple[str, str, str | None, bool]] = {}
    for entry in load("agencies"):
        first = fold_text(next(iter(entry["names"].values()))[0])
        for acronym in [*entry["acronyms"], *entry.get("words", [])]:
            key = fold_text(acronym) if entry.get("distinct") else first
            found.setdefault(acronym, (key, entry["kind"], entry["country"], bool(entry.get("weak"))))
    longest_first = sorted(found, key=len, reverse=True)
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w&])(?!-?\d)")
    return pattern, found


_NEWSWIRE = re.compile(r"^[A-ZÀ-Ý][\w ,.-]{2,30}\(AFP\)|\([A-Z]+/?AFP\)|\btold AFP\b|[-–—] ?AFP\b|\bAFP/", re.MULTILINE)
"""Agence France-Presse, not the Australian Federal Police."""


def _listed(reading: Reading) -> Iterator[Agency]:
    for match in _words().find(reading.folded):
        key, kind, country = match.entry[0]
        # A name of common words counts only where it is written as a name.
        if reading.text[match.start].islower() and reading.text[match.start].isascii():
            continue
        yield Agency(match.start, match.end, key, kind, country, listed=True)
    pattern, table = _acronyms()
    for found in pattern.finditer(reading.text):
        if found.group() == "AFP" and _NEWSWIRE.search(reading.text, max(0, found.start() - 40), found.end() + 4):
            continue
        key, kind, country, weak = table[found.group()]
        yield Agency(found.start(), found.end(), key, kind, country, listed=True, weak=weak)


_ANY_UNIT = re.compile(r"\b[Aa]n? $")


def find_agencies(reading: Reading) -> list[Agency]:
    """Agencies named in the text, in order, none overlapping; an acronym given in brackets shares its name's key."""
    listed = _outermost(list(_listed(reading)))
    starts = [agency.start for agency in listed]
    built: list[Agency] = []
    for start, end in find_by_grammar(reading.text):
        near = listed[max(0, bisect_left(starts, start) - 1) : bisect_left(starts, end)]
        inside = [agency for agency in near if agency.start < end and start < agency.end]
        if any(agency.start <= start and end <= agency.end for agency in inside):
            continue
        if not inside and _ANY_UNIT.search(reading.text, max(0, start - 4), start):
            continue  # "a Canine Enforcement Team": a unit of its kind, no name
        start, end = min([start, *(a.start for a in inside)]), max([end, *(a.end for a in inside)])
        name = reading.folded[start:end]
        built.append(Agency(start, end, name, kind_of(name), inside[0].country if inside else None))
    found = [replace(a, generic=reading.folded[a.start : a.end] in GENERIC) for a in _outermost([*built, *listed])]
    # "財政部關務署基隆關": of names written on to each other the last is the office that acts.
    starts_at = {a.start for a in found}
    single = [a for a in found if a.end not in starts_at]
    return _join_units(reading.text, _share_acronyms(reading.text, _listed_with(reading.text, single)))


_LISTED_WITH = re.compile(r"(?:\s*\([A-Z][\w&-]*\))?,? (?:and |& )?(?:the )?(?P<name>[A-Z]{3,7})(?![\w'’&-]| ?\d)")
_NO_AGENCY = frozenset(
    [
        "USA",
        "UAE",
        "PRC",
        "DRC",
        "PDR",
        "SAR",
        "DNA",
        "GPS",
        "CEO",
        "NGO",
        "NGOS",
        "CITES",
        "MDMA",
        "THC",
        "CCTV",
        "USD",
        "HKD",
        "MYR",
        "PHP",
        "THB",
        "SGD",
        "AUD",
        "EUR",
        "GBP",
        "INR",
        "KGS",
        "PAX",
        "AND",
        "THE",
        "FOR",
        "NIL",
        "TEU",
        "FCL",
        "LCL",
        "ETA",
        "ETD",
        "AWB",
        "HAWB",
        "MAWB",
    ]
)


def _listed_with(text: str, found: list[Agency]) -> list[Agency]:
    """Adds acronyms that no list holds where they stand in a list with agencies (`the NDLEA, NAFDAC and the DSS`)."""
    taken = {agency.start for agency in found}
    more: list[Agency] = []
    for agency in found:
        last = agency
        if text[agency.start : agency.end].isupper() or text[agency.end : agency.end + 2] == " (":
            while (
                (match := _LISTED_WITH.match(text, last.end)) is not None
                and match.start("name") not in taken
                and match["name"] not in _NO_AGENCY
                and not text[match.end() :].startswith((" Co", " Ltd", " Sdn"))
                and any(c.islower() for c in text[max(0, agency.start - 40) : match.end() + 40])
            ):
                last = Agency(match.start("name"), match.end("name"), match["name"].casefold())
                more.append(last)
    return sorted([*found, *more], key=lambda a: a.start)


_ITS_OWN = re.compile(
    r"\b(?:its|their|the (?:department|agency|bureau|service|authority|force|ministry|body|directorate|office)['’]s) (?:own )?$"
)
_OF_WHICH = re.compile(
    r"['’]?s?\s*\(?[\w&-]*\)?\s*(?:officers|agents|officials|personnel|members|staff|operatives|teams?|detectives) (?:from|of|at|attached to|assigned to|with|in) (?:the|its|their) "
)


def _join_units(text: str, found: list[Agency]) -> list[Agency]:
    """A unit spoken of as its agency's own (`the department's Narcotics Branch`, `KWS officers from the Canine Unit`)
    is the agency."""
    joined: list[Agency] = []
    for agency in found:
        former = joined[-1] if joined else None
        if (
            former is not None
            and not agency.listed
            and not agency.generic
            and agency.start - former.end < _UNIT_REACH
            and (
                _ITS_OWN.search(text, max(0, agency.start - 24), agency.start)
                or _OF_WHICH.fullmatch(text, former.end, agency.start)
            )
        ):
            agency = replace(agency, key=former.key, kind=former.kind, generic=former.generic, unit=True)
        joined.append(agency)
    return joined


_UNIT_REACH = 400
"""Code points back to the agency that "its" means."""


def agencies_of(reading: Reading) -> list[Agency]:
    """`find_agencies`, read once a message."""
    if "agencies" not in reading.notes:
        reading.notes["agencies"] = find_agencies(reading)
    return list(reading.notes["agencies"])


def _outermost(found: list[Agency]) -> list[Agency]:
    kept: list[Agency] = []
    for agency in sorted(found, key=lambda a: (a.start, -a.end)):
        if not kept or agency.start >= kept[-1].end:
            kept.append(agency)
    return kept


def _share_acronyms(text: str, found: list[Agency]) -> list[Agency]:
    """`Name (ACR)` and a name whose initials are the acronym are one agency."""
    keys: dict[str, str] = {}
    previous: Agency | None = None
    for agency in found:
        if (
            previous is not None
            and re.fullmatch(r"\s*[(（]\s*", text[previous.end : agency.start])
            and text[agency.end : agency.end + 1] in (")", "）", "-")
        ):
            keys.setdefault(agency.key, previous.key)
        previous = agency
    initials = {initials_of(text[a.start : a.end]): a.key for a in found if " " in text[a.start : a.end]}
    for agency in found:
        name = text[agency.start : agency.end]
        if name.isupper() and " " not in name and name.replace("&", "") in initials:
            keys.setdefault(agency.key, initials[name.replace("&", "")])
    names: list[tuple[frozenset[str], Agency]] = []
    for agency in found:
        words = frozenset(text[agency.start : agency.end].casefold().split())
        for known, first in names[-40:]:
            if (
                len(words & known) >= 2
                and (words < known or known < words)
                and agency.kind == first.kind
                and agency.key != first.key
            ):
                keys.setdefault(agency.key, first.key)  # "Da Nang customs", "the Da Nang Customs Department"
                break
        if len(words) >= 2:
            names.append((words, agency))
    return [replace(agency, key=_follow(keys, agency.key)) for agency in found]


def _follow(keys: dict[str, str], key: str) -> str:
    seen = set()
    while key in keys and key not in seen:
        seen.add(key)
        key = keys[key]
    return key


def initials_of(name: str) -> str:
    """`Central Narcotics Bureau` gives CNB; words in lower case do not count."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())
