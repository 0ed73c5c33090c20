"""Writes facts['conveyances']."""

from nlp.reading import Reading


def read_conveyances(reading: Reading) -> None:
    """Not written yet: reads nothing."""
