"""Writes facts['commodities']."""

from nlp.reading import Reading


def read_commodities(reading: Reading) -> None:
    """Not written yet: reads nothing."""
