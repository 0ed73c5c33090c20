"""Writes facts['people']."""

from nlp.reading import Reading


def read_people(reading: Reading) -> None:
    """Not written yet: reads nothing."""
