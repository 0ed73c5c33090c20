# ruff: noqa: E501  (patterns of words read best unbroken)
"""Finds names of persons in Latin letters by what stands beside them: titles, ages, "identified as", "said", labels.

No name is taken on its shape alone: capitalised words must not belong to an organisation or a place, and at least one
cue must say that they name somebody. Ranks and spokespersons make an official. Exact spans matter: the platform masks
names by them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from nlp.lexicon import load
from nlp.organisations.companies import is_business, label_pattern
from nlp.places.nationality import country_at, nationality_of, nationality_pattern
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


_U = "A-ZÀ-ÝĐĂƠƯẠ-Ỹ"
_TOKEN = rf"(?:[{_U}][\w’'-]*[\w]|[{_U}]\.?)"
_PARTICLE = r"(?:bin|binti|bte|bt|b\.|ibn|al|el|a/l|a/p|s/o|d/o|A/L|A/P|S/O|D/O|@|van|von|der|den|de|da|do|dos|del|delos|dela|la|ul|ur|y|e|anak)"
_FULL = rf"{_TOKEN}(?:[ \u00a0](?:{_PARTICLE}[ ])?(?:{_PARTICLE}[ ])?{_TOKEN}){{0,5}}"


@cache
def _title_words() -> tuple[dict[str, tuple[str, Sex | None]], re.Pattern[str]]:
    table: dict[str, tuple[str, Sex | None]] = {}
    for entry in load("titles"):
        for group in entry["names"].values():
            for name in group:
                table[fold_text(name)] = (entry["role"], entry.get("sex"))
    words = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(table, key=len, reverse=True))
    return table, re.compile(
        rf"(?<![\w])(?P<title>(?:(?i:{words})\.?[ ,]+(?:of\s(?:the\s)?[A-Z]\w+\s)?)+)(?P<name>{_FULL})"
    )


_NOT_NAME = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "and",
        "or",
        "for",
        "from",
        "with",
        "by",
        "to",
        "this",
        "that",
        "these",
        "customs",
        "police",
        "officer",
        "officers",
        "department",
        "bureau",
        "ministry",
        "airport",
        "port",
        "terminal",
        "street",
        "road",
        "district",
        "province",
        "city",
        "county",
        "region",
        "state",
        "village",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "container",
        "vessel",
        "ship",
        "flight",
        "cargo",
        "parcel",
        "express",
        "post",
        "office",
        "operation",
        "court",
        "act",
        "section",
        "article",
        "case",
        "note",
        "reference",
        "ref",
        "subject",
        "date",
        "place",
        "goods",
        "route",
        "value",
        "total",
        "arrest",
        "arrested",
        "seized",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "international",
        "national",
        "federal",
        "royal",
        "united",
        "states",
        "kingdom",
        "republic",
        "new",
        "hong",
        "kong",
        "island",
        "islands",
        "bay",
        "river",
        "bridge",
        "border",
        "checkpoint",
        "gate",
        "airlines",
        "airways",
        "air",
        "shipping",
        "lines",
        "line",
        "logistics",
        "trading",
        "company",
        "limited",
        "group",
        "bank",
        "university",
        "school",
        "hospital",
        "hotel",
        "market",
        "mall",
        "building",
        "tower",
        "centre",
        "center",
        "park",
        "garden",
        "zoo",
        "x-ray",
        "k9",
        "dna",
        "gps",
        "sim",
        "usd",
        "passport",
        "visa",
        "cites",
        "interpol",
        "unodc",
        "name",
        "unknown",
        "nil",
        "none",
        "no",
        "yes",
        "yesterday",
        "today",
        "tomorrow",
        "suspect",
        "suspects",
        "passenger",
        "passengers",
        "driver",
        "consignee",
        "consignor",
        "shipper",
        "importer",
        "exporter",
        "both",
        "two",
        "three",
        "four",
        "five",
        "one",
        "all",
        "he",
        "she",
        "they",
        "his",
        "her",
        "their",
        "it",
        "its",
        "we",
        "you",
        "i",
        "mr",
        "mrs",
        "ms",
        "if",
        "when",
        "while",
        "after",
        "before",
        "during",
        "since",
        "until",
        "where",
        "who",
        "which",
        "what",
        "how",
        "why",
        "then",
        "there",
        "here",
        "also",
        "but",
        "however",
        "meanwhile",
        "acting",
        "senior",
        "deputy",
        "assistant",
        "chief",
        "director",
        "general",
        "commissioner",
        "inspector",
        "superintendent",
        "minister",
        "secretary",
        "president",
        "chairman",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "head",
        "captain",
        "manager",
        "heroin",
        "cocaine",
        "methamphetamine",
        "ketamine",
        "cannabis",
        "ivory",
        "pangolin",
        "rhino",
        "tiger",
        "elephant",
        "green",
        "red",
        "golden",
        "dragon",
        "mekong",
        "lion",
        "star",
        "channel",
        "customhouse",
        "warehouse",
        "yard",
        "zone",
        "free",
        "trade",
        "industrial",
        "estate",
        "phase",
        "case",
        "regards",
        "thanks",
        "dear",
        "please",
        "kindly",
        "attention",
        "urgent",
        "alert",
        "report",
        "information",
        "press",
        "release",
        "end",
        "ends",
        "male",
        "female",
        "pax",
        "age",
        "aged",
        "dob",
        "sex",
        "nationality",
        "phone",
        "tel",
        "mobile",
        "email",
        "address",
        "id",
        "sample",
        "photo",
        "read",
        "more",
    ]
)

_JOB = re.compile(
    r"(?:(?:Passenger|Operations?|Investigations?|Manager|Officer|Maritime|Cargo|Border|Intelligence|Air|Trade|Port|Regional|Region|Enforcement|Narcotics|Drug|Wildlife|Crime|Media|Public|Relations|Field|Special|"
    r"Agent|In|Charge|Acting|Senior|Chief|Customs|Police|Investigator|Detective|Superintendent|Inspector|Sergeant|Commander|Director|Station|Unit|Group|Team|Leader|Head)\s+)*"
)
_AFTER_AGE = re.compile(
    r"^(?:\s*\((?P<a>\d{1,2})(?:\s*(?:years?|yrs?|y/?o)?(?: old)?)?(?:\s*,\s*[^)]{1,40})?\)|,\s*(?:aged?\s*)?(?P<b>\d{1,2})(?=\s*(?:[,.;)]|and\b|was\b|were\b|from\b|of\b|who\b|years?\b|yrs?\b|year-old))|,?\s+aged?\s+(?P<c>\d{1,2})\b|,\s*an?\s+(?P<d>\d{1,2})[- ]year)"
)
_AFTER_SAID = re.compile(
    r"^(?:\s*,[^,.;\n]{3,90},|\s*\([^)]{2,40}\))?\s*(?:who\s+|has\s+|had\s+|also\s+|later\s+|further\s+|on \w+ )*(?:said|says|told|added|stated|explained|disclosed|noted|announced|confirmed|revealed|commented|remarked|praised|commended|reiterated|stressed|emphasi[sz]ed|thanked|warned|urged|assured|briefed|declared that|lauded|hailed)\b"
)
_BEFORE_SAID = re.compile(
    r"(?:said|says|added|stated|explained|according to|noted|quoted|led by|headed by|signed by|signed|by)\s+(?:the\s+)?$"
)
_AFTER_ARREST = re.compile(
    r"^(?:\s*\([^)]{1,60}\))?(?:\s*,[^.;\n]{1,80},)?\s+(?:was|were|has been|have been|had been|is|are|being)\s+(?:\w+\s+){0,3}?(?:arrested|detained|apprehended|charged|caught|held|nabbed|remanded|indicted|sentenced|convicted|taken|intercepted|stopped|searched|released|questioned|identified|found|wanted|granted|brought|produced|placed|jailed|booked|under)\b"
)
_AFTER_ARREST_SURELY = re.compile(
    r"^(?:\s*\([^)]{1,60}\))?(?:\s*,[^.;\n]{1,80},)?\s+(?:was|were|has been|have been|had been)\s+(?:\w+\s+){0,2}?(?:arrested|apprehended|charged|nabbed|remanded|indicted|sentenced|convicted|jailed|taken into custody)\b"
)
_AFTER_HUMAN = re.compile(
    r"^(?:\s*\([^)]{1,60}\))?(?:\s*,[^.;\n]{1,80},)?\s+(?:who\b|whose\b|admitted|confessed|claimed|pleaded|pled|appeared|denied|tried|attempted|arrived|flew|travell?ed|carried|told|boarded|landed|booked|declined|faces|face|allegedly|attempted|is still there|left|does not|did not|never|gave|paid|bought|received|hired|sent|met|works?\b|lives?\b|runs?\b|owns?\b|entered|departed|travels\b|alias\b|a\.?k\.?a\b|@)"
)
_ROLE_BEFORE: tuple[tuple[NameRole, str], ...] = (
    ("driver", r"drivers?|chauffeur|lorry driver"),
    ("passenger", r"passengers?|pax|travell?ers?"),
    (
        "suspect",
        r"suspects?|accused|defendants?|kingpins?|masterminds?|fugitives?|ringleaders?|our suspect|couriers?|smugglers?|proprietors?|owners?|organi[sz]ers?|person called|man called|woman called|person of interest|passenger of interest|suspected person",
    ),
    (
        "",
        r"skippers?|captains?|crewm[ae]n|crew members?|helpers?|boatm[ae]n|fisherm[ae]n|accomplices?|associates?|conductors?|attendants?|traders?|businessm[ae]n|businesswom[ae]n|farmers?|soldiers?|students?|teachers?|employees?|workers?|"
        r"foreigners?|arrestees?|susp|culprits?|offenders?|convicts?|traffickers?|mules?|poachers?|hunters?|peddlers?|dealers?|housewife|monks?|labou?rers?|technicians?|mechanics?|pilots?|flight attendants?|sailors?|seam[ae]n|tourists?|villagers?|"
        r"co-accused|co-drivers?|carriers?|handlers?|financiers?|wom[ae]n|m[ae]n|males?|females?|couple|nationals?|citizens?",
    ),
    (
        "mentioned",
        r"sole director|directors?|representative|managing director|director and shareholder|brother|wife|husband|friend",
    ),
)
_NAMED = re.compile(
    r"(?:identified (?:\w+ ){0,2}?(?:as|to be)|named(?: as)?|namely|called|known as|name(?:d)? (?:is|was|used|on passport|of (?:the )?\w+)|names?(?: \(s\))?|full names?|goes by|using the name|uses? (?:the )?name|a certain|registered to(?: one)?|(?<=\s)one|alias|a\.?k\.?a\.?|by the name of|in the name of|under the name|on behalf of|tag name|true name|real name|names? on (?:the )?\w+(?: is| was| reads)?|identity|identities|they are|one of (?:them|whom|the \w+),|the other,|the first,|the second,|arrested persons?|arrestees?|arrested|person(?:s)? arrested|apprehended|name used)\s*[:\-–]?\s*(?:as\s+)?(?:a certain\s+|one\s+|were\s+|are\s+|is\s+|was\s+)?(?:\(\d+\)\s*|\d[.)]\s*|\(?[ivx]+\)\s*)?[\"“'‘]?$",
    re.IGNORECASE,
)
_MIXED_CASE = re.compile(rf"(?:[{_U}]{{2,}} (?:[{_U}][a-zà-ỹ-]+ ?)+|(?:[{_U}][a-zà-ỹ-]+ )+[{_U}]{{2,}})$")
_CROWD = r"(?:suspects?|m[ae]n|wom[ae]n|persons?|people|passengers?|nationals?|individuals?|crew(?: members)?|others?|brothers|couple|accused|foreigners?|drivers?|smugglers?|couriers?|traffickers?|citizens?|travell?ers?)(?: \([^)]{1,30}\))?"
_CROWD_BEFORE = re.compile(rf"\b{_CROWD}\s*(?::|[-–—]|\()\s*[\"“]?$", re.IGNORECASE)
_CROWD_COMMA = re.compile(rf"\b{_CROWD},\s*[\"“]?$", re.IGNORECASE)
_NICKNAME = re.compile(
    r"(?:\b(?:alias|a\.?k\.?a\.?|also known as|nicknamed|nom de guerre)|@)\s*[\"“'‘]?$", re.IGNORECASE
)
_COUNTRY_CODE = re.compile(r"\b(?:MY|HK|US|UK|TH|VN|ID|PH|SG|IN|CN|JP|KR|AU|NZ|LA|KH|MM|BN|TW|BD|LK|PK)\b")
_IN_BRACKETS = re.compile(
    r"\b(?:m[ae]n|wom[ae]n|males?|females?|nationals?|passengers?|pax|drivers?|suspects?|persons?|owners?|citizens?|couriers?|travell?ers?|crew|brothers?|yrs|old|50s|40s|30s|20s|truck|car|vehicle|boat)\b[^.;\n(]{0,25}\(\s*$",
    re.IGNORECASE,
)


_MONTHS = frozenset(
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
        "march",
        "april",
        "june",
        "august",
    ]
)


def _clean(text: str, start: int, end: int, blocked: Spans) -> tuple[int, int] | None:
    """The part of a run of capitalised words that can be a name, or None."""
    if taken := blocked.within(start, end):
        if taken[0][0] <= start:
            return None
        end = taken[0][0]
    words = [(m.group(), start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    while words and (fold_text(words[0][0]).strip(".,") in _NOT_NAME or _JOB.fullmatch(words[0][0] + " ")):
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
    if name.endswith(".") and not re.search(rf"(?:^|\s)[{_U}]\.$", name):
        last -= 1
    if name.endswith(("'s", "’s")):
        last -= 2
    if last - first < 2 or is_business(text[first:last]):
        return None
    return first, last


def _strong_enough(text: str, start: int, end: int) -> bool:
    """Two words or more, or one that a lexicon knows."""
    name = text[start:end]
    return " " in name or looks_like_name(name)


def find_names(text: str, blocked: Spans) -> list[PersonName]:
    """Names with a cue, in order, none overlapping. `blocked`: spans of organisations, places, vessels."""
    found: list[PersonName] = [*_titled(text, blocked), *_labelled(text, blocked)]
    taken = Spans((n.start, n.end) for n in found)
    for match in re.finditer(rf"(?<![\w@/.-]){_FULL}", text):
        if taken.touch(match.start(), match.end()):
            continue
        span = _clean(text, match.start(), match.end(), blocked)
        if span and (name := _by_cue(text, *span)):
            found.append(name)
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[PersonName] = []
    for name in found:
        if kept and 0 < name.start - kept[-1].end < 30 and _NICKNAME.search(text, kept[-1].end, name.start):
            continue  # "Jose Prado, alias El Chato": one person
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return _chained(text, kept, blocked)


_FIRM_BEFORE = re.compile(
    r"\b(?:sole|managing|company|firm|export|sales|factory|import|whose|nominee)\s$", re.IGNORECASE
)


_PLAIN = re.compile(r"[^\w'’-]+")


def _titled(text: str, blocked: Spans) -> Iterator[PersonName]:
    table, pattern = _title_words()
    for match in pattern.finditer(text):
        span = _clean(text, *match.span("name"), blocked)
        if not span or not _JOB.fullmatch(text[match.start("name") : span[0]]):
            continue
        titles = fold_text(match["title"])
        spaced = f" {_PLAIN.sub(' ', titles)} "
        read = [meaning for word, meaning in table.items() if f" {_PLAIN.sub(' ', word).strip()} " in spaced]
        role: NameRole = "official" if any(office for office, _ in read) else ""
        if role == "official" and _FIRM_BEFORE.search(text, max(0, match.start() - 14), match.start()):
            role = "mentioned"  # the director of a firm, not of an agency
        sex = next((sex for _, sex in read if sex), None)
        yield PersonName(
            *span, role, f"title {match['title'].strip()}", _age(text, span[1]), sex, _nation_after(text, span[1]), 0.9
        )


_LABEL_NAME = re.compile(
    rf"(?:(?:Mr|Mrs|Ms|Miss|Shri|Smt|Sdr|Encik|Puan)\.?\s+)?[\"“'‘]?(?:a certain |one )?(?P<name>{_FULL})"
)


_CALLED = re.compile(r"(?:a certain|\bone|called|named|Mr|Mrs|Ms|Miss|Shri|Smt|Sdr)\.? [\"“]?$")


def _labelled(text: str, blocked: Spans) -> Iterator[PersonName]:
    for match in label_pattern().finditer(text):
        role: NameRole = "consignee" if match["consignee"] else "consignor"
        value = _LABEL_NAME.match(text, match.end())
        if not value or not (match["consignee"] or match["consignor"]):
            continue
        span = _clean(text, *value.span("name"), blocked)
        if not span or span[0] != value.start("name") or not _strong_enough(text, *span):
            continue
        called = _CALLED.search(text[match.start() : span[0]])
        if called or looks_like_name(text[span[0] : span[1]]) or _age(text, span[1]) is not None:
            age, nation = _age(text, span[1]), _nation_after(text, span[1])
            yield PersonName(*span, role, f"label {role}", age, None, nation, 0.8)


@cache
def _roles_before() -> tuple[tuple[NameRole, re.Pattern[str]], ...]:
    nation = nationality_pattern("en")
    return tuple(
        (
            role,
            re.compile(
                rf"\b(?:{words})\s*(?:is|was|are|were|:|,|\()?\s*(?:an? |the |one )?(?:{nation})?\s*(?:nationals? )?[\"“]?$",
                re.IGNORECASE,
            ),
        )
        for role, words in _ROLE_BEFORE
    )


@cache
def _nation_before() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<nation>(?i:{nationality_pattern('en')})) (?:nationals?|citizens?|m[ae]n|wom[ae]n|males?|females?|passengers?|drivers?)?\s*[,:(]?\s*$"
    )


@cache
def _nation_behind() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:,?\s*\((?:\d{{1,2}},?\s*)?|,\s*(?:aged?\s*)?(?:\d{{1,2}},\s*)?(?:an?\s+)?(?:\d{{1,2}}[- ]year[- ]old\s+)?|\s+is\s+an?\s+)(?P<n>(?i:{nationality_pattern('en')}))(?=\s*(?:[,.;)]|nationals?|citizens?|m[ae]n|wom[ae]n|males?|females?|passport|was|who|\d|$))"
    )


def _by_cue(text: str, start: int, end: int) -> PersonName | None:
    before, after = text[max(0, start - 60) : start], text[end : end + 130]
    name, several = text[start:end], " " in text[start:end]
    known = looks_like_name(name)
    age = _age(text, end)
    nation = _nation_after(text, end)
    made = PersonName(start, end, age=age, nationality=nation)
    quoted = before.endswith(('"', "“", "‘"))
    if _NAMED.search(before) and (several or known or quoted):
        made.rule = "identified as"
        return made
    if age is not None and several:
        made.rule = "age after"
        return made
    if _AFTER_SAID.match(after) and (several and (known or not name.isupper())):
        made.role, made.rule, made.confidence = "official", "said", 0.75
        return made
    if several and re.search(r"[”\"’'],?\s*(?:said|says|added|explained|noted)\s+$", before):
        made.role, made.rule, made.confidence = "official", "said before, quoted", 0.75
        return made
    if several and known and _BEFORE_SAID.search(before) and re.match(r"\s*(?:,|\.|$)", after):
        made.role, made.rule, made.confidence = "official", "said before", 0.65
        return made
    if several and (_CROWD_BEFORE.search(before) or (known and _CROWD_COMMA.search(before))):
        made.rule = "identified as, after a count"
        return made
    for role, pattern in _roles_before():
        if pattern.search(before) and (several or known):
            made.role, made.rule = role, f"{role} before"
            if role == "suspect" and re.search(r"\b(?:are|were|is|was|:)\s*$", before):
                made.role, made.rule = "", "identified as suspects"
            return made
    if several and known and (found := _nation_before().search(before)):
        made.rule = "nationality before"
        made.nationality = made.nationality or nationality_of(found["nation"])
        return made
    if several and (known or _AFTER_ARREST_SURELY.match(after)) and _AFTER_ARREST.match(after):
        made.rule = "arrested after"
        return made
    if several and known and _AFTER_HUMAN.match(after):
        made.rule, made.confidence = "acts as a person", 0.65
        return made
    if several and nation and re.match(r"^(?:\s*\([^)]{0,40}\)|,)", after):
        made.rule = "nationality after"
        return made
    if (
        several
        and known
        and re.match(
            r"^,\s*(?:an?|the)\s+(?:\w+\s+){0,4}(?:director|spokes\w+|officer|commander|commissioner|head|chief|manager|superintendent|minister|secretary|collector|inspector)",
            after,
        )
    ):
        made.role, made.rule = "official", "office after"
        return made
    if several and known and _MIXED_CASE.match(name) and not _COUNTRY_CODE.search(name):
        made.rule = "surname in capitals"
        return made
    if known and _IN_BRACKETS.search(before) and re.match(r"\s*[,;)]|\s+and\b", after):
        made.rule = "identified as, in brackets"
        return made
    if several and re.match(r"^\s*[\[(,;]?\s*(?:\w+ )?(?:Passport|PP|ppt|passport)\b", after):
        made.rule = "passport after"
        return made
    return None


def _chained(text: str, names: list[PersonName], blocked: Spans) -> list[PersonName]:
    """`A, B and C`: names in a list after an accepted one."""
    result: list[PersonName] = []
    for index, name in enumerate(names):
        result.append(name)
        if name.role == "official" and not name.rule.startswith("title"):
            continue
        limit = names[index + 1].start if index + 1 < len(names) else min(len(text), name.end + 400)
        last = name
        while True:
            link = re.match(
                r"(?:\s*\([^)\n]{1,40}\))?(?:,\s*(?:aged\s*)?\d{1,2}(?:\s*years?(?: old)?)?)?\s*(?:,\s*(?:and\s+)?|;\s*|\s+(?:and|AND|with|along with|together with)\s+|\s+&\s+|\s*/\s*|\s+\(?\d[.)]\s*|\n\s*[-•\d.)]*\s*)(?:(?:his|her|their|the|fellow|one|a certain)\s+)*(?:(?:wife|husband|brother|sister|son|daughter|father|mother|friend|girlfriend|boyfriend|helper|assistant|crewman|accomplice|associate|colleague|co-driver|driver|conductor|partner|cousin|nephew|companion|passenger)\s*,?\s+)?(?:(?:Mr|Mrs|Ms|Miss|Daw|U|Shri|Smt)\.?\s+)?[\"“]?",
                text[last.end : last.end + 110],
            )
            if not link or not link.group():
                break
            candidate = re.compile(_FULL).match(text, last.end + link.end(), limit)
            span = _clean(text, *candidate.span(), blocked) if candidate else None
            if (
                not span
                or not candidate
                or span[0] != candidate.start()
                or " " not in text[span[0] : span[1]]
                or not (
                    looks_like_name(text[span[0] : span[1]])
                    or _age(text, span[1]) is not None
                    or re.match(
                        r"\s*(?:\([MF\d]|(?:-\s*)?(?:were|was|are|have|has)\b|\.?\s*$|\.\s)",
                        text[span[1] : span[1] + 12],
                    )
                )
            ):
                break
            last = PersonName(
                span[0],
                span[1],
                name.role,
                f"{name.rule}, listed",
                _age(text, span[1]),
                None,
                _nation_after(text, span[1]),
                name.confidence,
            )
            result.append(last)
    return result


def _age(text: str, end: int) -> int | None:
    match = _AFTER_AGE.match(text[end : end + 60])
    if not match:
        return None
    age = int(next(value for value in match.groupdict().values() if value))
    return age if 10 <= age <= 99 else None


def _nation_after(text: str, end: int) -> str | None:
    match = _nation_behind().match(text[end : end + 70])
    if match:
        return nationality_of(match["n"])
    of = _OF_COUNTRY.match(text, end)
    return country_at(text[of.end() : of.end() + 50]) if of else None


_OF_COUNTRY = re.compile(
    r"(?: \([^)]{1,30}\))?,? (?:aged? )?(?:\d{1,2},? )?(?:an? |who is an? )?(?:national|citizen|native) of (?:the )?(?=[A-Z])"
)
