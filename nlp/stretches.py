"""Writes reading.stretches: sentences, clauses, lines, form fields."""

from nlp.reading import Reading


def read_stretches(reading: Reading) -> None:
    """Not written yet: reads nothing."""
