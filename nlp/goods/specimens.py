# ruff: noqa: E501  (patterns of words read best unbroken)
"""Joins a taxon with the words that say what of it was found: `pangolin` + `scales`, `tê tê` + `vảy`, `象` + `牙`.

A part without a taxon is of the taxon last named, or of an animal that the text does not name.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.goods.commodity_lexicon import UNSPECIFIED, Cites, Sense
from nlp.goods.mention import Mention

WHOLE = frozenset({"live", "body", "powder"})
"""Forms that give way to a named part: `dried pangolin scales` are scales."""
USUAL: dict[str | None, tuple[str, Cites]] = {"scales": ("Manidae", "I"), "ivory": ("Elephantidae", "I")}
"""Taxon whose part it is where the text names none: 600 kg of scales are of pangolins."""
REACH = 28

_JOINS = re.compile(
    r"(?:['’]s?|s['’]|\((?:cites )?(?:app(?:endix|\.)?|appendices) ?(?:i{1,3})(?:[/ ,&and]{1,5}i{1,3})?\)|[ \u00a0\u200b\-/(\"“”‘’「」『』]|"
    r"\b(?:of|from|the|a|some|suspected|susp|to|be|raw|dried|dry|fresh|frozen|processed|unprocessed|whole|small|large|adult|baby|"
    r"juvenile|individual|species|endangered|wild|red|smoked|cured|pieces?|cubs?|animals?|parts?|products?|made|body|bones"
    r"|của|từ|nghi|là|loài|con|động vật|hoang dã|dari|daripada|diduga|disyaki|jenis"
    r"|suspek|kering|binatang)\b|[的之类疑似约个的隻只頭头条]|ของ|จาก|สัตว์|ที่|แห้ง|の|ຂອງ|의)*"
)
_LISTS = re.compile(r"[\s,、和及與与]*(?:and|or|&|dan|và|และ|ແລະ|និង|နှင့်|と|및)?\s*")
_OTHER_ANIMAL = re.compile(
    r"\s*(?:of (?:other |an? |unknown |wild )*animals?|động vật|thú rừng|haiwan|hewan|satwa|สัตว์|動物|动物|동물|សត្វ|ສັດ)"
)
_ANIMAL_BEFORE = re.compile(r"(?:\b(?:wild )?animal|动物|動物|野生动物|동물|sat wa)\s*$")


_DOMESTIC = re.compile(
    r"\b(?:cow|bull|buffalo|cattle|ox|goat|sheep|pig|chicken|duck|horse|donkey)s?['’]?\s$|[牛羊猪]$|(?:วัว|ควาย)$"
)
"""Animals of the farm: their parts are no wildlife."""
_COUNTED_SO = re.compile(
    r"\band (?:\d[\d,]*|\w+teen|\w+ty|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) $"
)
"""`74 turtles alive and 19 dead`."""


def _gap(folded: str, first: Mention, second: Mention) -> str | None:
    """The text between, unless it is too long."""
    return folded[first.end : second.start] if 0 <= second.start - first.end <= REACH else None


def _joined(folded: str, first: Mention, second: Mention) -> bool:
    gap = _gap(folded, first, second)
    if gap is None or ((first.weak if first.sense.part else second.sense.part and second.weak) and gap.strip()):
        return False
    if first.sense.part and _LISTS.fullmatch(gap) and gap.strip():
        return False
    return _JOINS.fullmatch(gap) is not None


def _listed(folded: str, first: Mention, second: Mention) -> bool:
    gap = _gap(folded, first, second)
    return gap is not None and bool(gap.strip()) and _LISTS.fullmatch(gap) is not None


def join(folded: str, mentions: Sequence[Mention]) -> list[Mention]:
    """`mentions` in order, with parts and taxa of wildlife made one where they speak of the same thing."""
    out: list[Mention] = []
    at = 0
    while at < len(mentions):
        mention = mentions[at]
        if mention.sense.category != "wildlife":
            out.append(mention)
            at += 1
            continue
        run = [mention]
        while (
            at + len(run) < len(mentions)
            and mentions[at + len(run)].sense.category == "wildlife"
            and (_joined(folded, run[-1], mentions[at + len(run)]) or _listed(folded, run[-1], mentions[at + len(run)]))
            and len(run) < 40
        ):
            run.append(mentions[at + len(run)])
        out += _of_run(folded, run)
        at += len(run)
    return out


def _of_run(folded: str, run: list[Mention]) -> list[Mention]:
    """A run of taxa and parts side by side: each part takes the taxon joined to it, else the nearest in the run."""
    taxa = [at for at, mention in enumerate(run) if not mention.sense.part]
    parts = [at for at, mention in enumerate(run) if mention.sense.part]
    if not parts:
        return run
    used: dict[int, list[Mention]] = {at: [] for at in taxa}
    alone: list[Mention] = []
    for at in parts:
        taxon = _taxon_of(folded, run, at, taxa)
        if taxon is None:
            alone.append(run[at])
        else:
            used[taxon].append(run[at])
    for at in reversed(taxa[:-1]):  # `red panda and leopard hides`: the hides of both
        after = taxa[taxa.index(at) + 1]
        if (
            not used[at]
            and run[at].form is None
            and after == at + 1
            and used[after]
            and _listed(folded, run[at], run[after])
        ):
            used[at] = [
                replace(part, start=run[at].start, end=run[at].end)
                for part in used[after]
                if part.start > run[after].start
            ]
    out = list(alone)
    for at, owned in used.items():
        out += _with_parts(run[at], owned)
    return sorted(out, key=lambda mention: mention.start)


def _taxon_of(folded: str, run: list[Mention], at: int, taxa: list[int]) -> int | None:
    """Index of the taxon that the part at `at` belongs to."""
    worked = run[at].form in WHOLE or run[at].form == "carving"
    if at and at - 1 in taxa and _joined(folded, run[at - 1], run[at]) and (run[at - 1].form != "ivory" or worked):
        return at - 1
    if at + 1 in taxa and _joined(folded, run[at], run[at + 1]):
        return at + 1
    if run[at].form in WHOLE:
        return None
    # scales and claws of pangolin; tiger bones and skins; ivory is whole: ivory and scales are of two animals
    for step in range(at - 1, -1, -1):
        if step in taxa:
            return step if run[step].form != "ivory" else None
    for step in range(at + 1, len(run)):
        if step in taxa:
            return step if run[step].form != "ivory" else None
    return None


def _with_parts(taxon: Mention, owned: list[Mention]) -> list[Mention]:
    """A mention for each distinct form of `taxon`; a whole animal gives way to a part."""
    forms = {part.form: part for part in owned}
    for gives_way in (WHOLE, {"carving", "powder"}):
        if len(forms) > 1:
            forms = {form: part for form, part in forms.items() if form not in gives_way} or forms
    if not forms:
        return [taxon]
    if taxon.form and taxon.form not in forms and taxon.form != "timber":
        worked = {"carving", "powder"} if taxon.form != "ivory" else set()
        if all(form in WHOLE or form in worked for form in forms):
            return [_over(taxon, owned)]
        forms = {**forms, taxon.form: taxon}
    if len(forms) == 1:
        ((form, _),) = forms.items()
        return [replace(_over(taxon, owned), form=form, sense=_coded(taxon, form), weak=False)]
    return [
        replace(part if part is not taxon else taxon, form=form, sense=_coded(taxon, form), weak=False)
        for form, part in forms.items()
    ]


def _over(taxon: Mention, owned: list[Mention]) -> Mention:
    spans = [taxon, *owned]
    return replace(taxon, start=min(m.start for m in spans), end=max(m.end for m in spans))


_HEADINGS = {"scales": "050790", "horn": "050790", "ivory": "050710", "tooth": "050710"}
"""HS 2022 headings of parts: 0507.10 ivory and teeth of elephant, walrus, hippopotamus; 0507.90 horn, scales, claws."""


def _coded(taxon: Mention, form: str | None) -> Sense:
    return replace(taxon.sense, form=form, part=False, hs=taxon.sense.hs or _HEADINGS.get(form or ""))


def name_alone(folded: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Parts that stand alone: of another animal, of the taxon named last, or dropped where no wildlife is named."""
    about = any(m.sense.category == "wildlife" and not m.sense.part for m in mentions)
    last: Mention | None = None
    with_form: dict[str | None, Mention] = {}
    out: list[Mention] = []
    for mention in mentions:
        sense = mention.sense
        if sense.category == "wildlife" and not sense.part:
            if not sense.generic:
                last = with_form[mention.form] = mention
            out.append(mention)
        elif sense.part:
            if _DOMESTIC.search(folded, max(0, mention.start - 14), mention.start):
                continue
            of_animal = _OTHER_ANIMAL.match(folded, mention.end) or _ANIMAL_BEFORE.search(
                folded, max(0, mention.start - 12), mention.start
            )
            if of_animal:
                out.append(replace(mention, sense=replace(sense, item=UNSPECIFIED, part=False, generic=True)))
            elif (
                mention.form in WHOLE
                and last is not None
                and _COUNTED_SO.search(folded, max(0, mention.start - 16), mention.start)
            ):
                coded = replace(_coded(last, mention.form), item=last.sense.item)
                out.append(replace(mention, sense=coded, weak=True))
            elif mention.weak or mention.form in WHOLE:
                continue
            elif about and last is not None:
                last = with_form.get(mention.form, last)
                out.append(replace(mention, sense=replace(_coded(last, mention.form), item=last.sense.item), weak=True))
            elif mention.form in USUAL:
                item, cites = USUAL[mention.form]
                out.append(replace(mention, sense=replace(sense, item=item, cites=cites, part=False), weak=True))
        else:
            out.append(mention)
    return out
