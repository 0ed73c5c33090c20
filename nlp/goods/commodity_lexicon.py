"""The words that name goods, as one matcher over all lexicons of goods.

A word has one or more senses: the category, item, form and codes of the contract. Files: `drugs`, `precursors`,
`wildlife`, `specimens`, `waste`, `ods`, `goods` in `nlp/lexicons/`; each says at its head what its keys mean.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any, Literal, get_args

from nlp import lexicon
from nlp.amounts.units import lexicon_variants
from nlp.extraction import Category
from nlp.lexicon import Matcher, is_spaced

Cites = Literal["I", "II", "III"]


class Strength(IntEnum):
    """How much a word alone says. `WEAK` needs other goods of its category in the message, `LICIT` words of a find."""

    SURE = 2
    LICIT = 1
    WEAK = 0


@dataclass(frozen=True)
class Sense:
    """What a word for goods means."""

    category: Category
    item: str
    form: str | None = None
    cites: Cites | None = None
    hs: str | None = None
    basel: str | None = None
    strength: Strength = Strength.SURE
    generic: bool = False
    """Names the category only (`drugs`, `wildlife`, `waste`)."""
    part: bool = False
    """Names a part of an animal or plant without saying of which."""
    plant: bool = False
    derived: bool = False
    """Something made of or by the animal that is no part of it: musk, shawls, ambergris."""
    within: str | None = None
    """The higher taxon, where that has words of its own."""


@dataclass(frozen=True)
class Word:
    """A sense as one language writes it. `faint`: too short or too common to name goods that nothing counts."""

    sense: Sense
    language: str
    faint: bool = False


UNSPECIFIED = "unspecified"
SCIENTIFIC = "la"
_SHORT = {"zh": 1, "ja": 2, "ko": 2, "th": 4, "lo": 4, "km": 4, "my": 4, "vi": 5, "id": 4, "ms": 4, "tl": 4}
"""Longest word of a language that is faint as the name of an animal or plant."""
_ODS_PREFIXES = ("r", "hfc", "hcfc", "cfc", "hfo", "freon", "f", "suva", "r-gas")


def _rows(names: Mapping[str, list[str]] | None) -> Iterator[tuple[str, str]]:
    for language, words in (names or {}).items():
        for word in words:
            yield language, word


def _variants(language: str, word: str) -> Iterator[str]:
    """The ways a word is typed: plural, hyphen or space, composed vowels."""
    yield from lexicon_variants(word)
    if language != "en" or not is_spaced(word[-1]) or not word[-1].isalpha():
        return
    forms = [word]
    if "bird-of-paradise" in word or "bird of paradise" in word:
        forms += [word.replace("bird", "birds"), word.replace("bird-of-paradise", "birds of paradise")]
    if not word.endswith(("s", "x", "ch", "sh", "fish", "sheep", "deer", "lynx", "ed")):
        forms.append(word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else word + "s")
    elif word.endswith(("x", "ch", "sh")):
        forms.append(word + "es")
    for form in forms:
        yield form
        if "-" in form:
            yield form.replace("-", " ")


def _group(entry: Mapping[str, Any]) -> str | None:
    """`hcfc` for R-22: the group of a gas, where the group is an item too."""
    group = str(entry.get("group", "")).lower()
    return group if group in ("cfc", "hcfc", "hfc", "halon") and group != entry["item"] else None


def _sense(category: Category, entry: Mapping[str, Any], **more: Any) -> Sense:
    return Sense(
        category,
        more.pop("item", None) or str(entry["item"]),
        cites=entry.get("cites") if entry.get("cites") in get_args(Cites) else None,
        hs=entry.get("hs"),
        basel=entry.get("basel"),
        generic=bool(entry.get("generic")),
        plant=bool(entry.get("plant")),
        derived=bool(more.pop("derived", False) or entry.get("colony")),
        within=entry.get("within") or _group(entry),
        **more,
    )


def _is_faint(sense: Sense, language: str, word: str) -> bool:
    if sense.category != "wildlife":
        return False
    short = _SHORT.get(language, 0)
    return len(word) <= (min(short, 3) if sense.part else short) and " " not in word


def _spelled(names: Mapping[str, list[str]] | None, sense: Sense, faint: bool = False) -> Iterator[tuple[str, Word]]:
    for language, word in _rows(names):
        weak = faint or _is_faint(sense, language, word)
        for variant in _variants(language, word):
            yield variant, Word(sense, language, weak)


def _of_entry(category: Category, entry: Mapping[str, Any]) -> Iterator[tuple[str, Word]]:
    sure = Strength.LICIT if category == "other" else Strength.SURE
    yield from _spelled(entry.get("strong"), _sense(category, entry))
    yield from _spelled(entry.get("names"), _sense(category, entry, strength=sure))
    yield from _spelled(entry.get("derived"), _sense(category, entry, derived=True))
    yield from _spelled(entry.get("faint"), _sense(category, entry), faint=True)
    for form, names in (entry.get("forms") or {}).items():
        yield from _spelled(names, _sense(category, entry, form=form))
    for form, names in (entry.get("weak") or {}).items():
        yield from _spelled(names, _sense(category, entry, form=form or None, strength=Strength.WEAK))


def _of_specimen(entry: Mapping[str, Any]) -> Iterator[tuple[str, Word]]:
    of = entry.get("of")
    sense = _sense("wildlife", entry, item=of or UNSPECIFIED, form=entry["form"], part=of is None)
    yield from _spelled(entry["names"], sense)


def _of_refrigerant(entry: Mapping[str, Any]) -> Iterator[tuple[str, Word]]:
    number = entry.get("number")
    if number is None:
        return
    for prefix in _ODS_PREFIXES:
        for sign in ("-", "", " ") if len(prefix) > 1 else ("-", ""):
            if prefix != "f" or sign == "-":
                yield f"{prefix}{sign}{number}", Word(_sense("ods", entry), SCIENTIFIC)


FILES: tuple[tuple[str, Category], ...] = (
    ("drugs", "drug"), ("precursors", "precursor"), ("wildlife", "wildlife"), ("waste", "waste"), ("ods", "ods"),
    ("goods", "other"),
)  # fmt: skip


def words() -> Iterator[tuple[str, Word]]:
    """All words with their senses, the file that comes first first."""
    for file, category in FILES:
        for entry in lexicon.load(file):
            yield from _of_entry(category, entry)
            if category == "ods":
                yield from _of_refrigerant(entry)
            if category == "wildlife" and not entry.get("generic"):
                yield str(entry["item"]), Word(_sense(category, entry), SCIENTIFIC)
        if file == "wildlife":
            for entry in lexicon.load("specimens"):
                yield from _of_specimen(entry)


@cache
def senses() -> Matcher:
    """The matcher; an entry of a match is a tuple of `Word`, without repeats."""
    return Matcher(dict.fromkeys(words()))


@cache
def higher() -> Mapping[str, str]:
    """Item -> the higher taxon it belongs to, for wildlife."""
    return {
        str(entry["item"]): str(entry["within"])
        for file in ("wildlife",)
        for entry in lexicon.load(file)
        if entry.get("within")
    }


def ancestors(item: str) -> set[str]:
    """The higher taxa of `item` that have words of their own."""
    up: set[str] = set()
    known = higher()
    while item in known and known[item] not in up:
        item = known[item]
        up.add(item)
    return up
