# ruff: noqa: E501  (patterns of words read best unbroken)
"""Places of further finds: listed beside the first, or in another item or line of the message."""

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.places.gazetteer import RANK
from nlp.reading import Reading
from nlp.routes.cue import Cue
from nlp.routes.site import Site
from nlp.routes.weight import HEADING, line_start

_BESIDE = re.compile(
    r"\s*(?:,|;|、|，|/|&|\band\b|\bdan\b|\bvà\b|และ|和|及)+\s*(?:and\s|dan\s|và\s)?(?:(?:in|at|di|tại|ở)\s)?(?:the\s)?"
)


def listed_beside(reading: Reading, best: Site, sites: Sequence[Site]) -> list[Site]:
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


def further(reading: Reading, best: Site, others: list[tuple[float, int, Site]]) -> list[Site]:
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


def _is_heading(reading: Reading, site: Site) -> bool:
    start, end = site.mention.start, site.mention.end
    return not reading.text[line_start(reading, start) : start].strip() and bool(HEADING.match(reading.text, end))


def _own_item(reading: Reading, best: Site, site: Site) -> bool:
    low, high = sorted((best.mention.start, site.mention.start))
    return bool(_ITEM.search(reading.text, max(0, low), high)) and site.number != best.number
