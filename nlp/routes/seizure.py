# ruff: noqa: E501  (patterns of words read best unbroken)
"""Chooses the places of seizure of a find among the places it names; else the seizing agency's own place.

A candidate is weighed by the field or words beside it, by a word of finding in its sentence, by how narrow it is, by how
early it stands. A message that tells several finds has several.
"""

from collections.abc import Sequence
from dataclasses import replace

from nlp.extraction import Organisation
from nlp.organisations.agencies import Agency
from nlp.places.gazetteer import RANK
from nlp.places.mention import Mention
from nlp.reading import Reading
from nlp.routes.cue import Cue
from nlp.routes.further import further, listed_beside
from nlp.routes.home import home_country
from nlp.routes.site import Site
from nlp.routes.weight import weight_of

_ENOUGH = 3.6


def seizure_sites(reading: Reading, sites: Sequence[Site], agencies: Sequence[Agency]) -> list[Site]:
    """The places where it was found, best first; empty where nothing tells."""
    home = home_country(reading, agencies, sites)
    weighed = sorted(
        ((weight, -index, site) for index, site in enumerate(sites) if (weight := weight_of(reading, site, home)) > 0),
        key=lambda item: item[:2],
        reverse=True,
    )
    own = _of_agency(reading, sites, home)
    agency_weight = 5.2 if own is not None and RANK.get(own.mention.kind, 2) < 2 else 0.0
    wide = bool(weighed) and RANK.get(weighed[0][2].mention.kind, 2) >= 3 and agency_weight > 0
    if weighed and weighed[0][0] >= max(_ENOUGH, agency_weight) and not wide:
        best = weighed[0]
        site = _spelled_out(reading, _narrower(best[2], weighed), sites)
        chosen = [replace(site, confidence=min(0.92, 0.55 + 0.05 * best[0]), rule=_rule(best[2]))]
        return chosen + (listed_beside(reading, chosen[0], sites) or further(reading, chosen[0], list(weighed[1:])))
    if own is not None:
        return [own]
    for _, _, site in weighed:
        if site.cue in (None, Cue.AT, Cue.ARRIVE, Cue.OTHER):
            return [replace(site, confidence=0.5, rule="likeliest place")]
    return []


def _narrower(best: Site, weighed: Sequence[tuple[float, int, Site]]) -> Site:
    """`Authorities in Vietnam seized …`, and later the airport at which the parcel arrived: the airport."""
    wide = RANK.get(best.mention.kind, 2)
    if wide < 3 or best.cue is Cue.FIELD_AT:
        return best
    for weight, _, site in weighed:
        if (
            weight >= _ENOUGH
            and RANK.get(site.mention.kind, 2) < 2
            and site.mention.country == best.mention.country
            and site.cue in (Cue.AT, Cue.ARRIVE, Cue.FIELD_AT)
        ):
            return site
    return best


def _spelled_out(reading: Reading, site: Site, sites: Sequence[Site]) -> Site:
    """`NKI` of the heading, where the text says `Nakuru International Airport (NKI)`: the name in full."""
    name = reading.text[site.mention.start : site.mention.end]
    if not (name.isupper() and name.isascii() and 2 < len(name) < 7):
        return site
    for other in sites:
        after = reading.text[other.mention.end : other.mention.end + len(name) + 3]
        if after.lstrip().startswith(f"({name})") and not other.inside:
            return replace(other, cue=site.cue)
    return site


def _rule(site: Site) -> str:
    if site.cue is Cue.FIELD_AT:
        return "place field"
    return "in the sentence of the find"


def _of_agency(reading: Reading, sites: Sequence[Site], home: str | None) -> Site | None:
    """The seizing agency's own place: in its name ("Haiphong Customs"), or its country."""
    for fact in reading.facts["organisations"]:
        if not isinstance(fact, Organisation) or fact.role != "seizing" or fact.span is None:
            continue
        start, end = fact.span
        inner = [s for s in sites if start <= s.mention.start and s.mention.end <= end + 1]
        if inner:
            narrow = min(inner, key=lambda s: (RANK.get(s.mention.kind, 2), s.mention.start))
            name = reading.folded[narrow.mention.start : narrow.mention.end]
            for other in sites:  # "Chengdu Customs", and its office at "Chengdu Shuangliu airport"
                longer = reading.folded[other.mention.start : other.mention.end]
                narrower = RANK.get(other.mention.kind, 2) < min(2, RANK.get(narrow.mention.kind, 2))
                if other.inside and narrower and longer.startswith(name) and len(longer) > len(name):
                    narrow = other
                    break
            return replace(narrow, confidence=0.55, rule="the seizing agency's place")
        for other in sites:  # "Express Branch (Ho Chi Minh City Customs)": another agency of the country tells where
            if other.inside and other.mention.country == home and other.mention.kind != "country":
                return replace(other, confidence=0.5, rule="an agency's place")
        if home:
            mention = Mention(start, end, "country", home, None, 0.5, "the seizing agency's country")
            return Site(mention, None, confidence=0.5, rule="the seizing agency's country")
    if home:
        for site in sites:
            if site.mention.country == home and site.cue in (None, Cue.AT, Cue.ARRIVE, Cue.OTHER):
                return replace(site, confidence=0.45, rule="the country of the text")
    return None
