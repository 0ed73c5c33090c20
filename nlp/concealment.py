"""Writes facts['concealment']."""

from nlp.reading import Reading


def read_concealment(reading: Reading) -> None:
    """Not written yet: reads nothing."""
