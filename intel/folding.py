"""Text as it is compared: without case, width or accents, with the way back to the offsets of the text itself.

Accents fall only from Latin, Greek and Cyrillic letters: a Thai or Khmer vowel sign is part of the word.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

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
_STARTS = [start for start, _ in _UNSPACED]


@dataclass(frozen=True)
class Folded:
    """`text` folded, spaces of any kind and number as one; its character `i` stands at `offsets[i]` of the original.

    `offsets` has one element more than `text`: the length of the original, in code points.
    """

    text: str
    offsets: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that `text[start:end]` was made from, accents included."""
        return self.offsets[start], self.offsets[end]


def fold(text: str) -> Folded:
    """Linear in the length of the text. Never raises for any `str`."""
    if text.isascii() and "  " not in text and not any(char in text for char in "\t\n\r\v\f\x1c\x1d\x1e\x1f"):
        return Folded(text.lower(), range(len(text) + 1))
    out: list[str] = []
    offsets: list[int] = []
    for place, char in enumerate(text):
        for part in _parts(char):
            if part == " " and out and out[-1] == " ":
                continue
            if unicodedata.combining(part) and out and _loses_accents(out[-1]):
                continue
            out.append(part)
            offsets.append(place)
    return Folded("".join(out), [*offsets, len(text)])


def is_unspaced(char: str) -> bool:
    """Does `char` belong to a script that is written without spaces between words?"""
    code = ord(char)
    if code < _STARTS[0]:
        return False
    place = bisect_right(_STARTS, code) - 1
    return code <= _UNSPACED[place][1]


def is_word(char: str) -> bool:
    """Letters, digits, and the signs that belong to letters."""
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _parts(char: str) -> str:
    if char.isascii():
        return " " if char.isspace() else char.lower()
    if char.isspace():
        return " "
    lowered = _PLAIN.get(char.casefold(), char.casefold())
    return "".join(_PLAIN.get(part, part) for part in unicodedata.normalize("NFKD", lowered).casefold())


def _loses_accents(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith(_ACCENTED)
