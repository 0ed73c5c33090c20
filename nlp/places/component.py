# ruff: noqa: E501, SIM905  (patterns and lists of words read best unbroken)
"""Writes facts['places'] with role `mentioned`, and `notes["places"]`: every mention of a place, for the routes.

Names come from the gazetteer and from the grammar of place names; a name that several places bear is told by the countries
named beside it and in the message; neighbours that hold each other ("Yulin, Guangxi") are one mention.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from nlp.conveyances.vessels import vessel_names
from nlp.extraction import Place, PlaceRole
from nlp.places.gazetteer import CURATED, RANK, Spot, iata, lookup, matcher
from nlp.places.grammar import CAPITALISED, built_places
from nlp.places.nationality import nationality_of, nationality_pattern
from nlp.reading import Reading
from nlp.text.jurisdiction import countries_of
from nlp.text.name_lexicon import looks_like_name
from nlp.text.spans import Spans


@dataclass(frozen=True)
class Mention:
    """A place at `[start, end)` of the text. `spot` is None where only the grammar tells that it is one."""

    start: int
    end: int
    kind: str
    country: str | None
    spot: Spot | None = None
    confidence: float = 0.9
    rule: str = "gazetteer"


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
_AGENCY_AFTER = re.compile(
    r"(?i)\s+(?:(?:national|royal|federal|state|general|provincial|revenue|anti)[\s-])?(?:customs|police|navy|border|coast|immigration|post\b|airlines?|airways|tax|drug|narcotic|central|department|administration|bureau)"
)
_ISO_AFTER = re.compile(r"\b(?:from|to|in|via|ex|by)\s+$|\b[A-Z]{2,3}(?:\s?[,/-]\s?|\s+and\s+|\s+to\s+)$")
_JOIN = re.compile(r"\s*,\s*|\s*[(（]\s*| in (?:the )?|\s+", re.IGNORECASE)
_ISO = re.compile(
    r"(?<![\w.-])(?:CN|HK|TH|VN|LA|KH|MM|MY|SG|ID|PH|BN|IN|LK|BD|PK|JP|KR|TW|AU|NZ|NL|DE|FR|GB|BE|AE|MN|NP|NG|ZA|KE|MX|BR|CA|US|UK|USA|UAE)(?![\w-])"
)
_IATA = re.compile(r"(?<![A-Z0-9])([A-Z]{3})(?![A-Z0-9])")
_IATA_BESIDE = re.compile(r"(?:(?:\bex|\bfrom|\bto|\bvia)\s+|[A-Z]{3}\s?[-–/>→]+\s?)$")
_IATA_CUE = re.compile(r"(?:\b(?i:ex|via|from|to|at|in|for)\s|/\s?)$")
_IATA_AGENCY = re.compile(r" (?:Air |Airport )?(?:Customs|CUSTOMS)\b")
_MAJOR = frozenset(
    "HKG BKK DMK SIN KUL PEN SGN HAN DAD CGK DPS MNL CEB PNH REP VTE RGN MDL TPE ICN PUS NRT HND KIX NGO PEK PVG CAN SZX KMG CTU DEL BOM MAA BLR HYD CCU DAC CMB MLE KTM KHI LHE ISB DXB AUH DOH IST ADD NBO JNB CPT LOS ACC CDG AMS FRA LHR LGW MAN BRU MAD GRU BOG LAX JFK SFO ORD MIA YVR YYZ SYD MEL BNE PER AKL".split()
)
_IATA_CHAIN = re.compile(r"\s?[-–/>→]+\s?[A-Z]{3}(?![A-Z0-9])|\s+(?:airport|Airport|AIRPORT)\b")


def read_places(reading: Reading) -> None:
    """Adds the places of the message to `reading`."""
    mentions = find_mentions(reading)
    reading.notes["places"] = mentions
    reading.facts["places"].extend(place_of(reading, mention, "mentioned") for mention in mentions)


def place_of(
    reading: Reading, mention: Mention, role: PlaceRole, confidence: float | None = None, rule: str = ""
) -> Place:
    """The fact of a mention in a role."""
    spot = mention.spot
    name = " ".join(reading.text[mention.start : mention.end].split())[:500]
    sure = mention.confidence if confidence is None else confidence
    return Place(
        role=role, name=name, country=mention.country, locode=spot.locode if spot else None, lat=spot.lat if spot else None,
        lon=spot.lon if spot else None, span=(mention.start, mention.end), confidence=round(sure, 3), rule=rule or f"place: {mention.rule}",
    )  # fmt: skip


def find_mentions(reading: Reading) -> list[Mention]:
    """All places of the text in order, none overlapping."""
    vessels = Spans((start, end) for start, end, name in vessel_names(reading) if " " in name or name.isupper())
    named = [c for c in _named(reading) if not vessels.touch(c.start, c.end)]
    built = list(_built(reading, named))
    together = _resolve(reading, _merge(named, built, reading.language in ("zh", "ja", "ko")))
    return _join(reading, [_with_terminal(reading, mention) for mention in together])


_TERMINAL = re.compile(r",? (?:(?i:cargo )?(?i:terminal) ?[A-Z0-9]{1,2}|T[1-5])\b")


def _with_terminal(reading: Reading, mention: Mention) -> Mention:
    """`Port of NAIA, Terminal 3`: the terminal belongs to its airport's name."""
    if mention.kind in ("airport", "port") and (found := _TERMINAL.match(reading.text, mention.end)):
        return replace(mention, end=found.end())
    return mention


@dataclass(frozen=True)
class _Candidate:
    start: int
    end: int
    spots: tuple[Spot, ...] = ()
    kind: str = ""
    rule: str = "gazetteer"
    confidence: float = 0.92


def _is_shouting(text: str) -> bool:
    letters = [c for c in text[:3000] if c.isalpha() and c.isascii()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)


def _named(reading: Reading) -> Iterator[_Candidate]:
    text = reading.text
    shouting = _is_shouting(text)
    for match in matcher().find(reading.folded):
        word = text[match.start : match.end]
        spots = tuple(s for s in match.entry if not s.exact or word == s.name or word.isupper())
        spots = tuple(s for s in spots if not s.exact or word.isupper())
        if not spots:
            continue
        candidate = _Candidate(match.start, match.end, spots)
        if (word[0].isascii() and word[0].isalpha()) or "\u00c0" <= word[0] <= "\u1ef9":
            checked = _latin(reading, candidate, word, shouting)
            if checked is None:
                continue
            candidate = checked
        elif not _local(text, candidate, word):
            continue
        yield candidate
    yield from _codes(text, shouting)
    for found in _of_origin().finditer(text):
        country = nationality_of(found.group(1))
        if country:
            spot = Spot(found.group(1), "country", country, weight=1_000_000)
            yield _Candidate(found.start(1), found.end(1), (spot,), rule="of its origin", confidence=0.65)


def _latin(reading: Reading, candidate: _Candidate, word: str, shouting: bool) -> _Candidate | None:
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


def _local(text: str, candidate: _Candidate, word: str) -> bool:
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


def _codes(text: str, shouting: bool) -> Iterator[_Candidate]:
    """Country codes and IATA letters, where the words beside them show that they are places."""
    if not shouting:
        for found in _ISO.finditer(text):
            if _ISO_AFTER.search(text[max(0, found.start() - 9) : found.start()]):
                code = {"UK": "GB", "USA": "US", "UAE": "AE"}.get(found.group(), found.group())
                spot = Spot(found.group(), "country", code, weight=1_000_000)
                yield _Candidate(found.start(), found.end(), (spot,), rule="country code", confidence=0.7)
    airports = iata()
    for found in _IATA.finditer(text):
        spot_of = airports.get(found.group(1))
        if spot_of is None or (shouting and found.group(1) in _NO_IATA):
            continue
        if found.group(1) in _MAJOR and _IATA_CUE.search(text[max(0, found.start() - 5) : found.start()]):
            yield _Candidate(found.start(), found.end(), (spot_of,), rule="IATA letters", confidence=0.7)
            continue
        if _IATA_AGENCY.match(text, found.end()):
            yield _Candidate(found.start(), found.end(), (spot_of,), rule="IATA letters", confidence=0.7)
            continue
        beside = _IATA_BESIDE.search(text[max(0, found.start() - 10) : found.start()])
        chain = _IATA_CHAIN.match(text, found.end())
        if (beside and (not shouting or chain or "-" in beside.group() or "/" in beside.group())) or chain:
            linked = [m for m in (beside, chain) if m]
            letters = [w for m in linked for w in re.findall(r"[A-Z]{3}", m.group())]
            if all(w in airports for w in letters):
                yield _Candidate(found.start(), found.end(), (spot_of,), rule="IATA letters", confidence=0.75)


@cache
def _of_origin() -> re.Pattern[str]:
    """`of Indian origin`, `the American shipper`: here alone a nationality tells where goods come from."""
    return re.compile(
        rf"\b({nationality_pattern()})(?=(?: |-)(?i:origin|shipper|exporter|supplier|sender|manufacturer)s?\b)"
    )


_NO_TOWN = re.compile(
    r"(?i)\b(?:mr|mrs|ms|dr|ltd|co|inc|company|trading|customs|police|department|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|both|all|this|that|the)\b"
)
_NO_IATA = frozenset(
    "PSA IMO THE AND FOR VIA NOT ALL ONE TWO HIS HER WAS ARE HAS MAN CAR VAN BAG BOX ICE KGS ABF AFP DEA CBP ICA CNB NCB DRI".split()
)


_TOWN_BEFORE = re.compile(
    r"(?:\b(?:in|at|from|to|of|near|for|via|off|outside|around|called|named)\s+(?:the\s+)?|[(]\s*)"
    r"(?P<town>[A-ZÀ-Ý][\w’'-]{2,}(?: [A-ZÀ-Ý][\w’'-]+){0,3}),\s*(?:the )?$"
)


_FOUND_AT = re.compile(
    r"\b(?:seized|intercepted|found|recovered|discovered|detected|confiscated|stopped|apprehended|arrested|caught|nabbed|raid(?:ed)?|impounded|rescued|uncovered|"
    r"checkpoint|checkpost|patrol|ambush|(?:[Cc]ustoms|CUSTOMS)(?: (?:Office|House|Department))?|[Pp]olice|[Oo]fficers|[Oo]ffice|agents|authorities|located|moored|docked|anchored)\s(?:[\w'’-]+\s){0,2}?(?:at|in|near|off|outside)\s(?:the\s)?"
    rf"(?P<town>{CAPITALISED}(?:[ -]{CAPITALISED}){{0,2}})"
    r"(?=[,.;:)\n]|\s(?:on|by|in|after|and|while|during|when|with|where|from|to|are|were|was|is|have|has|had|said|late|early|last|yesterday|today|area|locality|neighbou?rhood)\b|$)"
)
"""A town that no list holds, where the sentence finds or polices something: `intercepted at Bansgadhi, …`."""


def _unlisted(reading: Reading, named: list[_Candidate]) -> Iterator[_Candidate]:
    if reading.language != "en":
        return
    known = Spans((c.start, c.end) for c in named)
    for found in _FOUND_AT.finditer(reading.text):
        town = found["town"]
        if known.touch(*found.span("town")) or _NO_TOWN.search(town) or looks_like_name(town) or town.isupper():
            continue
        yield _Candidate(*found.span("town"), (), "district", "where it was found", 0.6)


def _built(reading: Reading, named: list[_Candidate]) -> Iterator[_Candidate]:
    for candidate in named:  # "in Fitzroy, Australia": what stands before a country and a comma is a place of it
        if candidate.spots and candidate.spots[0].kind in ("country", "province"):
            low = max(0, candidate.start - 70)
            town = _TOWN_BEFORE.search(reading.text, low, candidate.start)
            if town and not _NO_TOWN.search(town["town"]):
                yield _Candidate(town.start("town"), town.end("town"), (), "district", "before a country", 0.75)
    yield from _unlisted(reading, named)
    for start, end, kind in built_places(reading.text, reading.language):
        first = reading.text[start:end].split(" ", 1)[0]
        if kind == "port" and reading.text.endswith("port", start, end) and nationality_of(first):
            continue  # "the Colombian port of Buenaventura"
        yield _Candidate(start, end, (), kind, "grammar", 0.72)


def _merge(named: list[_Candidate], built: Iterable[_Candidate], unspaced: bool = False) -> list[_Candidate]:
    """Non-overlapping candidates: a built name that holds listed ones keeps their places; one that cuts a listed one gives way."""
    starts = [c.start for c in named]
    whole: list[_Candidate] = []
    free = 0
    for candidate in sorted(built, key=lambda c: (c.start, -c.end)):
        if candidate.start < free:
            continue
        first = max(0, bisect_right(starts, candidate.start) - 1)
        touching = [c for c in named[first : bisect_left(starts, candidate.end)] if c.end > candidate.start]
        start, end = candidate.start, candidate.end
        if any(c.start < start for c in touching):
            continue
        if touching and touching[0].start > start and unspaced and touching[0].start - start <= 8:
            start = touching[0].start  # what is written on to a known name from the left are particles
            candidate = replace(candidate, start=start)
        if touching and touching[-1].end > end:
            if len(touching) == 1 and touching[0].end - start < 80 and touching[0].start - start < 25:
                continue
            end = touching[-1].end
        spots = next((c.spots for c in touching if c.spots), ())
        if spots:
            kind = "" if candidate.rule == "before a country" else candidate.kind
            candidate = replace(
                candidate, end=end, spots=spots, kind=kind, rule="grammar over gazetteer", confidence=0.88
            )
        whole.append(candidate)
        free = end
    taken = Spans((c.start, c.end) for c in whole)
    return sorted([*whole, *(c for c in named if not taken.touch(c.start, c.end))], key=lambda c: c.start)


def _resolve(reading: Reading, candidates: list[_Candidate]) -> list[Mention]:
    """Chooses among namesakes and gives a country to places that only the grammar knows."""
    sure = {
        s.country for c in candidates for s in c.spots if s.kind == "country" and len({x.country for x in c.spots}) == 1
    }
    homes = countries_of(reading)
    mentions: list[Mention] = []
    told: dict[str, str | None] = {}  # a name that the text once places is that place again
    for index, candidate in enumerate(candidates):
        start, end = candidate.start, candidate.end
        next_country = None
        if index + 1 < len(candidates):
            following = candidates[index + 1]
            gap = reading.text[end : following.start]
            if (
                len(gap) <= 4
                and re.fullmatch(r"\s*[,(]?\s*", gap)
                and following.spots
                and following.spots[0].kind in ("country", "province")
            ):
                next_country = following.spots[0].country
        if not candidate.spots:
            home = next_country or _nearest(reading, mentions, start) or (homes[0] if homes else None)
            mentions.append(Mention(start, end, candidate.kind, home, None, candidate.confidence, candidate.rule))
            continue
        name = reading.folded[start:end]
        if next_country and any(s.country == next_country for s in candidate.spots):
            told[name] = next_country
        spot = _choose(candidate.spots, next_country or told.get(name), sure, homes)
        kind = candidate.kind or spot.kind
        exact = spot if not candidate.kind or RANK.get(spot.kind, 2) <= 2 else replace_position(spot)
        mentions.append(Mention(start, end, kind, spot.country, exact, candidate.confidence, candidate.rule))
    return mentions


def replace_position(spot: Spot) -> Spot | None:
    """A facility named after its country or province has not that one's position."""
    return Spot(spot.name, spot.kind, spot.country, None, None, None, spot.weight)


def _nearest(reading: Reading, mentions: list[Mention], start: int) -> str | None:
    """Country of the place named just before, with a comma or a bracket between."""
    if mentions and re.fullmatch(r"\s*[,(（-]?\s*", reading.text[mentions[-1].end : start]):
        return mentions[-1].country
    return None


def _choose(spots: tuple[Spot, ...], beside: str | None, named: set[str | None], homes: list[str]) -> Spot:
    def merit(spot: Spot) -> tuple[int, bool, int, bool, int]:
        home = homes.index(spot.country) if spot.country in homes else 99
        near = 3 if beside and spot.country == beside else 0
        if spot.kind == "country":
            near += 2
        elif spot.country in named or home == 0:
            near += 1
        curated = spot.kind in ("country", "province") or spot.weight == CURATED
        return (near, curated, -min(home, 5) if spot.weight < 3_000 else 0, spot.locode is not None, spot.weight)

    best = max(spots, key=merit)
    if best.kind == "country" and best.locode is None:
        town = next((s for s in spots if s.country == best.country and s.locode), None)
        return replace(best, locode=town.locode, lat=town.lat, lon=town.lon) if town else best
    return best


def _join(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """`Lach Huyen port, Hai Phong` and `Zapopan (Mexico)` are one mention each."""
    joined: list[Mention] = []
    for mention in mentions:
        if joined and (whole := _joined(reading, joined[-1], mention)) is not None:
            joined[-1] = whole
        else:
            joined.append(mention)
    return joined


def _joined(reading: Reading, inner: Mention, outer: Mention) -> Mention | None:
    gap = reading.text[inner.end : outer.start]
    narrow, wide = RANK.get(inner.kind, 2), RANK.get(outer.kind, 2)
    if len(gap) > 8 or narrow >= 4 or wide <= narrow:
        return None
    if _AGENCY_AFTER.match(reading.text[outer.end : outer.end + 30]):
        return None
    holds = inner.country == outer.country or inner.spot is None or (
        outer.kind == "country" and inner.spot is not None and any(s.country == outer.country for s in lookup(inner.spot.name))
    )  # fmt: skip
    if not holds:
        return None
    if re.fullmatch(r"\s*,\s*(?:the )?|\s", gap) or (gap == "" and inner.spot is not None and outer.spot is not None):
        end = outer.end
    elif re.fullmatch(r"\s*[(（]\s*", gap):
        return replace(inner, country=outer.country or inner.country)
    else:
        return None
    return replace(
        inner, end=end, country=outer.country or inner.country, spot=inner.spot, confidence=max(inner.confidence, 0.85)
    )
