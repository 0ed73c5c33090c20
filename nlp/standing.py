"""The finds that stand: one for each quantity of an item; repeats, parts of totals and bare mentions fall to it."""

from collections import defaultdict
from collections.abc import Sequence

from nlp.binding import Binding
from nlp.finds import BLOCKS, Find
from nlp.totals import Figure, best, without_parts


def standing(finds: Sequence[Find], binding: Binding) -> list[Find]:
    """One find for each quantity of an item, with the totals that the text states elsewhere put for their parts."""
    groups: defaultdict[tuple[str, str], list[Find]] = defaultdict(list)
    for find in finds:
        groups[find.mention.key].append(find)
    out: list[Find] = []
    for (category, _), group in groups.items():
        out += _of_taxon(group) if category == "wildlife" else _of_item(group)
    out = _with_blocks(_with_totals(out, binding), binding)
    return sorted(out, key=lambda find: find.mention.start)


def _of_item(group: Sequence[Find]) -> list[Find]:
    figured = [find for find in group if find.figure is not None]
    forms = list(dict.fromkeys(find.mention.form for find in group if find.mention.form))
    if not figured:
        if not forms:
            return [group[0]]
        return [next(find for find in group if find.mention.form == form) for form in forms]
    kept = [figured[i] for i in without_parts([find.figure for find in figured if find.figure])]
    loose = [form for form in forms if not any(find.mention.form == form for find in figured)]
    if len(forms) == 1 or (len(loose) == 1 and all(find.mention.form is None for find in kept)):
        form = loose[0] if loose else forms[0]
        kept = [find.formed(find.mention.form or form) for find in kept]
    return kept


def _of_taxon(group: Sequence[Find]) -> list[Find]:
    """Parts of one taxon are different things: each form by itself, a mention without form with the first."""
    by_form: defaultdict[str | None, list[Find]] = defaultdict(list)
    for find in group:
        by_form[find.mention.form].append(find)
    _join_worked(by_form)
    bare = by_form.pop(None, [])
    if not by_form:
        return _of_item(bare)
    out: list[Find] = []
    for form, found in by_form.items():
        extra = [find for find in bare if find.figure is not None] if len(by_form) == 1 else []
        out += _of_item([*found, *(find.formed(form) for find in extra)])
    return out


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


def _with_blocks(finds: list[Find], binding: Binding) -> list[Find]:
    """Blocks counted apart from the one drug of the message set its form: `79 round blocks were taken out`."""
    drugs = [at for at, find in enumerate(finds) if find.category == "drug"]
    bare = len(drugs) == 1 and finds[drugs[0]].mention.form is None
    if bare and any(quantity.measure.word in BLOCKS for quantity in binding.loose):
        finds[drugs[0]] = finds[drugs[0]].formed("block")
    return finds
