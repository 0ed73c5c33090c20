"""A find: goods named in the text with the one figure chosen for them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.amounts.units import UNITS
from nlp.extraction import Unit
from nlp.goods.bond import Binding, Bond
from nlp.goods.mention import Mention
from nlp.goods.specimens import WHOLE
from nlp.goods.totals import Figure, best

BLOCKS = frozenset(
    ["brick", "bricks", "block", "blocks", "slab", "slabs", "块", "塊", "砖", "블록", "벽돌", "ブロック"]
)
"""Words that count drugs in blocks and so set their form."""


@dataclass(frozen=True)
class Find:
    """A mention with the figure chosen for it, in `unit`."""

    mention: Mention
    figure: Figure | None
    unit: Unit | None
    said: tuple[Figure, ...] = ()
    """All figures said of it, the chosen one among them."""

    @property
    def value(self) -> float | None:
        """The quantity."""
        return self.figure.value if self.figure else None

    @property
    def category(self) -> str:
        """Category of the goods."""
        return self.mention.sense.category

    @property
    def item(self) -> str:
        """What they are."""
        return self.mention.sense.item

    def formed(self, form: str | None) -> "Find":
        """The same find of another form."""
        return replace(self, mention=replace(self.mention, form=form))

    def figured(self, figure: Figure | None) -> "Find":
        """The same goods with another figure."""
        return replace(self, figure=figure, unit=unit_of(self.mention, figure.kind) if figure else None)


def unit_of(mention: Mention, kind: str) -> Unit:
    """The contract's unit for a figure of `kind` of these goods."""
    sense = mention.sense
    if kind == "tablet" and sense.item in ("ammunition", "gemstone", "fireworks"):
        return "piece"
    if kind not in ("bare", "count", "animal", "plant"):
        return UNITS[kind]
    if sense.category == "wildlife":
        if sense.plant:
            return "plant" if mention.form in ("live", "plant", None) and kind in ("bare", "plant") else "piece"
        if sense.derived or mention.products:
            return "piece"
        return "animal" if mention.form in WHOLE or mention.form is None else "piece"
    if sense.category in ("drug", "precursor"):
        if mention.form == "tablet":
            return "tablet"
        return "plant" if kind == "plant" or mention.form == "plant" else "piece"
    if (kind == "animal" and sense.item == "seafood") or (kind != "plant" and sense.item == "livestock"):
        return "animal"
    return "piece"


def _figure(bond: Bond) -> Figure:
    quantity = bond.quantity
    return Figure(
        quantity.value, quantity.kind, quantity.total, quantity.each, quantity.start, bond.cost, quantity.spread
    )


def _form(mention: Mention, bonds: Sequence[Bond]) -> str | None:
    """The form, where it is the unit that tells it: tablets, bricks, litres."""
    if mention.form or mention.sense.category not in ("drug", "precursor"):
        return mention.form
    for bond in bonds:
        word, kind = bond.quantity.measure.word, bond.quantity.kind
        if kind == "tablet":
            return "tablet"
        if kind == "volume":
            return "liquid"
        if word in BLOCKS or (word == "bánh" and mention.sense.item in ("heroin", "cocaine")):
            return "block"
    return None


def finds_of(mentions: Sequence[Mention], binding: Binding) -> list[Find]:
    """A find for each mention, and one more for each quantity that stands beside another of the same goods."""
    out: list[Find] = []
    for at, mention in enumerate(mentions):
        bonds = binding.bonds.get(at, [])
        main = [bond for bond in bonds if not bond.also]
        figure = best([_figure(bond) for bond in main])
        if mention.weak and figure is None:
            continue
        form = _form(mention, bonds)
        wild = figure is not None and form is None and mention.sense.category == "wildlife" and not mention.products
        if figure is not None and wild and unit_of(mention, figure.kind) == "animal":
            form = "live"
        find = Find(replace(mention, form=form), None, None, tuple(_figure(bond) for bond in main))
        out.append(find.figured(figure))
        masses = {bond.quantity.kind for bond in main} == {"mass"}
        if figure is None or figure.kind not in ("mass", "volume") or masses:
            out += [find.figured(_figure(bond)) for bond in bonds if bond.also]
    return out
