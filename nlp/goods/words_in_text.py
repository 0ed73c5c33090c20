"""Says whether a word of the lexicons is that word in this text: by language, by syllable, by what names things."""

import re
import unicodedata

from nlp.goods.commodity_lexicon import SCIENTIFIC, Word

_KIN = {"ms": ("id",), "id": ("ms",), "zh": ("ja",), "ja": ("zh",), "tl": ("en",)}
"""Languages whose words stand in texts of another."""
_ROMAN = frozenset({"vi", "id", "ms", "tl", "fr"})


def _spoken(word: Word, language: str, length: int) -> bool:
    """Can a text in `language` use this word? A long word of another language can only mean itself."""
    if word.language in ("en", SCIENTIFIC, language) or word.language in _KIN.get(language, ()):
        return True
    return word.language not in _ROMAN or length >= 9


def pick(found: tuple[Word, ...], language: str, length: int) -> Word | None:
    """The likeliest sense of a word: the strongest, with a form, a taxon before a bare part."""
    able = [word for word in found if _spoken(word, language, length)]
    return max(
        able, key=lambda word: (word.sense.strength, not word.sense.part, word.sense.form is not None), default=None
    )


_LEADING = frozenset("เแโใไເແໂໃໄ")
_FOLLOWING = frozenset("ะัาำะັາຳ")


def cuts_syllable(folded: str, start: int, end: int) -> bool:
    """Does the match begin or end inside a syllable of a script without spaces?"""
    if start and (folded[start - 1] in _LEADING or folded[start - 1] == "\u17d2"):
        return True
    after = folded[end : end + 1]
    return bool(after) and (after in _FOLLOWING or unicodedata.category(after) in ("Mn", "Mc"))


def is_name(text: str, start: int, end: int) -> bool:
    """A single word with a capital inside a sentence of small letters: more likely part of a name."""
    word = text[start:end]
    if not word.isascii() or " " in word or not word[:1].isupper() or word.isupper():
        return False
    before = text[max(0, start - 2) : start]
    return before[-1:] == " " and before[:1] not in ".:;!?\n"


_NAMED_AFTER = re.compile(
    r"\b(?:vessel|mv|m/v|mt|m/t|ss|pv|rv|tanker|ship|boat|trawler|yacht|barge|tug|ferry|operation|op|project|hotel|restaurant|"
    r"street|road|jalan|kampung|brand|named|called)\.? (?:[\"'“‘]?\w+ ){0,1}[\"'“‘]?$"
)


def is_called(folded: str, start: int) -> bool:
    """Does a word for a ship, an operation or a brand stand before: `patrol vessel Hawk V`?"""
    return _NAMED_AFTER.search(folded, max(0, start - 40), start) is not None
