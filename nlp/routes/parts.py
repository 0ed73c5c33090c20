"""What the words beside each place say: its cue, shared along lists and chains, seen together with the others."""

import itertools
import re

from nlp.places.mention import Mention
from nlp.reading import Context, Reading
from nlp.routes.beside import cue_of, cue_words
from nlp.routes.chains import chains
from nlp.routes.cue import Cue
from nlp.routes.cues import grammar_of, words
from nlp.routes.lists import lists, parties
from nlp.routes.part import Part
from nlp.text.sentences import Sentences
from nlp.text.spans import Spans

_REACH = 600


def read_parts(reading: Reading, mentions: list[Mention]) -> list[Part]:
    text = reading.text
    sentences = Sentences(text)
    organisations = Spans(reading.notes.get("organisations", []))
    cues = cue_words(reading)
    ends = [cue.end for cue in cues]
    parts: list[Part] = []
    for mention in mentions:
        begins, ends_at = sentences.at(mention.start)
        part = Part(mention, number=sentences.index(mention.start), context=reading.stretch_at(mention.start).context)
        part.sentence = max(begins, mention.start - _REACH), min(ends_at, mention.end + _REACH)
        part.inside = organisations.touch(mention.start, mention.end)
        part.cue, part.field = cue_of(reading, mention, part.sentence, cues, ends, parts)
        if part.cue is Cue.TO:
            before = reading.folded[max(part.sentence[0], mention.start - 110) : mention.start]
            part.leg = any(p.cue in (Cue.FROM, Cue.START, Cue.VIA) and p.number == part.number for p in parts[-12:])
            part.soft = words(grammar_of(reading.language).arrivals).search(before) is not None
        parts.append(part)
    chains(reading, parts)
    lists(reading, parts)
    parties(reading, parts)
    via = {p.mention.country for p in parts if p.cue in (Cue.VIA, Cue.TRANSIT)}
    for part in parts:
        if part.cue is Cue.START and part.mention.country in via:
            part.cue = None  # another's journey began where these goods changed planes
    stages = {p.mention.country for p in parts if p.cue is Cue.VIA and p.context is Context.EVENT}
    for part in parts:
        if part.cue is Cue.FROM and part.mention.country in stages and not part.field and part.how != "chain":
            part.cue = Cue.VIA  # "ex Doha", where the route says that it was a stage
    for left, right in itertools.pairwise(parts):  # "nine boxes originated from Japan and one from Mexico"
        gap = reading.text[left.mention.end : right.mention.start]
        if left.cue is Cue.START and right.cue is Cue.FROM and len(gap) < 40 and _AS_WELL.fullmatch(gap):
            right.cue = Cue.START
    if any(part.cue is Cue.START for part in parts):
        # "arrived from Doha, had started from Freetown": the later stage is a transit.
        for part in parts:
            if part.cue is Cue.FROM and not part.field and part.how != "chain":
                part.cue = Cue.VIA
    return parts


_AS_WELL = re.compile(r"\s*,?\s*(?:and|,|while|&)\s+(?:\w+\s){0,3}from\s+(?:the\s)?", re.IGNORECASE)
