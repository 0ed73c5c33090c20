"""Numbers of a text: digits in each grouping, number words, and scales (lakh, triệu, ล้าน, 万, juta).

Sources: Unicode CLDR 45 (decimal and grouping signs of each language, spell-out rules), lexicons/numbers.yaml.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from nlp import lexicon
from nlp.lexicon import Matcher, is_spaced
from nlp.reading import Reading, fold_text

DECIMAL_COMMA = frozenset({"vi", "id", "km", "lo", "fr", "de", "es", "pt", "it", "nl", "ru", "tr"})
"""Languages that write 1.234,5 (CLDR)."""
LONGEST = 24
"""Digits and signs of the longest number; a longer run is no amount of anything."""
_SPACES = " \u00a0\u2009\u202f"
_DIGITS = re.compile(
    rf"(?<!\d)(?<!\d[.,])(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}}){{1,4}}(?:[.,]\d{{1,3}})?(?![\d.,]\d|\d)"
    r"|\d+(?:[.,'’٬]\d+)*)"
)
_GAPS = frozenset({"", " ", "-", "\u00a0"})
_AND = frozenset({" and ", " and a ", " & ", " và ", " dan ", " a ", " an "})


@dataclass(frozen=True)
class Number:
    """A number at `[start, end)`. `loose`: one sign before three digits, which another habit reads as `other`."""

    start: int
    end: int
    value: float
    other: float | None = None
    letter: bool = False
    """Its scale is a mere letter (15M): an amount of money, or of things counted, not of kilograms."""
    article: bool = False
    """Only `a` or `an`: one, if a unit follows."""
    worded: bool = False


@dataclass(frozen=True)
class _Atom:
    start: int
    end: int
    kind: str
    value: float
    other: float | None = None


class Table:
    """Words looked up at an offset: the longest one that ends on a word's edge."""

    def __init__(self, words: Iterable[tuple[str, Any]]) -> None:
        self._words: dict[str, Any] = {}
        for word, entry in words:
            self._words.setdefault(fold_text(word), entry)
        self._lengths = sorted({len(word) for word in self._words}, reverse=True)

    def at(self, folded: str, offset: int) -> tuple[int, Any] | None:
        """(end, entry) of the word that starts at `offset`."""
        for length in self._lengths:
            end = offset + length
            word = folded[offset:end]
            if len(word) == length and word in self._words:
                if end < len(folded) and is_spaced(word[-1]) and is_spaced(folded[end]):
                    continue
                return end, self._words[word]
        return None


def value_of(digits: str, language: str) -> tuple[float, float | None]:
    """The value of a run of digits and signs, and its other reading where one sign stands before three digits.

    `1,234.5` and `1.234,5` say what they are; `1.234` alone is read by the habit of `language`.
    """
    bare = "".join(char for char in digits if char not in _SPACES + "'’٬")
    commas, points = bare.count(","), bare.count(".")
    if commas and points:
        decimal = max(bare.rfind(","), bare.rfind("."))
        if bare.count(bare[decimal]) > 1:
            return float(re.sub(r"[.,]", "", bare)), None
        return float(re.sub(r"[.,]", "", bare[:decimal]) + "." + bare[decimal + 1 :]), None
    if not commas and not points:
        return float(bare), None
    sign = "," if commas else "."
    head, *groups = bare.split(sign)
    joined = float(head + "".join(groups))
    if commas + points > 1:
        return joined, None
    fraction = float(f"{head}.{groups[0]}")
    if len(groups[0]) != 3 or head.startswith("0") or len(head) > 3:
        return fraction, None
    grouping = "." if language in DECIMAL_COMMA else ","
    return (joined, fraction) if sign == grouping else (fraction, joined)


@cache
def _words() -> tuple[Matcher, Table]:
    entries = lexicon.load("numbers")
    rows = [(word, entry) for entry in entries for names in entry["names"].values() for word in names]
    spoken = [row for row in rows if row[1]["kind"] != "letter" and row[0] not in {"tr", "cr", "打"}]
    written = [row for row in rows if row[1]["kind"] in {"scale", "letter"} and row[0] not in {"score", "tá"}]
    return Matcher(spoken), Table(written)


def _inside_hangul(folded: str, start: int, before: int) -> bool:
    """A Korean number word within another word (`세` in `공항세관`): those stand after a space, a digit or a number."""
    hangul = "\uac00" <= folded[start] <= "\ud7a3"
    return hangul and start > 0 and start != before and "\uac00" <= folded[start - 1] <= "\ud7a3"


def _atoms(folded: str, language: str) -> list[_Atom]:
    matcher, table = _words()
    atoms = []
    taken = bytearray(len(folded) + 1)
    for found in _DIGITS.finditer(folded):
        if found.end() - found.start() > LONGEST:
            continue
        value, other = value_of(found[0], language)
        end = found.end()
        if end < len(folded) and unicodedata.category(folded[end]) == "No" and folded[end] in "¼½¾":
            value, other, end = value + unicodedata.numeric(folded[end]), None, end + 1
        atoms.append(_Atom(found.start(), end, "digits", value, other))
        at = end
        while True:
            step = at + 1 if folded[at : at + 1] in {" ", "-", "\u00a0"} else at
            scale = table.at(folded, step)
            if scale is None or (scale[1]["kind"] == "letter" and step != at):
                break
            atoms.append(_Atom(step, scale[0], scale[1]["kind"], float(scale[1]["value"])))
            at = scale[0]
        taken[found.start() : at] = b"\x01" * (at - found.start())
    for at, char in enumerate(folded):
        if char in "¼½¾" and not taken[at]:
            atoms.append(_Atom(at, at + 1, "digits", unicodedata.numeric(char)))
    spoken = -1
    for match in matcher.find(folded):
        if taken[match.start] or _inside_hangul(folded, match.start, spoken):
            continue
        spoken = match.end
        kinds = [(entry["kind"], float(entry["value"])) for entry in match.entry]
        kind, value = kinds[0]
        atoms.append(_Atom(match.start, match.end, kind, value))
    atoms.sort(key=lambda atom: atom.start)
    return [atom for at, atom in enumerate(atoms) if atom.kind != "article" or not _is_of_a_half(atoms, at)]


def _is_of_a_half(atoms: list[_Atom], at: int) -> bool:
    """The article of `half a tonne`, `two and a half`."""
    after = atoms[at + 1] if at + 1 < len(atoms) else None
    before = atoms[at - 1] if at else None
    return bool(
        (after and after.kind == "half" and after.start == atoms[at].end + 1)
        or (before and before.kind == "half" and before.end + 1 == atoms[at].start)
    )


def _joins(before: _Atom, gap: str, after: _Atom) -> bool:
    if gap in _AND:
        if gap in {" a ", " an "}:
            return before.kind == "half" and after.kind == "scale"
        if gap == " and a " and after.kind != "half":
            return False
        if after.kind == "digits":
            return False
        return after.kind == "half" or (before.kind == "scale" and before.value >= 100 and after.kind == "one")
    if gap not in _GAPS:
        return False
    if after.kind == "digits":
        return before.kind == "scale" and before.value >= 10000 and gap in {"", " "}
    if after.kind == "one":
        return (before.kind == "one" and before.value >= 20 and after.value < 10) or before.kind in {"scale", "article"}
    if after.kind == "half":
        return before.kind == "scale" or before.kind == "article"
    if after.kind == "article":
        return False
    return before.kind != "after"


def _sum(atoms: list[_Atom]) -> float:
    """Each scale multiplies the smaller numbers before it: 1亿5000万, three hundred and fifty thousand."""
    stack: list[float] = []
    for at, atom in enumerate(atoms):
        if atom.kind == "article":
            continue
        if atom.kind in {"scale", "letter"}:
            below = 0.0
            while stack and stack[-1] < atom.value:
                below += stack.pop()
            stack.append((below or 1.0) * atom.value)
        elif atom.kind in {"half", "after"} and at and atoms[at - 1].kind == "scale":
            stack.append(atom.value * atoms[at - 1].value)
        else:
            stack.append(atom.value)
    return float(f"{sum(stack):.12g}") if stack else 1.0


def _runs(folded: str, atoms: list[_Atom]) -> Iterator[list[_Atom]]:
    run: list[_Atom] = []
    for atom in atoms:
        if run and not (atom.start >= run[-1].end and _joins(run[-1], folded[run[-1].end : atom.start], atom)):
            yield run
            run = []
        run.append(atom)
    if run:
        yield run


def _is_vague(folded: str, run: list[_Atom]) -> bool:
    """`Worth millions`, `dozens of turtles`: a scale in the plural with no number before it says no number."""
    return len(run) == 1 and run[0].kind == "scale" and folded[run[0].end - 1] == "s" and run[0].value >= 10


def read_numbers(folded: str, language: str = "en") -> list[Number]:
    """Numbers of a folded text (see `nlp.reading.fold_text`), in order, none overlapping."""
    numbers = []
    for run in _runs(folded, _atoms(folded, language)):
        if run[0].kind in {"after"} or _is_vague(folded, run):
            continue
        value = _sum(run)
        if not 0 <= value < 1e15:
            continue
        numbers.append(
            Number(
                run[0].start,
                run[-1].end,
                value,
                other=run[0].other if len(run) == 1 else None,
                letter=run[-1].kind == "letter",
                article=all(atom.kind == "article" for atom in run),
                worded=run[0].kind != "digits",
            )
        )
    return numbers


def numbers_of(reading: Reading) -> list[Number]:
    """`read_numbers` of a message, read once."""
    if "numbers" not in reading.notes:
        reading.notes["numbers"] = read_numbers(reading.folded, reading.language)
    found: list[Number] = reading.notes["numbers"]
    return found
