"""Writes facts['commodities']: what was seized or is suspected, with its quantity.

Mentions (`nlp.goods.mentions`) get their quantities (`nlp.goods.binding`); `nlp.goods.specific`, `nlp.goods.kept` and
`nlp.goods.standing` say which of them are finds of this message, and which figure each has.
"""

from nlp.amounts.quantities import LARGEST
from nlp.extraction import Commodity
from nlp.goods.binding import bind
from nlp.goods.bond import Binding
from nlp.goods.commodity_lexicon import UNSPECIFIED, Strength
from nlp.goods.finds import Find, finds_of
from nlp.goods.kept import of_kind, without_general, without_licit
from nlp.goods.mentions import find_mentions
from nlp.goods.roles import read_roles
from nlp.goods.specific import moved, specific
from nlp.goods.standing import standing
from nlp.reading import Reading

MOST = 200
"""Finds weighed against each other at once; a text with more is no single message, and is read in parts."""
_SURE = {Strength.SURE: 0.93, Strength.LICIT: 0.7, Strength.WEAK: 0.75}


def _rule(find: Find) -> str:
    """What found the goods, and how their figure came to them."""
    if find.figure is None:
        return find.mention.rule
    how = "total" if find.figure.total else "beside" if find.figure.cost < 0.7 else "apart"
    return f"{find.mention.rule}, figure {how}"


def _confidence(find: Find) -> float:
    """Lower for words that say little, for licit goods, and for a quantity found at a distance."""
    sure = _SURE[find.mention.sense.strength]
    if find.mention.sense.generic or find.item == UNSPECIFIED:
        sure -= 0.15
    if find.category == "other":
        sure -= 0.05
    if find.figure is not None:
        sure -= min(0.25, 0.12 * find.figure.cost)
    return round(max(0.3, sure), 2)


def read_commodities(reading: Reading) -> None:
    """Add a commodity for each find of goods of this event."""
    mentions = find_mentions(reading)
    if not mentions:
        return
    binding = bind(reading, mentions)
    finds = finds_of(mentions, binding)
    for at in range(0, len(finds), MOST):
        _add(reading, binding, finds[at : at + MOST])


def _add(reading: Reading, binding: Binding, finds: list[Find]) -> None:
    roles = read_roles(reading)
    finds = without_general(reading, specific(moved(reading.folded, finds)))
    finds = of_kind(reading, roles, finds)
    for find in standing(reading, without_licit(reading, roles, finds), binding):
        sense = find.mention.sense
        measured = find.item != "currency" and find.value is not None and find.value <= 10 * LARGEST
        reading.facts["commodities"].append(
            Commodity(
                category=sense.category,
                item=sense.item,
                form=find.mention.form,
                quantity=find.value if measured else None,
                unit=find.unit if measured else None,
                cites=sense.cites,
                hs=sense.hs,
                basel=sense.basel,
                span=(find.mention.start, find.mention.end),
                confidence=_confidence(find),
                rule=_rule(find),
            )
        )
