# ruff: noqa: E501  (patterns of words read best unbroken)
"""Finds those who carry for the public: listed airlines, shipping lines, couriers and posts, and others by the last word of their name."""

import re
from collections.abc import Iterator
from functools import cache

from nlp.lexicon import Matcher, load
from nlp.organisations.company_names import NAME, Company, trim_left
from nlp.reading import Reading

_LINE = re.compile(
    rf"(?<![\w&])(?P<name>{NAME}? (?:Shipping Lines?|Container Lines?|Airlines?|Air Lines|Airways|Ferries|Ferry Services?))(?!\w)"
)


@cache
def _carriers() -> Matcher:
    return Matcher(
        (name, entry["kind"]) for entry in load("carriers") for group in entry["names"].values() for name in group
    )


_CARRIER_AFTER = re.compile(
    r"^\s*(?:flight|flt|plane|aircraft|[A-Z0-9]{2}\s?-?\d{2,4}\b|gateway|warehouse|cargo|parcel|courier|express|hub|facility|counter|vessel|ship|container|bus|staff|\()",
    re.IGNORECASE,
)
_CARRIER_BEFORE = re.compile(
    r"(?:\b(?:by|via|on|aboard|on board|onboard|with|through|using|flight|airline|carrier|courier|ex|flew|took|flying|operated by|carried by|at the|in a|an?|from|of|passenger|ผู้โดยสาร|menaiki|penerbangan|naik|chuyến bay|hãng|乘坐|搭乘|乘)\s*|[,(;:.]\s*)$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"^[A-Z]{2,4}$")


def find_carriers(reading: Reading) -> Iterator[Company]:
    """Listed airlines, shipping lines, couriers and posts that a text says carried the goods or the passenger."""
    for match in _carriers().find(reading.folded):
        name = reading.text[match.start : match.end]
        if name[0].islower() and name.isascii():
            continue
        before, after = reading.text[max(0, match.start - 25) : match.start], reading.text[match.end : match.end + 25]
        cued = bool(_CARRIER_AFTER.match(after) or _CARRIER_BEFORE.search(before))
        if after[:1] == "@" or (
            re.match(r"\s+(?:[A-Z][a-z]+\s+)?(?:Campton|Candor)\b|\s+[A-Z]{4,}", after) and match.entry[0] == "sea"
        ):
            continue  # a vessel's name begins with its line's
        if not cued and (
            _SHORT.match(name)
            or name.casefold()
            in ("swiss", "emirates", "condor", "azul", "gol", "pal", "sas", "lot", "tap", "firefly", "scoot", "garuda")
        ):
            continue
        yield Company(match.start, match.end, "carrier", f"carrier listed ({match.entry[0]})", 0.75 if cued else 0.6)


def find_lines(reading: Reading) -> Iterator[Company]:
    """Carriers that no list holds, by the last word of their name (`Golden Ocean Shipping Line`)."""
    for match in _LINE.finditer(reading.text):
        start = trim_left(reading.text, match.start("name"), match.end("name"))
        if " " in reading.text[start : match.end("name")]:
            yield Company(start, match.end("name"), "carrier", "carrier by its name", 0.65)
