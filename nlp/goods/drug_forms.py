"""The form of a drug: from its own name, from the words beside it, or from what counts it."""

from dataclasses import replace
from functools import cache

from nlp import lexicon
from nlp.amounts.money import Before
from nlp.amounts.numbers import Table
from nlp.amounts.units import lexicon_variants
from nlp.goods.mention import Mention
from nlp.lexicon import is_spaced

_BEFORE_GAPS = (
    " presumptive for ",
    " suspected to be ",
    " believed to be ",
    " testing positive for ",
    " positive for ",
    " identified as ",
    " suspected of being ",
    " of suspected ",
    " of the ",
    " of ",
    " containing ",
    " ",
    "-",
    "",
    " (",
    ' "',
    " '",
    "的",
)
_AFTER_GAPS = (" in ", " (", " - ", " ", "-", "", ", in ", ") ", " dạng ", " jenis ", ")", '" ', "' ", "的", "ชนิด")


@cache
def _tables() -> tuple[Before, Table]:
    rows: dict[str, tuple[str, str | None]] = {}
    for entry in lexicon.load("drug_forms"):
        for names in entry["names"].values():
            for name in names:
                for variant in lexicon_variants(name):
                    rows.setdefault(variant, (entry["form"], entry.get("only")))
    return Before(rows), Table(rows.items())


def _allowed(found: tuple[str, str | None], item: str) -> str | None:
    form, only = found
    return form if only is None or item.startswith(only) else None


def form_of(folded: str, mention: Mention) -> str | None:
    """The form that the words right before or after `mention` give."""
    before, after = _tables()
    item = mention.sense.item
    for gap in _AFTER_GAPS:
        if folded.startswith(gap, mention.end):
            at = mention.end + len(gap)
            if not gap and is_spaced(folded[at - 1]) and at < len(folded) and is_spaced(folded[at]):
                continue
            found = after.at(folded, at)
            if found and (form := _allowed(found[1], item)):
                return form
    for gap in _BEFORE_GAPS:
        if folded.endswith(gap, 0, mention.start):
            at = mention.start - len(gap)
            if not gap and at and is_spaced(folded[at - 1]):
                continue
            hit = before.at(folded, at)
            if hit and (form := _allowed(hit[1], item)):
                return form
    return None


def with_form(folded: str, mention: Mention) -> Mention:
    """`mention` of a drug with its form set, where a word sets one; its own word comes first."""
    if mention.form or mention.sense.category not in ("drug", "precursor"):
        return mention
    form = form_of(folded, mention)
    if form is None or (mention.sense.category == "precursor" and form not in ("tablet", "liquid", "powder")):
        return mention
    return replace(mention, form=form)
