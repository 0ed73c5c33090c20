"""Names made comparable: folded for identity, romanised for resemblance, cut into terms for search.

Folding keeps a name's script, since transliteration makes different names equal (上海 and 商海 are both "shang hai");
romanising is for resemblance and search, where a person decides. All pure; any text gives a value.
Transliteration: anyascii (ISC).
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

TERM_LENGTH = 16
"""Longest search term in code points; longer words are found by their beginning."""
TERM_LIMIT = 64
"""Most search terms of one label."""

_PLAIN = str.maketrans(
    {"đ": "d", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "&": " and "}
)
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_ACCENTED_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""Thai, Lao, Burmese, Khmer, kana and Chinese: written without spaces between words."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """Case, accents of Latin, Greek and Cyrillic letters, punctuation and spacing taken away; other scripts' marks are
    part of the word and stay. "LUMIÈRE Orchid, Ltd." and "Lumiere orchid ltd" give the same."""
    text = unicodedata.normalize("NFKC", name).casefold().translate(_APOSTROPHES)
    text = _DOTTED.sub("", text)
    kept: list[str] = []
    accents_fall = False
    for char in unicodedata.normalize("NFD", text):
        category = unicodedata.category(char)
        if category.startswith("M"):
            kept.append("" if accents_fall else char)
        elif category == "Cf":
            continue
        elif category == "Nd":
            kept.append(str(unicodedata.decimal(char)))
        elif category[0] in "LN" or char == "&":
            accents_fall = unicodedata.name(char, "").startswith(_ACCENTED_SCRIPTS)
            kept.append(char)
        else:
            accents_fall = False
            kept.append(" ")
    return " ".join(unicodedata.normalize("NFC", "".join(kept).translate(_PLAIN)).split())


@lru_cache(maxsize=20_000)
def romanise(name: str) -> str:
    """Folded and in Latin letters, a Chinese character or Korean syllable a word: "赵丽萍" is "zhao li ping"."""
    return fold(_CAMEL.sub(" ", anyascii(unicodedata.normalize("NFKC", name))))


def words(text: str) -> tuple[str, ...]:
    """Search words of a question: each of `TERM_LENGTH` code points at most, in order, no doubles."""
    found: dict[str, None] = {}
    for word in fold(text).split():
        position = 0
        for run in _UNSPACED.finditer(word):
            found[word[position : run.start()][:TERM_LENGTH]] = None
            found[run.group()[:TERM_LENGTH]] = None
            position = run.end()
        found[word[position:][:TERM_LENGTH]] = None
    found.pop("", None)
    return tuple(found)


@lru_cache(maxsize=20_000)
def terms(label: str) -> tuple[str, ...]:
    """What finds a label: a word is held where a term begins with it. Words of spaced scripts; in unspaced scripts the
    rest of the run from each character on, so that any part is found; and the same romanised, from each syllable on."""
    found: dict[str, None] = {}
    for word in words(label):
        if _UNSPACED.fullmatch(word):
            continue
        found[word] = None
    folded = fold(label)
    for run in _UNSPACED.finditer(folded):
        found |= dict.fromkeys(_suffixes(run.group()))
        syllables = romanise(run.group()).split()
        for start in range(len(syllables)):
            found["".join(syllables[start:])[:TERM_LENGTH]] = None
    if not folded.isascii():
        found |= dict.fromkeys(word[:TERM_LENGTH] for word in romanise(label).split())
    found.pop("", None)
    return tuple(found)[:TERM_LIMIT]


def holds(label: str, question: str) -> bool:
    """Does the label hold every word of the question, in any order? No word: no."""
    asked = words(question)
    return bool(asked) and all(any(term.startswith(word) for term in terms(label)) for word in asked)


def _suffixes(run: str) -> list[str]:
    return [
        run[start : start + TERM_LENGTH]
        for start in range(len(run))
        if start == 0 or not unicodedata.category(run[start]).startswith("M")
    ]
