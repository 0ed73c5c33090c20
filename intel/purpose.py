"""Why a reader asks: a sentence in the reader's own words, for the audit trail and for those who are asked."""

from intel.reports.listed import storable

SHORTEST, LONGEST = 10, 500
"""Characters."""
RULE = f"a purpose is a sentence of {SHORTEST} to {LONGEST} characters"


def is_purpose(text: str) -> bool:
    return len(text.strip()) >= SHORTEST and len(text) <= LONGEST and storable(text)
