# ruff: noqa: E501  (patterns and lists of words read best unbroken)
"""Makes one mention of neighbours that hold each other: `Yulin, Guangxi`, `Zapopan (Mexico)`."""

import re
from dataclasses import replace

from nlp.places.gazetteer import RANK, lookup
from nlp.places.mention import Mention
from nlp.reading import Reading

_AGENCY_AFTER = re.compile(
    r"(?i)\s+(?:(?:national|royal|federal|state|general|provincial|revenue|anti)[\s-])?(?:customs|police|navy|border|coast|immigration|post\b|airlines?|airways|tax|drug|narcotic|central|department|administration|bureau)"
)


def join(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """`Lach Huyen port, Hai Phong` and `Zapopan (Mexico)` are one mention each."""
    joined: list[Mention] = []
    for mention in mentions:
        if joined and (whole := _joined(reading, joined[-1], mention)) is not None:
            joined[-1] = whole
        else:
            joined.append(mention)
    return joined


def _joined(reading: Reading, inner: Mention, outer: Mention) -> Mention | None:
    gap = reading.text[inner.end : outer.start]
    narrow, wide = RANK.get(inner.kind, 2), RANK.get(outer.kind, 2)
    if len(gap) > 8 or narrow >= 4 or wide <= narrow:
        return None
    if _AGENCY_AFTER.match(reading.text[outer.end : outer.end + 30]):
        return None
    holds = inner.country == outer.country or inner.spot is None or (
        outer.kind == "country" and inner.spot is not None and any(s.country == outer.country for s in lookup(inner.spot.name))
    )  # fmt: skip
    if not holds:
        return None
    if re.fullmatch(r"\s*,\s*(?:the )?|\s", gap) or (gap == "" and inner.spot is not None and outer.spot is not None):
        end = outer.end
    elif re.fullmatch(r"\s*[(（]\s*", gap):
        return replace(inner, country=outer.country or inner.country)
    else:
        return None
    return replace(
        inner, end=end, country=outer.country or inner.country, spot=inner.spot, confidence=max(inner.confidence, 0.85)
    )
