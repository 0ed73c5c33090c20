"""A few words of a text around the first of the words looked for. Given the masked text, it shows what that shows."""

from collections.abc import Collection

from intel.words import words

_BEFORE, _AFTER = 60, 120
"""Code points around the word."""


def snippet(text: str, wanted: Collection[str]) -> str | None:
    """None where the text holds none of the words."""
    hit = next((start for word, start, _ in words(text) if word in wanted), None)
    if hit is None:
        return None
    start, end = max(0, hit - _BEFORE), min(len(text), hit + _AFTER)
    while start > 0 and start < hit and not text[start - 1].isspace():
        start += 1
    shown = " ".join(text[start:end].split())
    return f"{'… ' if start > 0 else ''}{shown}{' …' if end < len(text) else ''}"
