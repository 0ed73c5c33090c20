# ruff: noqa: E501  (patterns of words read best unbroken)
"""Makes one mention of words beside each other that name one thing: `methamphetamine (ice)`, `17 tortoises, alive`."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from nlp.goods.commodity_lexicon import ancestors
from nlp.goods.mention import Mention
from nlp.goods.specimens import WHOLE
from nlp.reading import Reading

WHOLE_REACH = 70
"""Characters within which `live` or `dead` speaks of an animal in the same stretch."""
_MERGE_GAP = re.compile(
    r"[\s()\[\]\"'“”‘’/,:=+-]*(?:\b(?:or|also known as|commonly known as|known as|locally known as|i\.e\.|also called|called|a\.k\.a\.?|aka|hay còn gọi là|hay"
    r"|atau|alias|หรือ|即|俗称|俗稱|又称|又稱|또는|または|in)\b)?[\s()\[\]\"'“”‘’:「」『』（）]*"
)


def _distance(mention: Mention, other: Mention) -> int:
    """Characters between; one that follows directly after a comma is nearest (`6 monkeys, dead`)."""
    return other.start - mention.end if other.start >= mention.end else mention.start - other.end + 3


_BESIDE = frozenset({"stuffed", "mounted", "dried", "frozen", "powder", "taxidermied", "khô", "干", "乾"})
"""Words for a state that count only right beside the animal: `the suspect had stuffed 88 tortoises into a bag`."""


def with_state(reading: Reading, mentions: Sequence[Mention]) -> list[Mention]:
    """`live`, `dried` and the like given to the animals of their stretch that have no form."""
    wholes = [
        m for m in mentions if m.sense.part and m.form in WHOLE and reading.folded[m.start : m.end] not in _BESIDE
    ]
    starts = [m.start for m in wholes]
    out: list[Mention] = []
    for mention in mentions:
        sense = mention.sense
        if sense.category == "wildlife" and not sense.part and not sense.plant and mention.form is None:
            stretch = reading.stretch_at(mention.start)
            at = bisect_left(starts, mention.start)
            near = [
                whole
                for whole in wholes[max(0, at - 1) : at + 1]
                if stretch.start <= whole.start < stretch.end
                and (abs(whole.start - mention.start) <= WHOLE_REACH or whole.start == stretch.start)
            ]
            if near:
                best = min(near, key=lambda whole: _distance(mention, whole))
                mention = replace(mention, form=best.form)
            elif out and out[-1].form == "live" and _AND.fullmatch(reading.folded, out[-1].end, mention.start):
                mention = replace(mention, form="live")
        out.append(mention)
    return out


_AND = re.compile(r",?\s(?:and|or|&|và|dan)\s(?:[a-z]+\s)?")
"""`Live reptiles and small primates`: both are alive."""


def merged(folded: str, mentions: Sequence[Mention]) -> list[Mention]:
    """`methamphetamine (ice)` is one mention; so is `aluminium flakes (scrap)` and `tortoises (Geochelone elegans)`."""
    out: list[Mention] = []
    for mention in mentions:
        last = out[-1] if out else None
        if last and _is_its_ivory(folded, last, mention):
            out[-1] = replace(last, end=mention.end, form="ivory", sense=replace(last.sense, hs=mention.sense.hs))
            continue
        if last and last.sense.category == "drug" and _is_suspected(folded, last, mention):
            crystals = _CRYSTALS.fullmatch(folded, last.start, last.end) is not None
            if crystals or last.sense.generic:
                form = mention.form or ("crystal" if crystals else last.form)
                out[-1] = replace(mention, start=last.start, form=form)
                continue
        if last and mention.start - last.end <= 40 and last.sense.category == mention.sense.category:
            gap = folded[last.end : mention.start]
            beside = _MERGE_GAP.fullmatch(gap) and not gap.strip(" ").startswith((",", "+", "/"))
            one = _one_thing(folded, last, mention, gap) if beside else None
            if one is not None:
                out[-1] = one
                continue
        out.append(mention)
    return out


_CRYSTALS = re.compile(r"(?:white |clear |crystal |compressed |transparent )*crystals?")
_SUSPECTED = re.compile(
    r"[\s,]*(?:(?:that|which|substances?) )?(?:(?:were|was|is|are) )?(?:suspected|believed|thought|confirmed|identified|found|tested|testing)"
    r"(?: (?:positive|presumptively))?(?: (?:to be|as|for|of being))? (?:the )?"
)


def _is_suspected(folded: str, last: Mention, mention: Mention) -> bool:
    """`White crystals, suspected to be ketamine`, `drugs believed to be cocaine`: what the second names."""
    return (
        mention.sense.category == "drug"
        and not mention.sense.generic
        and _SUSPECTED.fullmatch(folded, last.end, mention.start) is not None
    )


_LISTED_IN = re.compile(
    r"['’]?s? ?(?:\((?:cites )?(?:app(?:endix|\.)?|appendices) ?i{1,3}(?:[/ ,&and]{1,5}i{1,3})?\) ?)?(?:raw |worked )?"
)
"""Between an elephant and its ivory: `Loxodonta africana (App. I) ivory`."""


def _is_its_ivory(folded: str, last: Mention, mention: Mention) -> bool:
    """Is the second the ivory of the elephant named just before?"""
    return (
        mention.form == "ivory"
        and last.form is None
        and mention.sense.item in ancestors(last.sense.item)
        and _LISTED_IN.fullmatch(folded, last.end, mention.start) is not None
    )


def _one_thing(folded: str, last: Mention, mention: Mention, gap: str) -> Mention | None:
    """The two mentions as one, where they name the same thing."""
    form = last.form or mention.form
    if last.key == mention.key:
        same = last.form is None or mention.form is None or last.form == mention.form
        return replace(last, end=mention.end, form=form, weak=last.weak and mention.weak) if same else None
    bracketed = "(" in gap or "（" in gap
    if last.sense.category == "wildlife" and bracketed and _is_kin(last, mention):
        return replace(mention, start=last.start, form=form, weak=False)
    if last.sense.generic != mention.sense.generic and (bracketed or gap.strip(" ") in ("", "-", ":")):
        specific = mention if last.sense.generic else last
        return replace(specific, start=last.start, end=mention.end, form=form, weak=False)
    return None


def _is_kin(last: Mention, mention: Mention) -> bool:
    """Is the second the first's own scientific name, or a lower taxon of it?"""
    genus = mention.sense.item.partition(" ")[0]
    return last.sense.item in ancestors(mention.sense.item) or " " in mention.sense.item or genus == last.sense.item
