"""Writes `reading.kind`: what the message is for.

A message says what it wants in its first lines and in its verbs; each cue of `lexicons/kind_cues.yaml` votes with its
weight, doubled in the first line. No vote: a seizure.
"""

from functools import cache
from typing import get_args

from nlp import lexicon
from nlp.extraction import Kind
from nlp.reading import Reading

_OPENING = 160
"""Code points at the beginning whose cues count double: subject line, reference, first sentence."""


@cache
def _cues() -> lexicon.Matcher:
    return lexicon.Matcher(
        (word, entry) for entry in lexicon.load("kind_cues") for words in entry["names"].values() for word in words
    )


def read_kind(reading: Reading) -> None:
    """Writes `reading.kind`."""
    votes: dict[str, float] = dict.fromkeys(get_args(Kind), 0.0)
    seen: set[tuple[str, str]] = set()
    for found in _cues().find(reading.folded):
        word = reading.folded[found.start : found.end]
        for entry in found.entry:
            if (entry["kind"], word) not in seen:
                seen.add((entry["kind"], word))
                votes[entry["kind"]] += entry["weight"] * (2 if found.start < _OPENING else 1)
    kind, most = max(votes.items(), key=lambda pair: pair[1])
    reading.kind = kind if most > 0 else "seizure"
