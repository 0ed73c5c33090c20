"""Text as it is compared: without case, width or accents, with the way back to the offsets of the text itself.

Accents fall only from Latin, Greek and Cyrillic letters: a Thai or Khmer vowel sign is part of the word.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_ACCENTED = ("LATIN", "GREEK", "CYRILLIC")
_PLAIN = {"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i"}
"""Letters that Unicode does not take apart."""
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x4DBF),  # Han
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
_PIECES = re.compile(r"(?P<ascii>[!-~]+)|(?P<space>\s+)|(?P<other>.)", re.DOTALL)
_GAPS = re.compile(r"\s\s")
_ASCII_SPACES = {code: " " for code in range(128) if chr(code).isspace()}
_STARTS = [start for start, _ in _UNSPACED]


@dataclass(frozen=True)
class Folded:
    """`text` folded, spaces of any kind and number as one; its character `i` stands at `offsets[i]` of the original.

    `offsets` has one element more than `text`: the length of the original, in code points.
    """

    text: str
    offsets: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that `text[start:end]`, not empty, was made from: accents included, and whole
        characters where one gave several."""
        return self.offsets[start], max(self.offsets[end], self.offsets[end - 1] + 1)


def fold(text: str) -> Folded:
    """Linear in the length of the text. Never raises for any `str`."""
    if text.isascii() and not _GAPS.search(text):
        return Folded(text.lower().translate(_ASCII_SPACES), range(len(text) + 1))
    return _folded(text)


def _folded(text: str) -> Folded:
    out: list[str] = []
    offsets: list[int] = []
    last = ""
    for piece in _PIECES.finditer(text):
        start, end = piece.span()
        if piece.lastgroup == "ascii":
            out.append(piece.group().lower())
            offsets.extend(range(start, end))
        elif piece.lastgroup == "space":
            out.append(" ")
            offsets.append(start)
        else:
            for part in _parts(piece.group()):
                if unicodedata.combining(part) and _loses_accents(last):
                    continue
                out.append(part)
                offsets.append(start)
                last = part
            continue
        last = out[-1][-1]
    return Folded("".join(out), [*offsets, len(text)])


def is_unspaced(char: str) -> bool:
    """Does `char` belong to a script that is written without spaces between words?"""
    code = ord(char)
    if code < _STARTS[0]:
        return False
    place = bisect_right(_STARTS, code) - 1
    return code <= _UNSPACED[place][1]


UNSPACED = "".join(f"{chr(start)}-{chr(end)}" for start, end in _UNSPACED)
"""The same scripts, as a regular expression's class has them."""
SIGNS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0966-\u0dff"
"""Signs that belong to the letters before them, in scripts with spaces: accents, Hebrew, Arabic, Indic vowels."""


def is_word(char: str) -> bool:
    """Letters, digits, and the signs that belong to letters."""
    return char.isalnum() or unicodedata.category(char).startswith("M")


@lru_cache(maxsize=16_384)
def _parts(char: str) -> str:
    lowered = _PLAIN.get(char.casefold(), char.casefold())
    return "".join(_PLAIN.get(part, part) for part in unicodedata.normalize("NFKD", lowered).casefold())


@lru_cache(maxsize=4_096)
def _loses_accents(char: str) -> bool:
    return bool(char) and (char.isascii() or unicodedata.name(char, "").startswith(_ACCENTED))
