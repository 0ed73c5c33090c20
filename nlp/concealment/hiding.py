# ruff: noqa: E501  (patterns of words read best unbroken)
"""Words of hiding and the places things are hidden in, found in one text (lexicons concealment_cues, hiding_places)."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache

from nlp import lexicon
from nlp.extraction import Method
from nlp.lexicon import Matcher
from nlp.reading import Reading


@dataclass(frozen=True)
class Place:
    """A thing that hides others, of a class of `lexicons/hiding_places.yaml`; `direct`: the word alone tells."""

    start: int
    end: int
    kind: str
    direct: bool


@dataclass(frozen=True)
class Cue:
    """A word of hiding; `kind` as in `lexicons/concealment_cues.yaml`."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Hidden:
    """One method of concealment told at `[start, end)`."""

    method: Method
    start: int
    end: int
    sure: float
    rule: str


_CONTRABAND = re.compile(
    r"(?<![\d.,])\d[\d.,]*+ ?(?:kgs?|kilos?|kilograms?|grams?|gms?|g|tonnes?|tons?|pounds|lbs?|tablets?|pills"
    r"|pieces|pcs|live|bricks|blocks|packets|bundles|packages|cartons|sticks)\b"
    r"|\b(?:drugs?|narcotics|contraband|bundles|packets|powder|substance|pills|tablets|bricks|slabs"
    r"|crystals?|seized|found|uncovered|recovered|discovered|detected|hidden|concealed|stashed"
    r"|it was|they were|were taken|lifted|extracted|suspect"
    r"|heroin|cocaine|meth|methamphetamine|shabu|ice|ketamine|cannabis|marijuana|ganja|mdma|ecstasy"
    r"|opium|fentanyl|hashish|yaba|ivory|scales|horns?|gold|cigarettes|tortoises|turtles)\b"
    r"|(?<![\d.,])\d[\d.,]*+ ?(?:kg|gram|viên|bánh|gói|công|กก|กรัม|เม็ด|ห่อ|แท่ง|公斤|千克|克|粒|butir|bungkus"
    r"|paket|bungkusan|ກິໂລ|ເມັດ|គីឡូ|គ្រាប់)|ma túy|ketamin|เฮโรอีน|ไอซ์|ยาบ้า|โคเคน|กัญชา|冰毒"
    r"|海洛因|可卡因|毒品|sabu|ganja|dadah|kokain|syabu"
)


_NOT_BAGGAGE = re.compile(
    r"\s?(?:halls?|claim|carousel|handlers?|handling|examination hall|belt|area|reclaim"
    r"|inspection area|tags?|compartments?)\b|检查|檢查"
)
"""After a word for baggage, what makes it a part of an airport."""


def _codes(language: str) -> frozenset[str]:
    return frozenset({"en", language} | ({"id", "ms"} if language in ("id", "ms") else set()))


@cache
def _places(language: str) -> Matcher:
    return Matcher(
        (form, (entry["class"], bool(entry.get("direct"))))
        for entry in lexicon.load("hiding_places")
        for code, words in entry["names"].items()
        if code in _codes(language)
        for word in words
        for form in (
            (word, f"{word}s")
            if code == "en" and word[-1].isalpha() and not word.endswith(("s", "y", "ed", "ing"))
            else (word,)
        )
    )


@cache
def _cues(language: str) -> Matcher:
    return Matcher(
        (word, entry["cue"])
        for entry in lexicon.load("concealment_cues")
        for code, words in entry["names"].items()
        if code in _codes(language)
        for word in words
    )


@cache
def _substances(language: str) -> Matcher:
    """Names of drugs, precursors and traded wildlife."""
    return Matcher(
        (word, name)
        for name in ("drugs", "precursors", "wildlife")
        for entry in lexicon.load(name)
        for code, words in entry["names"].items()
        if code in _codes(language)
        for word in words
    )


_OF_GOODS = re.compile(
    r"\b(?:trolley|cart|handcart|bicycle|bike|wheelchair|toy|pram|stroller|scooter|treadmill|conveyor|machine|machinery|crane|lathe"
    r"|(?:shipment|consignment|load|cargo|container|pallet|box|carton)s? of(?: \w+)?) $"
)
"""Before a vehicle's part: the part of a thing that is itself the goods (`trolley tyres`, `a shipment of tyres`)."""
_NOT_PARCEL = re.compile(
    r" (?:delivery|deliveries|service|services|company|companies|firm|hub|hubs|cent(?:re|er)|office|shop|locker|sector|industry|channels?|post|rider|operators?)\b"
)
_OF_PACKING = re.compile(
    r" (?:the |an? |its )?(?:\w+ )?(?:cartons?|cardboard|box|boxes|parcel|package|paper|foil|plastic|cellophane|bag|bags|suitcase|luggage|case|tape|clingfilm)\b"
)
"""After `layers of`: the packing's own layers are no load."""
_TURNS = frozenset({"hide", "hidden_under", "misdeclared"})


class Hiding:
    """The words of one text, asked by offset."""

    def __init__(self, reading: Reading) -> None:
        self._end = len(reading.folded)
        places = (Place(f.start, f.end, *f.entry[0]) for f in _places(reading.language).find(reading.folded))
        self.places = [
            replace(p, kind="goods", direct=False)
            if p.kind == "vehicle" and _OF_GOODS.search(reading.folded, max(0, p.start - 22), p.start)
            else p
            for p in places
            if not (p.kind == "baggage" and _NOT_BAGGAGE.match(reading.folded, p.end))
            and not (p.kind == "parcel" and _NOT_PARCEL.match(reading.folded, p.end))
            and not (p.kind == "bulk" and _OF_PACKING.match(reading.folded, p.end))
        ]
        self.cues = [
            Cue(f.start, f.end, kind) for f in _cues(reading.language).find(reading.folded) for kind in set(f.entry)
        ]
        self._starts = [place.start for place in self.places]
        self._turns = sorted(cue.start for cue in self.cues if cue.kind in _TURNS)

        told = {found.start() for found in _CONTRABAND.finditer(reading.folded)}
        told |= {found.start for found in _substances(reading.language).find(reading.folded)}
        self._told = sorted(told)

    def next_cue(self, cue: Cue) -> int:
        """Where the next word of hiding or declaring begins; the end of the text where there is none."""
        at = bisect_left(self._turns, cue.end)
        return self._turns[at] if at < len(self._turns) else self._end

    def tells(self, start: int, end: int) -> bool:
        """Is the contraband, an amount of it, or its find spoken of in `[start, end)`?"""
        at = bisect_left(self._told, start)
        return at < len(self._told) and self._told[at] < end

    def between(self, start: int, end: int) -> list[Place]:
        """Places that begin in `[start, end)`."""
        return self.places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
