"""Writes the context of each stretch."""

from nlp.reading import Reading


def read_context(reading: Reading) -> None:
    """Not written yet: reads nothing."""
