# ruff: noqa: E501  (patterns of words read best unbroken)
"""Places that share their part with the one before: members of a list, and addresses of senders and receivers."""

import itertools
import re
from bisect import bisect_right

from nlp.extraction import Organisation
from nlp.places.gazetteer import RANK
from nlp.reading import Context, Reading
from nlp.routes.cue import Cue
from nlp.routes.part import Part

_LIST = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:\d{1,2} [a-z]{3,9}(?: \d{4})?)?(?:,|;|、|，|&|\+|/|\band\b|\bor\b|\bvà\b|\bhoặc\b|\bdan\b|\batau\b|\bserta\b|และ|หรือ|ແລະ|និង|နှင့်|和|及|以及|및|와|과|や|と|\s)+(?:(?:and|or|then|also|later|finally|và|dan|\d{1,3}(?: \w+)?)\s+)?(?:the\s+)?(?:ประเทศ)?\s*",
    re.IGNORECASE,
)


def parties(reading: Reading, parts: list[Part]) -> None:
    """`Sierra Alta (Zapopan, Mexico)`: a place right after a sender's or a receiver's name is its address."""
    roles = {
        fact.span[1]: Cue.SENDER if fact.role == "consignor" else Cue.RECEIVER
        for fact in reading.facts["organisations"]
        if isinstance(fact, Organisation) and fact.span and fact.role in ("consignor", "consignee")
    }
    if not roles:
        return
    ends = sorted(roles)
    for part in parts:
        index = bisect_right(ends, part.mention.start) - 1
        if index < 0 or part.cue not in (None, Cue.AT, Cue.OTHER) or part.inside:
            continue
        gap = reading.text[ends[index] : part.mention.start]
        if len(gap) < 25 and _ADDRESS.fullmatch(gap):
            part.cue, part.how = roles[ends[index]], "address"


_ADDRESS = re.compile(r"[\"”’]?\s*(?:[,(]|,? (?:of|in|at|from|based in)\b)\s*(?:the )?(?:[\w’'-]+ ?){0,2}")


def lists(reading: Reading, parts: list[Part]) -> None:
    """Members of a list share the first one's part."""
    for left, right in itertools.pairwise(parts):
        gap = reading.text[left.mention.end : right.mention.start]
        if left.cue is None or len(gap) > 50 or right.how or left.number != right.number:
            continue
        if left.cue is Cue.ROUTE:
            continue
        if left.context is not Context.EVENT and right.cue is None:
            right.context = left.context
        if right.cue is None and gap.strip() and (_LIST.fullmatch(gap) or gap.strip() in ("(", "（")):
            right.cue, right.how, right.field = left.cue, "list", left.field
        elif (
            right.cue is Cue.AT
            and left.cue in (Cue.FROM, Cue.BOUND, Cue.VIA)
            and right.mention.country == left.mention.country
            and RANK.get(right.mention.kind, 2) > RANK.get(left.mention.kind, 2)
            and re.fullmatch(r"\s*,?\s*(?:in|at|of)\s+(?:the\s+)?", gap, re.IGNORECASE)
        ):  # "from Onne in Nigeria": the wider place takes the same part
            right.cue, right.how = left.cue, "list"
