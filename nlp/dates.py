"""Writes facts['dates']."""

from nlp.reading import Reading


def read_dates(reading: Reading) -> None:
    """Not written yet: reads nothing."""
