"""Writes reading.kind."""

from nlp.reading import Reading


def read_kind(reading: Reading) -> None:
    """Not written yet: reads nothing."""
