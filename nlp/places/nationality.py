"""Which country's people a word names: `Nigerian`, `quốc tịch Lào`, `中国籍`, `สัญชาติเมียนมา`, `warga negara India`."""

import re
from functools import cache

from nlp.lexicon import load, pattern_of
from nlp.places.gazetteer import lookup
from nlp.reading import fold_text


@cache
def _table(language: str) -> dict[str, str]:
    # Outside English a people is called by its country's name: `quốc tịch Gabon`, `加蓬籍`, `สัญชาติกาบอง`.
    lists = ("nationalities",) if language == "en" else ("countries", "country_aliases", "nationalities")
    words = {
        fold_text(word).replace("\u200b", ""): entry["country"]
        for name in lists
        for entry in load(name)
        for word in entry["names"].get(language, [])
        if len(word) > 1
    }
    return dict(sorted(words.items(), key=lambda item: -len(item[0])))


_COUNTRY_NAME = re.compile(r"(?:the )?([A-Z][\w’'.-]+(?: (?:of|and|the)? ?[A-Z][\w’'.-]+){0,3})")


def country_at(text: str) -> str | None:
    """ISO 3166-1 alpha-2 of the country whose name `text` begins with, or None."""
    found = _COUNTRY_NAME.match(text)
    words = found.group(1).split() if found else []
    for count in range(len(words), 0, -1):
        for spot in lookup(" ".join(words[:count]).rstrip(".,")):
            if spot.kind == "country":
                return spot.country
    return None


def nationality_of(word: str, language: str = "en") -> str | None:
    """ISO 3166-1 alpha-2 of a nationality word, or None."""
    return _table(language).get(fold_text(word))


@cache
def nationality_pattern(language: str = "en") -> str:
    """A regular expression's alternation of the nationality words of a language, longest first."""
    return pattern_of(_table(language))
