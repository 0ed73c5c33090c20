# ruff: noqa: E501  (patterns of words read best unbroken)
"""Numbers that count goods without a unit: `17 king cobras`, `two handguns`, `meerkat 3`."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from nlp.amounts.money import read_money
from nlp.amounts.numbers import numbers_of
from nlp.amounts.quantities import LARGEST, Quantity
from nlp.amounts.units import Measure, units
from nlp.goods.gaps import without
from nlp.goods.mention import Mention
from nlp.reading import Reading
from nlp.text.spans import Spans

COUNTED = Measure("bare", 1.0, "")
"""No unit: goods counted as such."""
TABLETS = Measure("tablet", 1.0, "")
REACH = 50
"""Characters between a number and the goods it counts."""

_AFTER_COUNT = re.compile(
    r"[:\s(x×-]{0,3}(\d{1,3}(?:,\d{3})*|\d+)"
    r"(?=\s*(?:[,;.()\n]|$|and\b|nos\b|heads?\b|pcs\b|of which\b|dead\b|live\b|alive\b))(?!\.\d|,\d)"
)
_LAST_COUNT = re.compile(r",\s(\d{1,3}(?:,\d{3})*|\d+)(?=\s*(?:[;.](?!\d)|\n|$))")
"""`crocodile skins, 14;`: the number closes its element of a list."""
_WORDS_BETWEEN = re.compile(r"[ \u00a0](?:[a-z’'\"“‘\-]+(?:-\d+)?[ \u00a0\-]){0,4}[\"“‘'(]?|")
_STOP_WORDS = frozenset(
    [
        "in",
        "of",
        "and",
        "or",
        "with",
        "from",
        "at",
        "on",
        "for",
        "to",
        "by",
        "the",
        "a",
        "an",
        "per",
        "case",
        "cases",
        "were",
        "was",
        "are",
        "is",
        "had",
        "has",
        "who",
        "which",
        "that",
        "men",
        "man",
        "women",
        "woman",
        "people",
        "persons",
        "suspects",
        "hours",
        "times",
        "years",
        "year",
        "days",
        "months",
        "old",
        "passengers",
        "passenger",
        "drivers",
        "flights",
        "vehicles",
        "cars",
        "trucks",
        "boxes",
        "bags",
    ]
)


_NUMBER_OF = re.compile(r"\b(?:number|quantity|amount|tally|count) of (?:\w+ ){0,3}$")
_STOOD_AT = re.compile(
    r"(?: (?:sticks?|pieces|units|items|cartons|packs?))?(?: [a-z]+){0,3}? (?:amount(?:ed|s|ing) to|total(?:led|ed|s|ling)|was|were|is|"
    r"stood at|came to|reached|numbered|comes to)(?: (?:an?|about|around|some|over|nearly|approximately|more than|astonishing|staggering|whopping|massive|huge))*"
    r" (\d{1,3}(?:,\d{3})+|\d+)(?![.,]?\d| ?(?:kg|g|tonnes|%|million))"
)
"""`The total number of cigarette sticks confiscated amounted to 690,000`."""


def bare_counts(
    reading: Reading, mentions: Sequence[Mention], quantities: Sequence[Quantity]
) -> list[tuple[int, Quantity]]:
    """Numbers that count goods without a unit: `17 king cobras`, `two handguns`, `meerkat 3`."""
    folded = reading.folded
    starts = [quantity.start for quantity in quantities]
    taken = Spans([(q.start, q.end) for q in quantities] + [(m.start, m.end) for m in read_money(reading)])
    numbers = [
        n
        for n in numbers_of(reading)
        if not taken.touch(n.start, n.end) and n.value == int(n.value) and n.value <= LARGEST and not n.letter
    ]
    ends = [number.end for number in numbers]
    counts: list[tuple[int, Quantity]] = []
    for at, mention in enumerate(mentions):
        if mention.attributive:
            continue
        before = bisect_right(ends, mention.start) - 1
        if before >= 0 and mention.start - ends[before] <= REACH:
            number = numbers[before]
            if before and folded[number.start - 1 : number.start] == "-":  # a model: two AR-15 rifles
                number = numbers[before - 1]
            gap, _ = without(folded, number.end, mention.start, quantities, starts)
            year = 1900 <= number.value <= 2100 and "," not in folded[number.start : number.end] and not number.worded
            clean = folded[number.start - 1 : number.start] not in {"/", "-", "#", ".", ":"} or not number.start
            held = _unit_behind(folded, mention)
            if clean and not year and held and _FEW_WORDS.fullmatch(gap):
                counts.append((at, Quantity(number.start, number.end, number.value, held, number=number.value)))
                continue
            if clean and not year and _counts(gap, number.article, mention, reading.language):
                unit = TABLETS if mention.form == "tablet" else COUNTED
                total = _IN_ALL.search(folded, max(0, number.start - 24), number.start) is not None
                counts.append((at, Quantity(number.start, number.end, number.value, unit, total, number=number.value)))
                continue
        if _NUMBER_OF.search(folded, max(0, mention.start - 50), mention.start) and (
            stood := _STOOD_AT.match(folded, mention.end)
        ):
            value = float(stood[1].replace(",", ""))
            unit = replace(COUNTED, word="stood at")
            counts.append((at, Quantity(stood.start(1), stood.end(1), value, unit, total=True, number=value)))
            continue
        if mention.sense.category == "wildlife" or mention.sense.item in ("firearm", "ammunition"):
            after = _AFTER_COUNT.match(folded, mention.end) or _LAST_COUNT.match(folded, mention.end)
            if after and not taken.touch(after.start(1), after.end(1)):
                value = float(after[1].replace(",", ""))
                if value <= LARGEST and not 1900 <= value <= 2100:
                    counts.append((at, Quantity(after.start(1), after.end(1), value, COUNTED, number=value)))
    return counts


_IN_ALL = re.compile(r"(?:\btotal of|\btotall?ing|\bin total|\btổng cộng|总计|共计)\s(?:\w+\s)?$")
_FEW_WORDS = re.compile(r"\s(?:(?!in |of |and |from |with )[a-z-]+\s){0,2}")


def _unit_behind(folded: str, mention: Mention) -> Measure | None:
    """The unit right after the goods: `1,150 refrigerant cylinders`, `23 heroin packets`."""
    if folded[mention.end : mention.end + 1] != " ":
        return None
    found = units().at(folded, mention.end + 1)
    return found[1] if found and found[1].kind in ("count", "pack", "tablet") else None


def _counts(gap: str, article: bool, mention: Mention, language: str) -> bool:
    """Can the number before `gap` count this mention?"""
    sense = mention.sense
    if sense.category in ("drug", "precursor") and mention.form not in ("tablet", "block", "plant"):
        return False
    if sense.category in ("ods", "waste") or (sense.generic and sense.category != "wildlife"):
        return False
    if article and not (
        sense.item == "firearm" or (sense.category == "wildlife" and not sense.generic and not sense.plant)
    ):
        return False
    if language != "en" and gap.strip():  # classifiers count there
        return False
    if _WORDS_BETWEEN.fullmatch(gap.replace("  ", " ").replace("  ", " ")) is None:
        return False
    return not any(word in _STOP_WORDS for word in re.findall(r"[a-z]+", gap))
