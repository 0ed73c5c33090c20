# ruff: noqa: E501  (patterns of words read best unbroken)
"""The finds that stand: one for each quantity of an item; repeats, parts of totals and bare mentions fall to it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from nlp.goods.bond import Binding
from nlp.goods.finds import Find
from nlp.goods.totals import RANK, Figure, best, digits, near, without_parts
from nlp.reading import Reading


def standing(reading: Reading, finds: Sequence[Find], binding: Binding) -> list[Find]:
    """One find for each quantity of an item, with the totals that the text states elsewhere put for their parts."""
    groups: defaultdict[tuple[str, str], list[Find]] = defaultdict(list)
    for find in _without_sums(list(finds)):
        groups[find.mention.key].append(find)
    out: list[Find] = []
    for (category, _), group in groups.items():
        out += _of_taxon(reading, group) if category == "wildlife" else _of_item(reading, group)
    out = _with_forms(reading, _exact(_with_totals(out, binding), binding))
    return sorted(out, key=lambda find: find.mention.start)


def _without_sums(finds: list[Find]) -> list[Find]:
    """Without a figure that sums those of several other goods: `4.2 t of ivory and scales`, 1.7 t and 2.5 t."""
    out = list(finds)
    for find in finds:
        kin = [f for f in out if f is not find and f.category == find.category and f.figure and f.unit == find.unit]
        values = [other.figure.value for other in kin if other.figure]
        several = len({other.mention.key for other in kin}) > 1
        first = all(find.mention.start < other.mention.start for other in kin)
        rounded = find.figure and (find.figure.total or digits(find.figure.value) == 1)
        exact = 0.03 if rounded else 0.006
        if find.figure and several and first and len(values) > 1 and near(sum(values), find.figure.value, exact):
            out[out.index(find)] = find.figured(None)
    return out


def _of_item(reading: Reading, group: Sequence[Find]) -> list[Find]:
    figured = [find for find in group if find.figure is not None]
    forms = list(dict.fromkeys(find.mention.form for find in group if find.mention.form))
    if not figured:
        if not forms:
            return [group[0]]
        return [next(find for find in group if find.mention.form == form) for form in forms]
    kept = [figured[i] for i in without_parts([find.figure for find in figured if find.figure])]
    kept = _restated(reading.folded, _once(_again(reading, kept)))
    loose = [form for form in forms if not any(find.mention.form == form for find in figured)]
    if len(forms) == 1 or (len(loose) == 1 and all(find.mention.form is None for find in kept)):
        form = loose[0] if loose else forms[0]
        kept = [find.formed(find.mention.form or form) for find in kept]
    return kept


_OPENED = re.compile(r"\s?[(（]\s?[^()（）\n]{0,40}")
"""Between goods and the same goods in brackets right after them."""


def _again(reading: Reading, finds: list[Find]) -> list[Find]:
    """Without what says the mass of a drug again in other units: its packs, tablets in brackets."""
    weighed = [find for find in finds if find.figure and find.figure.kind == "mass"]
    if len(finds) < 2 or not weighed or finds[0].category not in ("drug", "precursor"):
        return finds
    out = [find for find in finds if find.unit != "piece"]
    for find in finds:
        if find.unit == "tablet" and any(
            _OPENED.fullmatch(reading.folded, find.mention.end, max(find.mention.end, other.mention.start))
            for other in weighed
        ):
            out.remove(find)
            out = [o.formed(o.mention.form or "tablet") if o in weighed else o for o in out]
    return out


def _once(finds: list[Find]) -> list[Find]:
    """Without counts that were said of the goods together with their mass: `four horns, 2,710 g ... the four horns`."""

    def counted(find: Find) -> bool:
        return find.figure is not None and RANK[find.figure.kind] >= 4

    said = {
        figure.value
        for find in finds
        if find.figure and not counted(find)
        for figure in find.said
        if RANK[figure.kind] >= 4
    }
    weighed = any(find.figure and RANK[find.figure.kind] <= 1 for find in finds)
    if any(find.unit == "animal" for find in finds):  # 170,000 lobster larvae, and the 109 bags that held them
        finds = [find for find in finds if find.unit != "piece"]
    return [
        find
        for find in finds
        if not (counted(find) and (find.value in said or (weighed and find.value == 1)))
        and not (weighed and find.unit == "container")
    ]


_THE_SAME = re.compile(r"\b(?:the|these|those|all|seized|recovered) $")


def _restated(folded: str, finds: list[Find]) -> list[Find]:
    """Two horns, and later `the horns weigh 7.3 kg`: one thing in two units, and mass wins."""
    again = any(find.mention.weak for find in finds) or (
        len(finds) == 2 and _THE_SAME.search(folded, max(0, finds[1].mention.start - 12), finds[1].mention.start)
    )
    if len(finds) != 2 or not again or len({find.mention.form for find in finds} - {None}) > 1:
        return finds
    ranks = [RANK[find.figure.kind] if find.figure else 9 for find in finds]
    if min(ranks) > 1 or max(ranks) < 3:
        return finds
    return [finds[ranks.index(min(ranks))]]


def _of_taxon(reading: Reading, group: Sequence[Find]) -> list[Find]:
    """Parts of one taxon are different things: each form by itself, a mention without form with the first."""
    by_form: defaultdict[str | None, list[Find]] = defaultdict(list)
    for find in group:
        by_form[find.mention.form].append(find)
    _join_worked(by_form)
    _join_timber(by_form)
    bare = by_form.pop(None, [])
    if not by_form:
        return _of_item(reading, bare)
    out: list[Find] = []
    for form, found in by_form.items():
        extra = [find for find in bare if find.figure is not None] if len(by_form) == 1 else []
        kinds = {RANK[find.figure.kind] for find in found if find.figure}
        alike = [find.formed(form) for find in extra if not kinds or (find.figure and RANK[find.figure.kind] in kinds)]
        out += _of_item(reading, [*found, *alike])
        out += [find for find in extra if kinds and find.figure and RANK[find.figure.kind] not in kinds]
    return out


def _join_timber(by_form: defaultdict[str | None, list[Find]]) -> None:
    """`14 containers of rosewood logs ... the timber, some 350 tonnes`: the same wood."""
    if by_form.get("log") and by_form.get("timber") and any(find.mention.weak for find in by_form["timber"]):
        by_form["log"] += [find.formed("log") for find in by_form.pop("timber")]


def _join_worked(by_form: defaultdict[str | None, list[Find]]) -> None:
    """`6 ivory carvings ... in all 330 g of ivory`: worked ivory counted first and weighed later is one thing."""
    worked, raw = by_form.get("carving"), by_form.get("ivory")
    if not worked or not raw:
        return
    figures = [find.figure for find in [*worked, *raw] if find.figure]
    figure = best(figures)
    if len(figures) == 2 and figure and figure.kind == "mass" and worked[0].mention.start < raw[0].mention.start:
        by_form["carving"] = [worked[0].figured(figure)]
        del by_form["ivory"]
    elif not any(find.figure for find in raw):
        del by_form["ivory"]


def _with_totals(finds: list[Find], binding: Binding) -> list[Find]:
    for total in binding.totals:
        kin = [find for find in finds if find.figure and find.figure.kind == total.kind]
        if not kin or len({find.mention.key for find in kin}) != 1:
            continue
        values = [find.figure.value for find in kin if find.figure]
        if total.value >= max(values) and (len(kin) > 1 or total.value > sum(values) * 0.999):
            figure = Figure(total.value, total.kind, True, at=total.start, cost=0.5)
            form = next((find.mention.form for find in kin if find.mention.form), None)
            finds = [find for find in finds if find not in kin]
            finds.append(kin[0].formed(form).figured(figure))
    return finds


def _exact(finds: list[Find], binding: Binding) -> list[Find]:
    """`More than 25 kg of heroin`, and later `off-white powder weighing 25.45 kg`: the exact figure."""
    out = list(finds)
    for quantity in [*binding.spare, *binding.totals]:
        for at, find in enumerate(out):
            figure = find.figure
            if not figure or figure.kind != quantity.kind or quantity.start < figure.at:
                continue
            close = 0.1 if digits(figure.value) == 1 else 0.03
            if near(figure.value, quantity.value, close) and digits(quantity.value) > digits(figure.value):
                out[at] = find.figured(replace(figure, value=quantity.value))
    return out


_TOLD = (
    ("block", re.compile(r"\d\s(?:\w+\s){0,2}(?:blocks|bricks|slabs)\b|\d块"), None),
    ("crystal", re.compile(r"\bcrystal|\bkristal|tinh thể|晶体|晶體|结晶|結晶|ผลึก"), "methamphetamine"),
    (
        "powder",
        re.compile(
            r"\b(?:white|off-white|whitish|brown|brownish|beige|cream|yellow|yellowish|grey|gray|pink|light|fine|dark)(?:[- ]colou?red)?\s"
            r"(?:\w+\s){0,2}?powder|\bpowdery\b|\bpowder (?:suspected|believed|substance|that tested|which tested|tested)|"
            r"bột màu|chất bột|白色粉末|粉末状|粉状|ผงสี|serbuk (?:putih|coklat)|bubuk putih|흰색 가루|白い粉"
        ),
        None,
    ),
)
"""Words that set the form of the one drug of a message where its name has none, and the drug they can speak of."""


_POWDERS = frozenset(
    ["heroin", "cocaine", "ketamine", "methamphetamine", "amphetamine", "fentanyl", "mdma", "unspecified", "morphine"]
)
"""Drugs that come as powder."""


def _with_forms(reading: Reading, finds: list[Find]) -> list[Find]:
    """The form of the only drug, said apart from it: `79 round blocks were taken out`, `a crystalline substance`."""
    drugs = [at for at, find in enumerate(finds) if find.category == "drug"]
    if len(drugs) == 1 and finds[drugs[0]].mention.form is None:
        for form, pattern, item in _TOLD:
            if form == "powder" and finds[drugs[0]].item not in _POWDERS:
                continue
            found = pattern.search(reading.folded)
            if found and item in (None, finds[drugs[0]].item) and reading.of_event(found.start()):
                finds[drugs[0]] = finds[drugs[0]].formed(form)
                break
    return finds
