"""Writes facts['places'] with role `mentioned`."""

from nlp.reading import Reading


def read_places(reading: Reading) -> None:
    """Not written yet: reads nothing."""
