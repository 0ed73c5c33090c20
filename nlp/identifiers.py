"""Writes facts['identifiers']."""

from nlp.reading import Reading


def read_identifiers(reading: Reading) -> None:
    """Not written yet: reads nothing."""
