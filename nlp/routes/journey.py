# ruff: noqa: E501  (patterns of words read best unbroken)
"""What the places of a message say together: round trips, stages, where goods were examined, goods passing through."""

import itertools
import re

from nlp.places.gazetteer import RANK
from nlp.reading import Reading
from nlp.routes.cue import Cue
from nlp.routes.part import Part


def says_passing(reading: Reading) -> bool:
    """Does the text say of its own event that the goods were passing through?"""
    return any(reading.of_event(match.start()) for match in _PASSES.finditer(reading.folded))


def round_trips(parts: list[Part]) -> None:
    """`Viet Nam - Angola; Angola - Doha - Ha Noi`: where the second leg begins is the origin; the first leg is the way out."""
    begins = {p.mention.country: p.mention.start for p in parts if p.how == "chain" and p.cue is Cue.FROM}
    outward = [
        p
        for p in parts
        if p.how == "chain" and p.cue in (Cue.BOUND, Cue.TO) and p.mention.start < begins.get(p.mention.country, -1)
    ]
    where = {id(part): at for at, part in enumerate(parts)}
    for part in outward:
        at = where[id(part)]
        part.cue = None
        while at and parts[at - 1].how == "chain" and parts[at - 1].cue is not Cue.BOUND:
            at -= 1
            parts[at].cue = None


_ONWARD = re.compile(r"\b(?:then|continu\w+|onwards?|on to|further|from there|before going|and later|subsequently)\b")


def stages(reading: Reading, parts: list[Part]) -> None:
    """`to Yangon and continue to Muse`: of directions told one after the other the first is a stage."""
    ways = (Cue.BOUND, Cue.TO, Cue.ARRIVE)
    going = [p for p in parts if p.cue in ways and p.how in ("", "chain") and not p.inside and not p.field]
    for left, right in itertools.pairwise(going):
        between = reading.folded[left.mention.end : right.mention.start]
        left_for = left.cue is Cue.ARRIVE and right.cue is Cue.BOUND and left.mention.country != right.mention.country
        if len(between) < 90 and (_ONWARD.search(between) or left_for) and left.mention.country is not None:
            left.cue = Cue.VIA


_EXAMINES = re.compile(
    r"\b(?:examin\w+|open(?:ed)?|inspect\w*|x-?ray\w*|scann?\w*|check(?:ed)?|unpack\w*|unload\w*|unstuff\w*|devann\w+|search\w*)\b"
)


def examined(reading: Reading, parts: list[Part]) -> None:
    """Where goods that turned out clean were examined is where they went, if nothing else says where."""
    if any(p.cue in (Cue.BOUND, Cue.TO, Cue.ARRIVE, Cue.RECEIVER) and not p.inside for p in parts):
        return
    for part in parts:
        if (
            part.cue is Cue.AT
            and not part.inside
            and RANK.get(part.mention.kind, 2) < 3
            and _EXAMINES.search(reading.folded, *part.sentence)
        ):
            part.cue, part.how = Cue.ARRIVE, "examined"
            return


_PASSES = re.compile(
    r"\b(?:in transit|transit(?:ing)? (?:cargo|containers?|shipments?|consignments?|goods|baggage|bags?|passengers?|pax|box(?:es)?|parcels?|zone|area))\b"
)
