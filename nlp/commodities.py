"""Writes facts['commodities']: what was seized or is suspected, with its quantity.

Mentions (`nlp.mentions`) get their quantities (`nlp.binding`); the mentions of one item become one fact for each
find of it (`nlp.totals`). The kind of the message says what is kept: feedback tells of finds only, a request and an
alert name the matter.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.binding import Binding, Bond, bind
from nlp.commodity_lexicon import UNSPECIFIED, Strength, higher
from nlp.extraction import Commodity, Unit
from nlp.goods_roles import Roles, read_roles
from nlp.mention import Mention
from nlp.mentions import find_mentions
from nlp.reading import Reading
from nlp.sentences import Sentences
from nlp.specimens import WHOLE
from nlp.totals import Figure, best, near, without_parts
from nlp.units import UNITS

CONTRABAND = frozenset(
    {"firearm", "ammunition", "explosive", "currency", "counterfeit", "cigarettes", "tobacco", "vape", "gold",
     "cultural goods", "gemstone", "fireworks", "human remains", "silver"}
)  # fmt: skip
"""Other goods that are seldom a cover for something else."""


@dataclass(frozen=True)
class Find:
    """A mention with the figure chosen for it."""

    mention: Mention
    figure: Figure | None
    unit: Unit | None

    @property
    def value(self) -> float | None:
        return self.figure.value if self.figure else None


def _unit(mention: Mention, kind: str) -> Unit:
    """The contract's unit for a figure of `kind` of these goods."""
    sense = mention.sense
    if kind in ("bare", "count", "animal", "plant"):
        if sense.category == "wildlife":
            whole = mention.form in WHOLE or mention.form is None
            if sense.plant:
                return "plant" if mention.form in ("live", "plant", None) and kind in ("bare", "plant") else "piece"
            return "animal" if whole else "piece"
        if sense.category in ("drug", "precursor"):
            if mention.form == "tablet":
                return "tablet"
            return "plant" if kind == "plant" or mention.form == "plant" else "piece"
        if kind == "animal" and sense.item in ("livestock", "seafood"):
            return "animal"
        if kind == "bare" and sense.item == "livestock":
            return "animal"
        return "piece"
    return UNITS[kind]


def _figures(mention: Mention, bonds: Sequence[Bond]) -> list[Figure]:
    return [
        Figure(b.quantity.value, b.quantity.kind, b.quantity.total, b.quantity.each, b.quantity.start, b.cost)
        for b in bonds
    ]


def _formed(mention: Mention, bonds: Sequence[Bond]) -> str | None:
    """The form, where it is the unit that tells it: tablets, bricks, animals counted alive."""
    if mention.form:
        return mention.form
    sense = mention.sense
    if sense.category == "drug":
        for bond in bonds:
            word = bond.quantity.measure.word
            if bond.quantity.kind == "tablet":
                return "tablet"
            if word in ("brick", "bricks", "block", "blocks", "slab", "slabs", "块", "塊", "砖", "블록", "벽돌") or (
                word == "bánh" and sense.item in ("heroin", "cocaine")
            ):
                return "block"
    return None


def _finds(mentions: Sequence[Mention], binding: Binding) -> list[Find]:
    out = []
    for at, mention in enumerate(mentions):
        bonds = binding.bonds.get(at, [])
        figure = best(_figures(mention, bonds))
        if mention.weak and figure is None:
            continue
        form = _formed(mention, bonds)
        if form != mention.form:
            mention = _with(mention, form)
        unit = _unit(mention, figure.kind) if figure else None
        if unit == "animal" and mention.form is None and mention.sense.category == "wildlife":
            mention = _with(mention, "live")
        out.append(Find(mention, figure, unit))
    return out


def _with(mention: Mention, form: str | None) -> Mention:
    return replace(mention, form=form)


def _ancestors(item: str) -> set[str]:
    up: set[str] = set()
    known = higher()
    while item in known and known[item] not in up:
        item = known[item]
        up.add(item)
    return up


def _specific(finds: Sequence[Find]) -> list[Find]:
    """Without words for the whole category or a higher taxon where the message names the thing itself."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for find in finds:
        if not find.mention.sense.generic:
            named[find.mention.sense.category].add(find.mention.sense.item)
    above = {taxon for item in named["wildlife"] for taxon in _ancestors(item)}
    out = []
    for find in finds:
        sense = find.mention.sense
        shadowed = (sense.generic and named[sense.category]) or (sense.category == "wildlife" and sense.item in above)
        if shadowed and not _own(find, finds):
            continue
        out.append(find)
    return out


def _own(find: Find, finds: Sequence[Find]) -> bool:
    """Has a general word a figure of its own that no specific word or sum of them has?"""
    if find.figure is None or find.figure.cost > 0.7 or find.figure.total:
        return False
    others = [
        other.figure.value
        for other in finds
        if other is not find
        and other.figure
        and other.unit == find.unit
        and not other.mention.sense.generic
        and other.mention.sense.category == find.mention.sense.category
    ]
    missing = any(
        other.figure is None
        and other.mention.sense.category == find.mention.sense.category
        and not other.mention.sense.generic
        for other in finds
    )
    if not others and missing:
        return False
    return not any(near(value, find.figure.value) for value in others) and not near(
        sum(others), find.figure.value, 0.06
    )


def _moved(finds: list[Find]) -> list[Find]:
    """A figure of a general word given to the one specific item that has none: `500 kg of drugs, mostly ice`."""
    out = list(finds)
    for at, find in enumerate(out):
        sense = find.mention.sense
        if not sense.generic or find.figure is None:
            continue
        named = [
            i
            for i, other in enumerate(out)
            if other.mention.sense.category == sense.category and not other.mention.sense.generic
        ]
        items = {out[i].mention.sense.item for i in named}
        if len(items) == 1 and all(out[i].figure is None for i in named):
            i = named[0]
            out[i] = replace(out[i], figure=find.figure, unit=_unit(out[i].mention, find.figure.kind))
            out[at] = replace(find, figure=None, unit=None)
    return out


def _kept_of_kind(reading: Reading, roles: Roles, finds: list[Find]) -> list[Find]:
    """What a message of this kind says of goods."""
    if reading.kind == "feedback":
        sentences = Sentences(reading.text)
        return [f for f in finds if _told_found(reading, roles, sentences, f)]
    if reading.kind == "request":
        return [f for f in finds if f.figure is None]
    return finds


def _told_found(reading: Reading, roles: Roles, sentences: Sentences, find: Find) -> bool:
    start, end = sentences.at(find.mention.start)
    at = bisect_left(roles.found, start)
    return find.figure is not None and at < len(roles.found) and roles.found[at] < end


def _without_licit(reading: Reading, roles: Roles, finds: list[Find]) -> list[Find]:
    """Licit goods stay where they are the find: with a figure or word of a find, and not as the load around another."""
    other = [f for f in finds if f.mention.sense.category != "other" or f.mention.sense.item in CONTRABAND]
    grave = any(f.figure is not None for f in other)
    sentences = Sentences(reading.text)
    out = []
    for find in finds:
        sense = find.mention.sense
        if sense.category != "other" or sense.item in CONTRABAND:
            if sense.strength is not Strength.LICIT or find.figure is not None:
                out.append(find)
            continue
        start, end = sentences.at(find.mention.start)
        at = bisect_left(roles.found, start)
        told = at < len(roles.found) and roles.found[at] < end
        loaded = roles.load.touch(find.mention.start, find.mention.end)
        if sense.strength is Strength.LICIT and find.figure is None:
            continue
        if grave and (loaded or (find.figure is None and not told)):
            continue
        if find.figure is None and not told and reading.kind != "alert":
            continue
        out.append(find)
    return out


def _standing(finds: Sequence[Find]) -> list[Find]:
    """One find for each quantity of an item; mentions without one fall to those with, and lend them their form."""
    groups: defaultdict[tuple[str, str], list[Find]] = defaultdict(list)
    for find in finds:
        groups[find.mention.key].append(find)
    out: list[Find] = []
    for key, group in groups.items():
        out += _of_wildlife(group) if key[0] == "wildlife" else _of_item(group)
    return sorted(out, key=lambda find: find.mention.start)


def _of_item(group: Sequence[Find]) -> list[Find]:
    figured = [find for find in group if find.figure is not None]
    forms = list(dict.fromkeys(find.mention.form for find in group if find.mention.form))
    if not figured:
        if not forms:
            return [group[0]]
        return [next(find for find in group if find.mention.form == form) for form in forms]
    standing = [figured[i] for i in without_parts([find.figure for find in figured if find.figure])]
    loose = [form for form in forms if not any(find.mention.form == form for find in figured)]
    if len(forms) == 1 or (len(loose) == 1 and all(find.mention.form is None for find in standing)):
        form = loose[0] if loose else forms[0]
        standing = [Find(_with(find.mention, find.mention.form or form), find.figure, find.unit) for find in standing]
    return standing


def _of_wildlife(group: Sequence[Find]) -> list[Find]:
    """Parts of one taxon are different things: each form by itself, a mention without form with the first."""
    by_form: defaultdict[str | None, list[Find]] = defaultdict(list)
    for find in group:
        by_form[find.mention.form].append(find)
    bare = by_form.pop(None, [])
    if not by_form:
        return _of_item(bare)
    out: list[Find] = []
    for form, found in by_form.items():
        extra = [f for f in bare if f.figure is not None] if len(by_form) == 1 else []
        out += _of_item([*found, *(Find(_with(f.mention, form), f.figure, f.unit) for f in extra)])
    return out


_GUESS = {Strength.SURE: 0.95, Strength.LICIT: 0.7, Strength.WEAK: 0.75}


def _confidence(find: Find) -> float:
    sure = _GUESS[find.mention.sense.strength]
    if find.mention.sense.generic or find.mention.sense.item == UNSPECIFIED:
        sure -= 0.15
    if find.mention.sense.category == "other":
        sure -= 0.05
    if find.figure is not None:
        sure -= min(0.25, 0.12 * find.figure.cost)
    return round(max(0.3, sure), 2)


def read_commodities(reading: Reading) -> None:
    """Add a commodity for each find of goods of this event."""
    mentions = find_mentions(reading)
    if not mentions:
        return
    roles = read_roles(reading)
    binding = bind(reading, mentions)
    finds = _finds(mentions, binding)
    finds = _kept_of_kind(reading, roles, _specific(_moved(finds)))
    finds = _without_licit(reading, roles, finds)
    for find in _with_totals(_standing(finds), binding):
        sense = find.mention.sense
        reading.facts["commodities"].append(
            Commodity(
                category=sense.category,
                item=sense.item,
                form=find.mention.form,
                quantity=None if sense.item == "currency" else find.value,
                unit=None if sense.item == "currency" else find.unit,
                cites=sense.cites,
                hs=sense.hs,
                basel=sense.basel,
                span=(find.mention.start, find.mention.end),
                confidence=_confidence(find),
                rule=find.mention.rule,
            )
        )


def _with_totals(finds: list[Find], binding: Binding) -> list[Find]:
    """Parts of one item replaced by the total that the text states for them elsewhere."""
    for total in binding.totals:
        kin = [f for f in finds if f.figure and f.figure.kind == total.kind]
        keys = {(f.mention.key, f.mention.form) for f in kin}
        if len(keys) != 1 or not kin:
            continue
        parts = sum(f.figure.value for f in kin if f.figure)
        if total.value >= max(f.figure.value for f in kin if f.figure) and (
            len(kin) > 1 or total.value > parts * 0.999
        ):
            first = kin[0]
            figure = Figure(total.value, total.kind, True, at=total.start, cost=0.5)
            finds = [f for f in finds if f not in kin]
            finds.append(Find(first.mention, figure, first.unit))
    return sorted(finds, key=lambda find: find.mention.start)
