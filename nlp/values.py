"""Writes facts['values']."""

from nlp.reading import Reading


def read_values(reading: Reading) -> None:
    """Not written yet: reads nothing."""
