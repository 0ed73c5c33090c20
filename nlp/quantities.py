"""Writes notes['quantities'] for commodities."""

from nlp.reading import Reading


def read_quantities(reading: Reading) -> None:
    """Not written yet: reads nothing."""
