"""Given names and surnames that lists hold. A listed word only supports a cue; it makes nobody a person by itself."""

import re
from functools import cache

from nlp.lexicon import load
from nlp.reading import fold_text


@cache
def _known() -> frozenset[str]:
    """Folded given names and surnames."""
    return frozenset(
        fold_text(word)
        for lexicon in ("given_names", "surnames")
        for entry in load(lexicon)
        for group in entry["names"].values()
        for word in group
    )


def looks_like_name(name: str) -> bool:
    """Is one of its words listed, or is it written as initials and a surname (`N. Perera`)?"""
    words = [fold_text(word).strip("\"“”'’(),") for word in name.split()]
    return any(word in _known() for word in words) or re.match(r"(?:[A-Z]\.\s?){1,3}[A-Z]\w+$", name) is not None


def listed_share(name: str) -> float:
    """The share of its words that lists hold."""
    words = [fold_text(word).strip("\"“”'’(),") for word in re.findall(r"\S+", name)]
    return sum(word in _known() for word in words) / len(words) if words else 0.0
