"""Lexicons: words of the world as YAML, matched in one pass over a text.

A lexicon file in `nlp/lexicons/` is a list of entries; each has `names` by language (`{en: [...], vi: [...]}`),
a `source`, and whatever else the component needs. Matching is leftmost-longest over the folded text. In scripts
that space their words a match must stand on word edges; in Thai, Lao, Khmer, Burmese, Chinese and Japanese it need not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import ahocorasick
import yaml

from nlp.reading import fold_text

FOLDER = Path(__file__).parent / "lexicons"


@cache
def load(name: str) -> tuple[dict[str, Any], ...]:
    """Entries of `nlp/lexicons/<name>.yaml`. Raises FileNotFoundError, yaml.YAMLError."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return tuple(yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader))  # noqa: S506 (safe loader)


def words(name: str, kind: str) -> tuple[str, ...]:
    """All words of the entries of `kind` in lexicon `name`, in every language, in the order of the file."""
    return tuple(
        word for entry in load(name) if entry["kind"] == kind for group in entry["names"].values() for word in group
    )


@dataclass(frozen=True)
class Match:
    """An entry found at `[start, end)`."""

    start: int
    end: int
    entry: Any


class _Spaced(dict[str, bool]):
    """What `is_spaced` says of each character asked about so far: it is asked for every hit of every lexicon."""

    def __missing__(self, char: str) -> bool:
        spaced = char.isalnum() and not (
            "\u0e00" <= char <= "\u0eff"
            or "\u1000" <= char <= "\u109f" or "\u1780" <= char <= "\u17ff" or "\u2e80" <= char <= "\u9fff"
            or "\uf900" <= char <= "\ufaff" or "\uac00" <= char <= "\ud7af"
        )  # fmt: skip
        self[char] = spaced
        return spaced


_SPACED = _Spaced()


def is_spaced(char: str) -> bool:
    """A letter or digit of a script that puts spaces between words."""
    return _SPACED[char]


def pattern_of(words: Iterable[str]) -> str:
    """A regular expression that matches any of `words`, the longest first; it tries each letter once, not each word."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branches(tree) if tree else r"(?!)"


def _branches(node: dict[str, Any]) -> str:
    parts = [re.escape(char) + _branches(after) for char, after in node.items() if char]
    if not parts:
        return ""
    if len(parts) == 1 and "" not in node:
        return parts[0]
    return f"(?:{'|'.join(parts)}){'?' if '' in node else ''}"


class Matcher:
    """Finds many words at once. A word given twice keeps all of its entries, as a tuple, in the order given."""

    def __init__(self, words: Iterable[tuple[str, Any]]) -> None:
        entries: dict[str, list[Any]] = {}
        for word, entry in words:
            if key := fold_text(word):
                entries.setdefault(key, []).append(entry)
        self._automaton = ahocorasick.Automaton()
        for key, found in entries.items():
            self._automaton.add_word(key, (len(key), tuple(found)))
        self._empty = not entries
        if entries:
            self._automaton.make_automaton()

    def find(self, folded: str) -> Iterator[Match]:
        """Matches in `folded` (see `fold_text`), leftmost-longest, none overlapping, in order."""
        if self._empty:
            return
        hits = []
        spaced, length_of_all = _SPACED, len(folded)
        for last, (length, entry) in self._automaton.iter(folded):
            start, end = last - length + 1, last + 1
            if start and spaced[folded[start - 1]] and spaced[folded[start]]:
                continue
            if end < length_of_all and spaced[folded[end]] and spaced[folded[last]]:
                continue
            hits.append((start, -end, entry))
        free = 0
        for start, negative_end, entry in sorted(hits, key=lambda hit: hit[:2]):
            if start >= free:
                free = -negative_end
                yield Match(start, free, entry)
