# ruff: noqa: E501  (patterns of words read best unbroken)
"""Chains of places: `A - B - C`, `A → B`, a route field: origin, transit, destination."""

import itertools
import re

from nlp.reading import Reading
from nlp.routes.cue import Cue
from nlp.routes.part import Part

_CHAIN = re.compile(
    r"\s*(?:\([^)]{0,30}\)\s*|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\s*)?(?:-+>|=+>|→|⇒|➔|>+|–|—|-|/|~|至|から|\bto\b)\s*(?:the\s+)?(?:\([^)]{0,20}\)\s*)?",
    re.IGNORECASE,
)
_ARROW = re.compile(r"[>→⇒➔]|至|から")
_TRAVELS = re.compile(
    r"\b(?:route|flight|awb|b/l|bill|container|ctn|booking|booked|vessel|voyage|sailing|ticket|sector|via|flew|parcel|shipment|hành trình|tuyến|chặng|rute|laluan|jurusan)\b|[A-Z]{4} ?\d{6}|เที่ยวบิน|เส้นทาง|航班|路线|航线|경로|ルート|经路|\b[A-Z]{2} ?\d{3,4}\b",
    re.IGNORECASE,
)
_NOT_CHAIN = re.compile(
    r"^\s*(?:borders?|gates?|sides?|frontiers?|checkpoints?|bridge|highway|road|expressway|friendship|railway|strait|relations|ferry|biên giới|ชายแดน|边境|大桥)",
    re.IGNORECASE,
)


def chains(reading: Reading, parts: list[Part]) -> None:
    """`A - B - C`, `A/B`, `A → B`: origin, transit, destination."""
    at = 0
    while at < len(parts):
        last = at
        while last + 1 < len(parts) and _linked(reading, parts[last], parts[last + 1]):
            last += 1
        if last > at:
            _read_chain(reading, parts[at : last + 1])
        at = last + 1


def _linked(reading: Reading, left: Part, right: Part) -> bool:
    gap = reading.text[left.mention.end : right.mention.start]
    if len(gap) > 40 or not _CHAIN.fullmatch(gap) or left.inside or right.inside:
        return False
    if gap.strip() == "から" and right.cue not in (Cue.TO, Cue.BOUND, None):
        return False
    return not (gap.strip().casefold() == "to" and right.cue not in (Cue.TO, Cue.BOUND, Cue.OTHER, None))


def _read_chain(reading: Reading, chain: list[Part]) -> None:
    first, last = chain[0], chain[-1]
    start, end = first.mention.start, last.mention.end
    gaps = [reading.text[a.mention.end : b.mention.start] for a, b in itertools.pairwise(chain)]
    field = first.cue is Cue.ROUTE
    before = reading.text[max(0, start - 70) : start]
    countries = {part.mention.country for part in chain}
    if _NOT_CHAIN.match(reading.text[end : end + 20]) and not field:
        for part in chain:
            part.cue = part.cue if part.cue is Cue.AT else Cue.AT
        return
    told = field or len(chain) > 2 or any(_ARROW.search(gap) for gap in gaps) or first.cue is Cue.FROM
    travels = _TRAVELS.search(before) or _TRAVELS.search(reading.text[end : end + 40])
    if not told and not (len(countries) > 1 and (travels or all(gap.strip().casefold() != "/" for gap in gaps))):
        return
    if not told and first.cue in (Cue.AT, Cue.OTHER, Cue.FIELD_AT) and not travels:
        return
    for part in chain:
        part.how, part.field = "chain", field
    first.cue = first.cue if first.cue in (Cue.VIA, Cue.TRANSIT) else Cue.FROM
    last.cue = Cue.BOUND if field or first.mention.country != last.mention.country else Cue.TO
    for part in chain[1:-1]:
        part.cue = Cue.VIA
    if _GOES_ON.match(reading.folded[end : end + 60]):
        last.cue = Cue.VIA


_GOES_ON = re.compile(
    r"[,;.) ]{0,3}(?:and )?(?:then |finally |with )?(?:the )?(?:final (?:buyer|destination)|for final|destined|onward)"
)
