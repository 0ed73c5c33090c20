"""Writes reading.language from the script, ISO 639-1."""

from nlp.reading import Reading


def read_language(reading: Reading) -> None:
    """Not written yet: reads nothing."""
