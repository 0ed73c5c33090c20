# ruff: noqa: E501  (patterns of words read best unbroken)
"""Words that tell a place's part: before it (`shipped from`, `bound for`) or after it (`-bound`, `に向けて`).

One table a language; each pattern is tried in its order at each place of the text, so a narrower sense (`officers from`) stands
above a wider one (`from`). Patterns are matched on the folded text.
"""

import re
from functools import cache

from nlp.routes.cue import Cue, Grammar
from nlp.routes.cues_en import ENGLISH
from nlp.routes.cues_han import CHINESE, JAPANESE, KOREAN
from nlp.routes.cues_latin import MALAY, VIETNAMESE
from nlp.routes.cues_mekong import BURMESE, KHMER, LAO, THAI

_GRAMMARS = {
    "vi": VIETNAMESE, "id": MALAY, "ms": MALAY, "th": THAI, "lo": LAO, "km": KHMER, "my": BURMESE, "zh": CHINESE,
    "ko": KOREAN, "ja": JAPANESE,
}  # fmt: skip


def grammar_of(language: str) -> Grammar:
    """The grammar of a language; English for every other."""
    return _GRAMMARS.get(language, ENGLISH)


@cache
def scanner(language: str) -> tuple[re.Pattern[str], tuple[Cue, ...]]:
    """One pattern for all cues before a place, and the cue of each of its groups."""
    grammar = grammar_of(language)
    parts = [f"(?P<g{index}>{pattern})" for index, (_, pattern) in enumerate(grammar.before)]
    return re.compile("|".join(parts) or r"(?!)", re.MULTILINE), tuple(cue for cue, _ in grammar.before)


@cache
def followers(language: str) -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    """Cues after a place."""
    return tuple((cue, re.compile(pattern)) for cue, pattern in grammar_of(language).after)


@cache
def words(pattern: str) -> re.Pattern[str]:
    """A pattern of whole words, where the script spaces them."""
    return re.compile(rf"\b(?:{pattern})\b" if pattern.isascii() else f"(?:{pattern})")
