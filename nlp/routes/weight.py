# ruff: noqa: E501  (patterns of words read best unbroken)
"""How likely a place is the place of the find: by the words beside it, its sentence, how narrow and how early it is."""

import re

from nlp.places.gazetteer import RANK
from nlp.reading import Context, Reading
from nlp.routes.cue import Cue
from nlp.routes.cues import grammar_of, words
from nlp.routes.site import Site

_NARROW = {0: 2.2, 1: 1.6, 2: 1.2, 3: 0.8, 4: 0.0, 5: -1.0}


HEADING = re.compile(r"\s*(?::|[-–—]\s)")
_AFTER_DATE = re.compile(r"\d{2}(?:\d{2})?[,.:;]?\s+(?:[-–/] )?$|\d\s?[hH]\s+$|\d\s?hrs?[,.]? $")
_LETTERS = re.compile(r"\b[A-Z]{2,6}-$")
"""`BOC-NAIA`: the place is part of an agency's letters."""
_WIRE = re.compile(r"(?:网|社|讯|訊|报)\s?$")
_SENT = re.compile(r"\s?\d{1,2}月\d{1,2}日(?:电|電|讯|訊)")
"""`中新网成都2月23日电`: where a story was filed."""
_DATELINE = re.compile(r"^(?:\s*(?:[-–—]|\(|:|,|/|\||\n)|\s*$)")


def weight_of(reading: Reading, site: Site, home: str | None) -> float:
    mention = site.mention
    if site.context is not Context.EVENT and site.cue is not Cue.FIELD_AT:
        return 0.0
    if _WIRE.search(reading.text, max(0, mention.start - 6), mention.start) and _SENT.match(reading.text, mention.end):
        return 0.0
    if site.inside or _LETTERS.search(reading.text, max(0, mention.start - 8), mention.start):
        return 0.0
    weight = {
        Cue.FIELD_AT: 9.0, Cue.AT: 2.0, Cue.ARRIVE: 1.5, None: 0.6, Cue.OTHER: -1.0, Cue.FROM: -2.5, Cue.START: -3.0, Cue.SENDER: -3.0, Cue.RECEIVER: -2.0,
        Cue.BOUND: -2.5, Cue.TO: -1.8, Cue.VIA: -0.5, Cue.TRANSIT: -1.0, Cue.ROUTE: -2.0,
    }[site.cue]  # fmt: skip
    head = not reading.text[line_start(reading, mention.start) : mention.start].strip()
    if site.cue is None and head and HEADING.match(reading.text, mention.end):
        weight = 2.0
    start, end = site.sentence
    grammar = grammar_of(reading.language)
    if words(grammar.finds).search(reading.folded, start, end):
        weight += 1.6
    elif words(grammar.arrests).search(reading.folded, start, end):
        weight += 0.5
    if mention.spot is not None:
        weight += 0.5
    weight += _NARROW.get(RANK.get(mention.kind, 2), 0)
    if (
        site.cue is None
        and mention.start < 400
        and _AFTER_DATE.search(reading.text[max(0, mention.start - 14) : mention.start])
    ):
        weight += 1.6
    if mention.start < 5 and RANK.get(mention.kind, 2) < 2:
        weight += 1.0
    if mention.start < 200:
        weight += 0.8
    elif mention.start < 450:
        weight += 0.4
    if mention.start < 60 and _DATELINE.match(reading.text[mention.end : mention.end + 3]):
        filed = reading.text[mention.start : mention.end].isupper() and not reading.text[mention.end :][:80].isupper()
        weight += (
            1.2 if RANK.get(mention.kind, 2) < 2 and not filed else -0.8
        )  # a town at the head is where the story was filed
    if site.cue is Cue.VIA and mention.country == home and RANK.get(mention.kind, 2) < 2:
        weight += 2.0
    if home and mention.country and mention.country != home:
        weight -= 4.0
    elif home and mention.country == home:
        weight += 0.6
    return weight


def line_start(reading: Reading, offset: int) -> int:
    """Where the line of `offset` begins, looked for a heading's length back."""
    low = max(0, offset - 60)
    return max(low, reading.text.rfind("\n", low, offset))
