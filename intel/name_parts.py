"""The parts of a person's name by which a text goes on speaking of that person: "Nguyen said …", "小明".

A part hides where it is written as a name is, with a capital where its script has any. What is no name by itself stays:
particles, and words of countries' names.
"""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache, lru_cache

from intel.folding import fold, is_unspaced
from nlp.lexicon import load

_BREAKS = re.compile(r"[\s\-‐-―./,;:()'’\"]+")
_PARTICLES = """
    van thi bin binti binte bte ibn abu al el de da do di du del della der den des dos las los le la les von and the
    mr mrs ms miss dr sir dato datuk tuan haji hajah khun nang sai prince princess saint san santa
"""
_WORDS = """
    an at as be by he in is it me my no of on or so to up us we ngo usd kgs via new old one two
    january february march april may june july august september october november december
"""
"""Words of reports that are spelt as names are."""
_NEVER = frozenset([*_PARTICLES.split(), *_WORDS.split()])
_SHORT = 3
"""Letters up to which a part hides only at the name's beginning or end, where surnames are."""
_UNSPACED_LEAST = {"han": 2, "other": 4}
"""Characters of a part in a script that is written without spaces; one Han character is in any text."""


class Written(Enum):
    """How an occurrence must be written to be taken for the name."""

    CAPITAL = "with a capital first, where its script has capitals"
    TITLE = "with a capital first and small letters after"


@lru_cache(maxsize=4_096)
def parts_of(name: str) -> Mapping[str, Written]:
    """Each part that hides, folded. Not to be changed."""
    found: dict[str, Written] = {}
    words = [word for word in _BREAKS.split(name) if word]
    for place, word in enumerate(words):
        for part in (word, *_given_names(word)) if len(words) > 1 else _given_names(word):
            folded = fold(part).text.strip()
            if _hides(folded, outer=place in (0, len(words) - 1)):
                short = len(folded) <= _SHORT and not is_unspaced(folded[0]) and not name.isupper()
                found[folded] = Written.TITLE if short else Written.CAPITAL
    return found


def _hides(part: str, *, outer: bool) -> bool:
    if len(part) < 2 or not all(char.isalpha() or is_unspaced(char) for char in part):
        return False
    if part in _NEVER or part in _words_of_countries():
        return False
    if is_unspaced(part[0]):
        return len(part) >= _UNSPACED_LEAST["han" if _is_han(part[0]) else "other"]
    return outer or len(part) > _SHORT


def _given_names(word: str) -> Iterator[str]:
    """What follows the surname of a name in Han characters, written without a space."""
    if len(word) in (3, 4) and all(map(_is_han, word)):
        yield word[1:] if len(word) == 3 else word[2:]


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


@cache
def _words_of_countries() -> frozenset[str]:
    names = (name for entry in load("countries") for code in ("en", "vi") for name in entry["names"].get(code, ()))
    return frozenset(word for name in names for word in _BREAKS.split(fold(name).text) if len(word) > 2)
