"""Search keys as the full-text index's query language reads them, so that none is taken for an operator."""

import re
from collections.abc import Sequence

_SPECIAL = re.compile(r'([+\-!(){}\[\]^"~*?:\\/&|\s])')


def exactly(key: str) -> str:
    return _SPECIAL.sub(r"\\\1", key)


def all_beginning(words: Sequence[str]) -> str:
    """Keys that begin with each of these search words."""
    return " ".join(f"+{exactly('w' + word)}*" for word in words)
