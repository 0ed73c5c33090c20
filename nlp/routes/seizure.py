# ruff: noqa: E501  (patterns of words read best unbroken)
"""Chooses the places of seizure of a find among the places it names; else the seizing agency's own place.

A candidate is weighed by the field or words beside it, by a word of finding in its sentence, by how narrow it is, by how
early it stands. A message that tells several finds has several.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.extraction import Organisation
from nlp.organisations.agencies import Agency
from nlp.places.component import Mention
from nlp.places.gazetteer import RANK, country_names
from nlp.places.nationality import nationality_of
from nlp.reading import Context, Reading
from nlp.routes.cues import Cue, grammar_of, words
from nlp.text.jurisdiction import countries_of


@dataclass(frozen=True)
class Site:
    """A mention with what is said beside it; `confidence` and `rule` are set once it is chosen."""

    mention: Mention
    cue: Cue | None
    field: bool = False
    sentence: tuple[int, int] = (0, 0)
    inside: bool = False
    context: Context = Context.EVENT
    confidence: float = 0.6
    rule: str = ""
    number: int = 0
    """Which sentence of the text it stands in."""


_NARROW = {0: 2.2, 1: 1.6, 2: 1.2, 3: 0.8, 4: 0.0, 5: -1.0}
_ENOUGH = 3.6


def seizure_sites(reading: Reading, sites: Sequence[Site], agencies: Sequence[Agency]) -> list[Site]:
    """The places where it was found, best first; empty where nothing tells."""
    home = home_country(reading, agencies, sites)
    weighed = sorted(
        ((weight, -index, site) for index, site in enumerate(sites) if (weight := _weight(reading, site, home)) > 0),
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
        return chosen + (_listed(reading, chosen[0], sites) or _further(reading, chosen[0], list(weighed[1:])))
    if own is not None:
        return [own]
    for _, _, site in weighed:
        if site.cue in (None, Cue.AT, Cue.ARRIVE, Cue.OTHER):
            return [replace(site, confidence=0.5, rule="likeliest place")]
    return []


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


_HEADING = re.compile(r"\s*(?::|[-–—]\s)")
_AFTER_DATE = re.compile(r"\d{2}(?:\d{2})?[,.:;]?\s+(?:[-–/] )?$|\d\s?[hH]\s+$|\d\s?hrs?[,.]? $")
_LETTERS = re.compile(r"\b[A-Z]{2,6}-$")
"""`BOC-NAIA`: the place is part of an agency's letters."""
_WIRE = re.compile(r"(?:网|社|讯|訊|报)\s?$")
_SENT = re.compile(r"\s?\d{1,2}月\d{1,2}日(?:电|電|讯|訊)")
"""`中新网成都2月23日电`: where a story was filed."""
_DATELINE = re.compile(r"^(?:\s*(?:[-–—]|\(|:|,|/|\||\n)|\s*$)")


def _weight(reading: Reading, site: Site, home: str | None) -> float:
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
    head = not reading.text[_line_start(reading, mention.start) : mention.start].strip()
    if site.cue is None and head and _HEADING.match(reading.text, mention.end):
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


_BESIDE = re.compile(
    r"\s*(?:,|;|、|，|/|&|\band\b|\bdan\b|\bvà\b|และ|和|及)+\s*(?:and\s|dan\s|và\s)?(?:(?:in|at|di|tại|ở)\s)?(?:the\s)?"
)


def _listed(reading: Reading, best: Site, sites: Sequence[Site]) -> list[Site]:
    """`In Tuas, Woodlands and Jurong respectively`: the places listed beside the first, no wider than it."""
    found = [best]
    for site in sites:
        last = found[-1].mention
        if site.mention.start <= last.end or site.number != best.number or site.inside:
            continue
        alike = site.mention.country == best.mention.country and abs(
            RANK.get(site.mention.kind, 2) - RANK.get(best.mention.kind, 2)
        ) <= 1 and RANK.get(site.mention.kind, 2) < 3  # fmt: skip
        if not alike or not _BESIDE.fullmatch(reading.folded, last.end, site.mention.start):
            break
        found.append(replace(site, confidence=0.6, rule="listed beside the place of the find"))
    # two may be a place and the town that holds it
    return found[1:] if len(found) > 2 else []


def _further(reading: Reading, best: Site, others: list[tuple[float, int, Site]]) -> list[Site]:
    """Places of further finds: as well founded as the first, in another item of the list or another line."""
    chosen: list[Site] = []
    names = {reading.folded[best.mention.start : best.mention.end]}
    for weight, _, site in others:
        name = reading.folded[site.mention.start : site.mention.end]
        if weight < 4.4 or site.cue not in (None, Cue.AT, Cue.FIELD_AT) or any(name in n or n in name for n in names):
            continue
        heading = _is_heading(reading, best) and _is_heading(reading, site)
        if not (heading or _own_item(reading, best, site)) or RANK.get(site.mention.kind, 2) > max(
            1, RANK.get(best.mention.kind, 2)
        ):
            continue
        names.add(name)
        chosen.append(replace(site, confidence=0.6, rule="in the sentence of a further find"))
    return chosen[:4]


_ITEM = re.compile(
    r"(?:^|\n)\s*(?:[-*•]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|case \d|raid \d|vụ \d)|(?<=[.:;\n] )\((?:[a-zA-Z]|\d|i{1,3}|iv|v)\)\s",
    re.IGNORECASE,
)


def _line_start(reading: Reading, offset: int) -> int:
    """Where the line of `offset` begins, looked for a heading's length back."""
    low = max(0, offset - 60)
    return max(low, reading.text.rfind("\n", low, offset))


def _is_heading(reading: Reading, site: Site) -> bool:
    start, end = site.mention.start, site.mention.end
    return not reading.text[_line_start(reading, start) : start].strip() and bool(_HEADING.match(reading.text, end))


def _own_item(reading: Reading, best: Site, site: Site) -> bool:
    low, high = sorted((best.mention.start, site.mention.start))
    return bool(_ITEM.search(reading.text, max(0, low), high)) and site.number != best.number


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


def name_of_country(code: str) -> str:
    """English short name."""
    return country_names().get(code, code)
