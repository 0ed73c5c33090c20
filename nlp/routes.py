"""Writes the roles of facts['places']."""

from nlp.reading import Reading


def read_routes(reading: Reading) -> None:
    """Not written yet: reads nothing."""
