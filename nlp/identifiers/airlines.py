"""Airlines by their designators and air waybill prefixes (lexicons/airlines.yaml), and the flights in a text."""

import re
from collections.abc import Iterator
from functools import cache

from nlp import lexicon
from nlp.amounts.found import Found

_NUMBER = r"(?P<number>\d{2,4})(?P<suffix>[A-Z]?)"
_NOT_UNITS = frozenset(
    [
        "TK",
        "PM",
        "AM",
        "HY",
        "MM",
        "MS",
        "AS",
        "AT",
        "IT",
        "ID",
        "LA",
        "PR",
        "KC",
        "KM",
        "SC",
        "GA",
        "AD",
        "AA",
        "PK",
        "MD",
    ]
)
"""Designators that are words, units, currencies or countries too: the gap or a cue must tell them."""


@cache
def by_prefix() -> frozenset[str]:
    """Air waybill prefixes that are given to an airline."""
    return frozenset(entry["prefix"] for entry in lexicon.load("airlines") if entry["prefix"])


@cache
def _flight() -> re.Pattern[str]:
    codes = [entry["iata"] for entry in lexicon.load("airlines")]
    long = [entry["icao"] for entry in lexicon.load("airlines")]
    return re.compile(
        rf"(?<![A-Za-z0-9\-/])(?:(?P<iata>{'|'.join(codes)})(?P<gap>[ -]?)|(?P<icao>{'|'.join(long)})[ -]?){_NUMBER}"
        r"(?![A-Za-z0-9])(?!-\d)(?![.,]\d)(?!/\d)"
    )


def flights(plain: str, is_cued: list[tuple[int, int]], in_the_air: bool) -> Iterator[Found]:
    """Flight numbers: after a cue (`is_cued`: where a number may begin), or closed up in a message of the air."""
    starts = {at for start, end in is_cued for at in range(start, end)}
    for found in _flight().finditer(plain):
        cued = found.start() in starts
        code = found["iata"] or found["icao"]
        if not cued and (
            found["icao"] or not in_the_air or found["gap"] == " " or len(found["number"]) < 3 or code in _NOT_UNITS
        ):
            continue
        if cued and code in _NOT_UNITS and found["gap"] == " " and len(found["number"]) < 3:
            continue
        value = code + found["number"] + found["suffix"]
        yield Found(
            *found.span(),
            "flight",
            value,
            None,
            0.95 if cued else 0.75,
            "identifiers.flight" + ("" if cued else "-form"),
        )
