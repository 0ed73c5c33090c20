"""By which values a probe may find a report: its identifiers, and the names of its people and organisations, folded.

Blind, as the word index: a key is eight bytes of an HMAC. An organisation is found with its legal form or without.
"""

from collections.abc import Iterator
from typing import get_args

from graph.company_forms import split_form
from graph.identity import normalised
from graph.names import fold
from intel.words import blind
from nlp.extraction import Extraction, Scheme

NAME = "name"
SCHEMES = frozenset(get_args(Scheme)) - {"hs"} | {NAME}
"""What may be asked for. A heading is a class of goods and points at nothing."""


def keys_of(extraction: Extraction, index_key: bytes) -> set[int]:
    """All that a report is found by."""
    found: set[tuple[str, str]] = {(one.scheme, one.value) for one in extraction.identifiers}
    found |= {(NAME, person.name) for person in extraction.people if person.name is not None}
    found |= {(NAME, one.name) for one in extraction.organisations}
    return {key for scheme, value in found if scheme in SCHEMES for key in keys_for(scheme, value, index_key)}


def keys_for(scheme: str, value: str, index_key: bytes) -> set[int]:
    """Those of one value; none where nothing is left of it."""
    spellings = set(_names(value)) if scheme == NAME else {normalised(scheme, value)}
    return {blind(f"{scheme}\0{spelling}", index_key) for spelling in spellings if spelling}


def _names(value: str) -> Iterator[str]:
    yield fold(value)
    yield split_form(value)[0]
