"""Writes facts['organisations']."""

from nlp.reading import Reading


def read_organisations(reading: Reading) -> None:
    """Not written yet: reads nothing."""
