"""Editions of a report made of many: each draws only on what everyone whom it is cut for may read."""

from enum import StrEnum


class Edition(StrEnum):
    """A report under originator control is in no edition without its originator's permission, but for the
    originator's own."""

    PARTICIPANTS = "participants"
    """What reaches every participant of the operation: the same numbers whichever of them makes it."""
    AGENCY = "agency"
    """All that its maker may read: for the maker's own agency."""
    PUBLIC = "public"
    """TLP:CLEAR alone."""
