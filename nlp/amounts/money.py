"""Amounts of money of a text with their ISO 4217 currency, whatever they are for.

`nlp.amounts.values` tells which are the goods' own.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from nlp import lexicon
from nlp.amounts.numbers import Number, Table, numbers_of
from nlp.lexicon import is_spaced
from nlp.reading import Reading, fold_text
from nlp.text.jurisdiction import countries_of

MONEY_CUES = (
    "worth",
    "value",
    "valued",
    "price",
    "cost",
    "sold",
    "paid",
    "profit",
    "a kilo",
    "per kilo",
    "million",
    "sterling",
)
"""Words near `pounds` that make it money and not a weight."""
NEAR = 40
WORDS_TOO = frozenset({"kes", "try", "cad", "mop", "sar", "mur", "rub", "lak", "btn", "all"})
"""ISO 4217 codes that are words of a language as well: codes only in capitals."""


@dataclass(frozen=True)
class Money:
    """An amount at `[start, end)` in `currency`; `sure` is False where only the country of the text tells it."""

    start: int
    end: int
    amount: float
    currency: str
    sure: bool = True


class Before:
    """Words looked up just before an offset: the longest one that starts on a word's edge."""

    def __init__(self, words: dict[str, Any]) -> None:
        self._words = {fold_text(word): entry for word, entry in words.items()}
        self._lengths = sorted({len(word) for word in self._words}, reverse=True)

    def at(self, folded: str, offset: int) -> tuple[int, Any] | None:
        """(start, entry) of the word that ends at `offset`."""
        for length in self._lengths:
            start = offset - length
            if start < 0:
                continue
            entry = self._words.get(folded[start:offset])
            if entry is not None:
                if start and is_spaced(folded[start]) and is_spaced(folded[start - 1]):
                    continue
                return start, entry
        return None


@cache
def _tables() -> tuple[Before, Table, Before]:
    before: dict[str, list[tuple[str, str, str]]] = {}
    after: dict[str, list[tuple[str, str, str]]] = {}
    attached: dict[str, list[tuple[str, str]]] = {}
    for entry in lexicon.load("currencies"):
        code, country = entry["code"], entry["country"]
        for word in entry["before"]:
            before.setdefault(word.strip(), []).append((code, country, "sure"))
        for word in entry["after"]:
            after.setdefault(word, []).append((code, country, "sure"))
        for word in entry.get("local", []):
            before.setdefault(word, []).append((code, country, "local"))
            after.setdefault(word, []).append((code, country, "local"))
        for word in entry.get("money", []):
            after.setdefault(word, []).append((code, country, "money"))
        for word in entry.get("attached", []):
            attached.setdefault(word, []).append((code, country))
    return Before(before), Table(after.items()), Before(attached)


def _is_a_word(written: str) -> bool:
    return written.lower() in WORDS_TOO and not written.isupper()


def _choose(found: list[tuple[str, str, str]], reading: Reading) -> tuple[str, bool]:
    """The currency meant by a sign: its own, or that of the first country the text speaks of."""
    for code, _, kind in found:
        if kind != "local":
            return code, True
    for country in countries_of(reading):
        for code, home, _ in found:
            if home == country:
                return code, False
    return found[0][0], False


def _before(reading: Reading, number: Number) -> tuple[int, str, bool] | None:
    folded = reading.folded
    words, _, attached = _tables()
    spaced = folded[max(0, number.start - 2) : number.start] == "k "
    tight = number.start - spaced
    hit = attached.at(folded, tight)
    if hit and reading.text[tight - 1] in "PKhH" and number.value >= 100:
        known = countries_of(reading)
        for code, country in hit[1]:
            if code == "PHP" or country in known:
                return hit[0], code, True
    at = number.start
    while at and at > number.start - 2 and folded[at - 1] in " \u00a0":
        at -= 1
    found = words.at(folded, at)
    if found is None or _is_a_word(reading.text[found[0] : at]):
        return None
    code, sure = _choose(found[1], reading)
    return found[0], code, sure


def _after(reading: Reading, number: Number) -> tuple[int, str, bool] | None:
    folded = reading.folded
    _, words, _ = _tables()
    at = number.end
    for skipped in (" ", "\u00a0", "-", "(", "of "):
        if folded.startswith(skipped, at):
            at += len(skipped)
    found = words.at(folded, at)
    if found is None or _is_a_word(reading.text[at : found[0]]):
        return None
    if "(" in folded[number.end : at] and folded[found[0] : found[0] + 2].strip()[:1].isdigit():
        return None  # "$3 million (US$2 million)": the code is the next amount's
    if any(kind == "money" for _, _, kind in found[1]):
        around = folded[max(0, number.start - NEAR) : found[0] + 12]
        if not any(cue in around for cue in MONEY_CUES):
            return None
    code, sure = _choose(found[1], reading)
    return found[0], code, sure


def _stated(reading: Reading, at: int) -> tuple[int, str] | None:
    """A code in brackets after the amount, `$1.4 million (HKD)`, `620萬元(港幣)`."""
    folded = reading.folded
    start = at
    while start < at + 2 and folded[start : start + 1] in {" ", "("}:
        start += 1
    if start == at or "(" not in folded[at:start].replace("(", "("):
        return None
    before, after, _ = _tables()
    close = next(
        (folded.find(sign, start, start + 12) for sign in "))" if folded.find(sign, start, start + 12) > 0), -1
    )
    if close < 0:
        return None
    word = after.at(folded, start) or (None if (b := before.at(folded, close)) is None else (close, b[1]))
    if word is None or word[0] != close:
        return None
    codes = [code for code, _, kind in word[1] if kind == "sure"]
    return (close + 1, codes[0]) if codes else None


_IN_US = re.compile(r"\s?\((?:about |around |approximately |nearly |over |roughly |equivalent to )?(?:us\s?\$|usd)")
"""`$17 million (US$10.8 million)`: the first are dollars of another country."""


def _dollars_of(reading: Reading) -> list[str]:
    """Currencies written `$` of the countries the text speaks of, the likeliest first."""
    rows = {
        entry["country"]: str(entry["code"]) for entry in lexicon.load("currencies") if "$" in entry.get("local", ())
    }
    return [rows[country] for country in countries_of(reading) if country in rows]


def read_money(reading: Reading) -> list[Money]:
    """All amounts of money, in order; read once a message."""
    known: list[Money] | None = reading.notes.get("money")
    if known is None:
        known = []
        for number in numbers_of(reading):
            if number.article:
                continue
            before, after = _before(reading, number), _after(reading, number)
            hit = before if before and (before[2] or not after) else after or before
            if hit is None:
                continue
            start = min(number.start, hit[0])
            end = max(number.end, hit[0])
            code, sure = hit[1], hit[2]
            if not sure and code == "USD" and _IN_US.match(reading.folded, end):
                code = next((c for c in _dollars_of(reading) if c != "USD"), code)
            if stated := _stated(reading, end):
                end, code, sure = stated[0], stated[1], True
            if not known or start >= known[-1].end:
                known.append(Money(start, end, number.value, code, sure))
        reading.notes["money"] = known
    return known
