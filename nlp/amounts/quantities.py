"""Writes notes['quantities']: masses, volumes and counts of the text, in the contract's units.

A quantity is a number and the unit that follows it (or, in a form, stands before it). What it measures is for
`nlp.goods.binding`. A price, a percentage, a size, an age or a part of an identifier is no quantity.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from nlp import lexicon
from nlp.amounts.money import read_money
from nlp.amounts.numbers import Number, Table, numbers_of
from nlp.amounts.units import Measure, units
from nlp.lexicon import Matcher, is_spaced
from nlp.reading import Reading
from nlp.text.jurisdiction import countries_of

RANGE_GAPS = frozenset(
    {
        "-",
        "–",
        "—",
        "~",
        "〜",
        " - ",
        " – ",
        " to ",
        " và ",
        "至",
        "到",
        " đến ",
        "đến",
        "ถึง",
        " ถึง ",
        " hingga ",
        " sampai ",
        " and ",
    }
)
EACH_REACH = 22
"""Characters between `each` and the quantity it speaks of: `tiap kaleng berisi sekitar 500 gr`."""
MARK_REACH = 32
"""Characters around a quantity in which `total` or `each` speaks of it."""
LARGEST = 1e11
"""A number larger than this measures no goods."""
LANGUAGES_OF = {
    "con": "vi", "cái": "vi", "cây": "vi", "bao": "vi", "bánh": "vi", "cân": "vi", "bộ": "vi", "tá": "vi", "pao": "vi",
    "tan": "ms id", "ons": "id", "bal": "id ms", "tin": "ms", "tong": "ms", "buah": "id ms", "beg": "ms", "ก.": "th",
    "lit": "en vi ms", "gr": "en vi id ms tl", "兩": "zh", "两": "zh",
}  # fmt: skip
"""Unit words that are other words elsewhere, and the languages in which they are units."""


_SIZED = re.compile(
    r"\s?(?:x\s?|×\s?)?(?:20|40|45)[- ]?(?:foot|feet|ft|footer|['’′])s?\.?\s?"
    r"(?:high[- ]cube |hc |reefer |refrigerated |sea )?(?=container|cont|ctnr)"
)
"""The size of containers between their number and their unit."""
_MONTH_OF = re.compile(r"[ก-ฮ]\.")
"""Thai months are abbreviated with the sign for gram: ก.พ., ก.ค., ก.ย."""
_CELL = re.compile(r"\s?[|\t]\s?")
"""The edge of a table's cells."""


@dataclass(frozen=True)
class Quantity:
    """`value` of `measure.unit` at `[start, end)`."""

    start: int
    end: int
    value: float
    measure: Measure
    total: bool = False
    each: bool = False
    number: float = 0.0
    """As written, before the unit's factor."""
    spread: bool = False
    """The upper end of a range: 8 to 25 kg."""

    @property
    def kind(self) -> str:
        """Kind of its unit, see `nlp.amounts.units.UNITS`."""
        return self.measure.kind


@cache
def _marks() -> tuple[Matcher, Table]:
    before: list[tuple[str, str]] = []
    after: list[tuple[str, str]] = []
    for entry in lexicon.load("quantity_marks"):
        rows = [(name, entry["kind"]) for names in entry["names"].values() for name in names]
        (before if entry["side"] == "before" else after).extend(rows)
    return Matcher(before), Table(after)


def _unit_after(reading: Reading, number: Number) -> tuple[int, Measure] | None:
    folded = reading.folded
    at = number.end
    if folded[at : at + 1] in {" ", "-", "\u00a0", "\u202f"} or (folded[at : at + 1] in {"余", "餘", "多"}):
        at += 1
    if number.worded and folded[at : at + 5] == "of a ":
        at += 5
    elif number.worded and folded[at : at + 2] in {"a ", "an"}:
        at += 2 if folded[at + 1] == " " else 3
    sized = _SIZED.match(folded, number.end)
    if sized:
        at = sized.end()
    elif cell := _CELL.match(folded, number.end):
        at = cell.end()
    found = units().at(folded, at)
    if found is None:
        return None
    end, measure = found
    allowed = LANGUAGES_OF.get(measure.word)
    if allowed and reading.language not in allowed.split():
        return None
    if measure.word == "ก." and _MONTH_OF.match(folded, end):
        return None
    if measure.kind == "count" and folded[end : end + 1] in "种種类類款" and folded[end : end + 1]:
        return None
    if len(measure.word) <= 2 and measure.word.isascii() and folded[end : end + 1] in {"/", "'", "-"}:
        return None
    return end, measure


def _is_clean(folded: str, number: Number) -> bool:
    """The number is not the tail of an identifier, a decimal, a date or a model."""
    before = folded[number.start - 1] if number.start else " "
    if number.worded:
        return True
    if before in "/#@_" or (before == "-" and number.start > 1 and is_spaced(folded[number.start - 2])):
        return False
    return not (is_spaced(before) and before.isascii())


def _article_counts(folded: str, number: Number, end: int) -> bool:
    """`a kilo of cocaine`, `nearly a tonne`, and not `50 dollars a gram`."""
    if folded.startswith(" of ", end):
        return not folded[: number.start].rstrip().endswith(("dollars", "pounds", "baht", "rupees", "euros", "pesos"))
    return (
        folded[max(0, number.start - 8) : number.start]
        .rstrip()
        .endswith(("nearly", "almost", "about", "over", "than", "half", "around"))
    )


def _value(number: Number, measure: Measure, country: str | None) -> float:
    value = number.value
    if measure.kind in {"tablet", "animal", "plant", "count", "pack", "container"} and value != int(value):
        value = number.other if number.other is not None else value
    return measure.of(value, country)


def _marked(reading: Reading, quantity: Quantity) -> Quantity:
    folded = reading.folded
    before, after = _marks()
    low = max(0, quantity.start - MARK_REACH)
    while low < quantity.start and low and is_spaced(folded[low]) and is_spaced(folded[low - 1]):
        low += 1
    head = folded[low : quantity.start]
    cut = max(head.rfind(sign) for sign in ",;,;、。\n(=") + 1
    kinds = {str(match.entry[0]): match.end + cut for match in before.find(head[cut:])}
    at = quantity.end
    while folded[at : at + 1] in {" ", ",", "("} and at < quantity.end + 2:
        at += 1
    follow = after.at(folded, at)
    total, each = "total" in kinds, "each" in kinds
    if follow and follow[1] == "total":
        total = True
    if follow and follow[1] == "each":
        each = True
    if each and "each" in kinds and len(head) - kinds["each"] > EACH_REACH:
        each = False
    if quantity.kind not in {"mass", "volume", "m3"}:
        each = each and not (follow and follow[1] == "each")
    hyphen = folded[quantity.start : quantity.end].find("-") > 0 and quantity.measure.kind == "mass"
    return replace(quantity, total=total and not each, each=each or (hyphen and quantity.value <= 50))


def _pairs(reading: Reading, numbers: list[Number]) -> Iterator[tuple[int, Number]]:
    """Each number with its start, a range as its upper end: 8 to 25 kg is 25."""
    folded = reading.folded
    for at, number in enumerate(numbers):
        start = number.start
        if at:
            before = numbers[at - 1]
            if folded[before.end : number.start] in RANGE_GAPS and before.value < number.value and not before.article:
                start = before.start
        yield start, number


def _ends(folded: str, end: int) -> bool:
    """Does what follows a mass name no goods of its own: `1 kg and 406 g in total`, not `1 t and 650 kg of scales`?"""
    return folded.startswith((" in ", " with", " worth", " were", " was", " total", " altogether"), end)


_AGAIN = re.compile(
    r"\s?[(\[/（]\s?(?:or |about |around |approximately |approx\.? |some |nearly |over |more than |=|~|≈){0,2}"
)


def _says_again(folded: str, last: Quantity, quantity: Quantity) -> bool:
    """`1.5 kilograms (3.3 pounds)`: one mass in two units."""
    if last.measure.word == quantity.measure.word or not _AGAIN.fullmatch(folded, last.end, quantity.start):
        return False
    return abs(last.value - quantity.value) <= 0.06 * max(last.value, quantity.value)


def _parts(quantities: list[Quantity], folded: str) -> list[Quantity]:
    """1 kg 406 g is one mass; 10 x 5 kg fifty kilograms."""
    joined: list[Quantity] = []
    for quantity in quantities:
        last = joined[-1] if joined else None
        if last and last.kind == quantity.kind == "mass" and _says_again(folded, last, quantity):
            joined[-1] = replace(last, end=quantity.end + (folded[quantity.end : quantity.end + 1] in (")", "]", "）")))
            continue
        if (
            last
            and last.kind == quantity.kind == "mass"
            and (gap := folded[last.end : quantity.start]) in {"", " ", " and ", ", ", " và ", "และ", " dan "}
            and (len(gap) < 2 or not folded.startswith((" of ", " "), quantity.end) or _ends(folded, quantity.end))
            and quantity.measure.factor < last.measure.factor
            and quantity.value < last.measure.factor
        ):
            joined[-1] = replace(last, end=quantity.end, value=float(f"{last.value + quantity.value:.12g}"))
        else:
            joined.append(quantity)
    return joined


def _half_after(folded: str, end: int, measure: Measure, language: str) -> tuple[int, float]:
    """Hai tấn rưỡi, 两吨半, สองตันครึ่ง: a half of the unit more."""
    for word in (" rưỡi", "半", "ครึ่ง", " ครึ่ง", "ເຄິ່ງ", "កន្លះ", " and a half"):
        if folded.startswith(word, end) and measure.kind in {"mass", "volume"}:
            return end + len(word), measure.factor / 2
    return end, 0.0


def find_quantities(reading: Reading) -> list[Quantity]:
    """All quantities of the text, whatever they measure, in order."""
    folded = reading.folded
    known = countries_of(reading)
    country = known[0] if known else None
    money = read_money(reading)
    taken = bytearray(len(folded))
    for amount in money:
        taken[amount.start : amount.end] = b"\x01" * (amount.end - amount.start)
    found = []
    for start, number in _pairs(reading, numbers_of(reading)):
        if taken[number.start] or not _is_clean(folded, number):
            continue
        hit = _unit_after(reading, number)
        if hit is None:
            continue
        end, measure = hit
        if number.article and not _article_counts(folded, number, end):
            continue
        if (number.letter and measure.kind == "mass") or number.value > LARGEST:
            continue
        end, more = _half_after(folded, end, measure, reading.language)
        quantity = Quantity(
            start,
            end,
            _value(number, measure, country) + more,
            measure,
            number=number.value,
            spread=start < number.start,
        )
        found.append(_marked(reading, quantity))
    return _parts(found, folded)


def quantities_of(reading: Reading) -> list[Quantity]:
    """What `read_quantities` left, read now where it did not run."""
    left: Any = reading.notes.get("quantities")
    return list(left) if left is not None else find_quantities(reading)


def read_quantities(reading: Reading) -> None:
    """Leave the quantities of the text for the binding to commodities."""
    reading.notes["quantities"] = find_quantities(reading)
