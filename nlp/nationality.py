"""Which country's people a word names: `Nigerian`, `quốc tịch Lào`, `中国籍`, `สัญชาติเมียนมา`, `warga negara India`."""

import re
from functools import cache

from nlp.lexicon import load
from nlp.reading import fold_text


@cache
def _table(language: str) -> dict[str, str]:
    # Outside English a people is called by its country's name: `quốc tịch Gabon`, `加蓬籍`, `สัญชาติกาบอง`.
    lists = ("nationalities",) if language == "en" else ("countries", "country_aliases", "nationalities")
    words = {
        fold_text(word): entry["country"]
        for name in lists
        for entry in load(name)
        for word in entry["names"].get(language, [])
        if len(word) > 1
    }
    return dict(sorted(words.items(), key=lambda item: -len(item[0])))


def nationality_of(word: str, language: str = "en") -> str | None:
    """ISO 3166-1 alpha-2 of a nationality word, or None."""
    return _table(language).get(fold_text(word))


@cache
def nationality_pattern(language: str = "en") -> str:
    """A regular expression's alternation of the nationality words of a language, longest first."""
    return "|".join(re.escape(word) for word in _table(language)) or r"(?!)"
