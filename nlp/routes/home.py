"""The country whose agency found it, or whose text it is."""

import re
from collections import Counter
from collections.abc import Sequence

from nlp.extraction import Organisation
from nlp.organisations.agencies import Agency
from nlp.places.gazetteer import RANK
from nlp.places.nationality import nationality_of
from nlp.reading import Context, Reading
from nlp.routes.cue import Cue
from nlp.routes.site import Site
from nlp.text.jurisdiction import countries_of


def home_country(reading: Reading, agencies: Sequence[Agency], sites: Sequence[Site] = ()) -> str | None:
    """Country of the agency that found it; else the country whose text it is."""
    seizing = [
        fact for fact in reading.facts["organisations"] if isinstance(fact, Organisation) and fact.role == "seizing"
    ]
    spans = {fact.span for fact in seizing}
    for agency in agencies:
        if (agency.start, agency.end) in spans and agency.country and agency.listed and not agency.generic:
            return agency.country
    for span in spans:
        for word in reading.text[span[0] : span[1]].split()[:2] if span else ():
            if (theirs := nationality_of(word)) is not None:
                return theirs
    for span in spans:
        for mention in reading.notes.get("places", []):
            if span and span[0] <= mention.start < span[1] and mention.country:
                found: str = mention.country
                return found
    for span in spans:
        for mention in reading.notes.get("places", []):
            if (
                span
                and 0 <= mention.start - span[1] < 60
                and mention.country
                and _IN.match(reading.text[span[1] : mention.start])
            ):
                near: str = mention.country
                return near
    for span in spans:
        for mention in reading.notes.get("places", []):
            if (
                span
                and 0 < span[0] - mention.end < 16
                and mention.country
                and _WHERE.match(reading.text[mention.end : span[0]])
            ):
                there: str = mention.country
                return there
    for site in sites:
        narrow = RANK.get(site.mention.kind, 2) < 2 and site.mention.spot is not None
        if (
            narrow
            and site.cue in (None, Cue.AT, Cue.FIELD_AT)
            and site.mention.start < 300
            and site.context is Context.EVENT
        ):
            return site.mention.country
    homes = countries_of(reading)
    if homes:
        return homes[0]
    votes = Counter(
        s.mention.country
        for s in sites
        if s.mention.country and s.cue not in (Cue.FROM, Cue.START, Cue.SENDER, Cue.VIA)
    )
    return votes.most_common(1)[0][0] if votes else None


_WHERE = re.compile(r",? where (?:the |local )?$")
_IN = re.compile(r"(?: (?:officers|officials|agents|authorities|personnel))? (?:in|at|of) [\w\s]{0,40}$")
