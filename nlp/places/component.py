# ruff: noqa: E501  (patterns and lists of words read best unbroken)
"""Writes facts['places'] with role `mentioned`, and `notes["places"]`: every mention of a place, for the routes.

Names come from the gazetteer and from the grammar of place names; a name that several places bear is told by the countries
named beside it and in the message; neighbours that hold each other ("Yulin, Guangxi") are one mention.
"""

import re
from dataclasses import replace

from nlp.extraction import Place, PlaceRole
from nlp.places.built import built, merge
from nlp.places.joined import join
from nlp.places.mention import Mention
from nlp.places.named import named
from nlp.places.resolved import resolve
from nlp.reading import Reading
from nlp.text.spans import Spans
from nlp.text.vessels import vessel_names


def read_places(reading: Reading) -> None:
    """Adds the places of the message to `reading`."""
    mentions = find_mentions(reading)
    reading.notes["places"] = mentions
    reading.facts["places"].extend(place_of(reading, mention, "mentioned") for mention in mentions)


def place_of(
    reading: Reading, mention: Mention, role: PlaceRole, confidence: float | None = None, rule: str = ""
) -> Place:
    """The fact of a mention in a role."""
    spot = mention.spot
    name = " ".join(reading.text[mention.start : mention.end].split())[:500]
    sure = mention.confidence if confidence is None else confidence
    return Place(
        role=role, name=name, country=mention.country, locode=spot.locode if spot else None, lat=spot.lat if spot else None,
        lon=spot.lon if spot else None, span=(mention.start, mention.end), confidence=round(sure, 3), rule=rule or f"place: {mention.rule}",
    )  # fmt: skip


def find_mentions(reading: Reading) -> list[Mention]:
    """All places of the text in order, none overlapping."""
    vessels = Spans((start, end) for start, end, name in vessel_names(reading) if " " in name or name.isupper())
    listed = [c for c in named(reading) if not vessels.touch(c.start, c.end)]
    made = list(built(reading, listed))
    together = resolve(reading, merge(listed, made, reading.language in ("zh", "ja", "ko")))
    return join(reading, [_with_terminal(reading, mention) for mention in together])


_TERMINAL = re.compile(r",? (?:(?i:cargo )?(?i:terminal) ?[A-Z0-9]{1,2}|T[1-5])\b")


def _with_terminal(reading: Reading, mention: Mention) -> Mention:
    """`Port of NAIA, Terminal 3`: the terminal belongs to its airport's name."""
    if mention.kind in ("airport", "port") and (found := _TERMINAL.match(reading.text, mention.end)):
        return replace(mention, end=found.end())
    return mention
