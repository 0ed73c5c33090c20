"""A quantity that measures goods, and whether it can."""

from dataclasses import dataclass, field

from nlp.amounts.quantities import Quantity
from nlp.goods.mention import Mention

MEASURED = frozenset({"mass", "volume", "m3", "tablet"})


@dataclass(frozen=True)
class Bond:
    """`quantity` measures the mention of index `mention`; the lower the cost, the surer. `also`: beside another."""

    mention: int
    quantity: Quantity
    cost: float
    also: bool = False


@dataclass
class Binding:
    """Bonds of a text by mention, and the totals that no mention took."""

    bonds: dict[int, list[Bond]]
    totals: list[Quantity]
    spare: list[Quantity] = field(default_factory=list)
    """Masses said of goods that have one already."""


def takes(mention: Mention, quantity: Quantity) -> bool:
    """Can this quantity measure these goods at all?"""
    kind, category, item = quantity.kind, mention.sense.category, mention.sense.item
    if mention.attributive:
        return False
    if kind == "tablet":
        return category in ("drug", "precursor") or item in (
            "medicine", "counterfeit", "unspecified", "gemstone", "ammunition", "fireworks"
        )  # fmt: skip
    if kind == "animal":
        return category == "wildlife" or item in (
            "livestock", "seafood", "meat", "cultural goods", "fireworks", "vehicle", "cigarettes"
        )  # fmt: skip
    if kind == "plant":
        return category == "wildlife" or mention.form == "plant" or item in (
            "cannabis", "opium", "kratom", "cigarettes", "timber"
        )  # fmt: skip
    if kind == "container":
        return category in ("waste", "ods", "other") or mention.sense.plant
    return True
