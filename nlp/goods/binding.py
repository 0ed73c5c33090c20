"""Binds each quantity of a text to the goods it measures.

Within a sentence a quantity goes to the mention that the words between make likeliest: `3 kg of heroin`,
`heroin, 3 kg`, `象牙2,100公斤`. What finds none there goes to the goods spoken of last. A quantity that measures
another noun (`20 tonnes of machinery`) binds to nothing. Every step looks at neighbours only, so time is linear.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from nlp.amounts.quantities import Quantity, quantities_of
from nlp.goods.bond import MEASURED, Binding, Bond, takes
from nlp.goods.counts import bare_counts
from nlp.goods.gaps import NEAR, backward, forward, is_consumed, without
from nlp.goods.mention import Mention
from nlp.reading import Reading
from nlp.text.sentences import sentences_of
from nlp.text.spans import Spans

FAR = 700
"""Characters back to goods named in an earlier sentence."""
PACKED = frozenset({"cigarettes", "tobacco", "vape", "alcohol"})
"""Goods that the next sentence counts by their packing: `the stock of 240 cartons`."""
_COORDINATED = re.compile(
    r",?\s*(?:\w+\s+)?(?:and|&|,|plus|và|dan|และ|、|和|及)\s*(?:about |around |some |over |another )?"
)
_RESPECTIVELY = re.compile(r"\brespectively\b|\blần lượt\b|\bmasing-masing\b")
_HOLDS = re.compile(r"\b(?:contain\w*|held|holding|carry\w*|load\w*|filled|stuffed|with|chứa|berisi|mengandungi)\b")


class _Binder:
    """The state of binding one text: mentions and quantities in order, and who has what."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention]) -> None:
        self.reading = reading
        self.folded = reading.folded
        self.mentions = mentions
        inside = Spans((mention.start + 1, mention.end) for mention in mentions)
        self.quantities = [
            q for q in quantities_of(reading) if reading.of_event(q.start) and not inside.touch(q.start, q.start + 1)
        ]
        self.starts = [quantity.start for quantity in self.quantities]
        self.mention_starts = [mention.start for mention in mentions]
        self.sentences = sentences_of(reading)
        self.bonds: dict[int, Bond] = {}
        self.spare: list[Quantity] = []
        self.of: defaultdict[int, list[Bond]] = defaultdict(list)
        """The bonds of each mention."""

    def _add(self, q: int, bond: Bond) -> None:
        self.bonds[q] = bond
        self.of[bond.mention].append(bond)

    def together(self, mention: int, quantity: Quantity) -> bool:
        """Do they stand in one sentence?"""
        return self.sentences.index(self.mentions[mention].start) == self.sentences.index(quantity.start)

    def _around(self, quantity: Quantity) -> tuple[int, int]:
        """Indexes of the mention before and the mention after; a mention that begins within it is after."""
        after = bisect_left(self.mention_starts, quantity.start)
        if after and self.mentions[after - 1].end > quantity.start:
            return after - 2, after - 1
        return after - 1, after

    def _passes(self, start: int, end: int) -> bool:
        """Does a quantity of its own stand in `[start, end)`? `5 kg each` and `one-kilo` are none."""
        between = self.quantities[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return any(not quantity.each for quantity in between)

    def in_sentence(self) -> None:
        """Bonds between neighbours of one sentence, the surest first."""
        pairs: list[tuple[float, int, int]] = []
        for q, quantity in enumerate(self.quantities):
            before, after = self._around(quantity)
            if after < len(self.mentions) and self.together(after, quantity) and takes(self.mentions[after], quantity):
                inside = self.mentions[after].start < quantity.end
                passed = self._passes(quantity.end, self.mentions[after].start)
                cost = 0.0 if inside else forward(self.folded, quantity, self.mentions[after], self.reading.language)
                if cost is not None and not passed:
                    pairs.append((cost, q, after))
            if before >= 0 and self.together(before, quantity) and takes(self.mentions[before], quantity):
                start = self.mentions[before].end
                gap, between = without(self.folded, start, quantity.start, self.quantities, self.starts)
                cost = backward(gap, between, quantity.kind)
                near = quantity.kind in MEASURED or (cost is not None and cost < 0.62)
                if cost is not None and near and (cost < 0.5 or not is_consumed(self.folded, quantity)):
                    pairs.append((cost, q, before))
        for cost, q, m in sorted(pairs):
            if q not in self.bonds:
                self._add(q, Bond(m, self.quantities[q], cost))
        joint = [q for q, bond in self.bonds.items() if self._is_joint(bond)]
        for q in joint:
            self.of[self.bonds[q].mention].remove(self.bonds.pop(q))

    def respectively(self) -> None:
        """`The drugs, weighing 38 lb and 6 lb respectively`: in the order in which the goods were named."""
        for word in _RESPECTIVELY.finditer(self.folded):
            last = bisect_left(self.starts, word.start()) - 1
            first = last
            while first > 0 and self._listed(first - 1, first):
                first -= 1
            many = last - first + 1
            if last < 0 or many < 2 or word.start() - self.quantities[last].end > 40:
                continue
            before = bisect_left(self.mention_starts, self.quantities[first].start)
            named: list[int] = []
            for m in range(before - 1, max(-1, before - 3 * many), -1):
                if not self.mentions[m].sense.generic and self.mentions[m].key not in {
                    self.mentions[i].key for i in named
                }:
                    named.insert(0, m)
            for m, q in zip(named[-many:], range(first, last + 1), strict=False) if len(named) >= many else ():
                if q in self.bonds:
                    self.of[self.bonds[q].mention].remove(self.bonds[q])
                self._add(q, Bond(m, self.quantities[q], 0.3))

    def _listed(self, q: int, following: int) -> bool:
        """Are two quantities joined by a comma or `and` alone?"""
        gap = self.folded[self.quantities[q].end : self.quantities[following].start]
        return _COORDINATED.fullmatch(gap) is not None

    def coordinated(self) -> None:
        """`3,000 cartons and 12 packets of cigarettes`: the first goes where the second goes, beside it."""
        for q in range(len(self.quantities) - 2, -1, -1):
            this, following = self.quantities[q], self.bonds.get(q + 1)
            if following is None or following.quantity.start < this.end or this.kind in ("volume", "m3", "tablet"):
                continue
            if (this.kind == "mass") != (following.quantity.kind == "mass") or following.cost > 0.6:
                continue
            held = self.bonds.get(q)
            if held is not None and this.kind == "mass":
                continue
            if held is not None and (self.mentions[held.mention].start > this.start or held.cost < 0.3):
                continue
            if self.mentions[following.mention].start < following.quantity.start:
                continue
            gap = self.folded[this.end : following.quantity.start]
            if len(gap) < 24 and _COORDINATED.fullmatch(gap) and takes(self.mentions[following.mention], this):
                if held is not None:
                    self.of[held.mention].remove(held)
                self._add(q, Bond(following.mention, this, following.cost + 0.1, also=True))

    def _is_joint(self, bond: Bond) -> bool:
        """A total said after several kinds of goods of one sentence belongs to none of them."""
        here = self.mentions[bond.mention]
        if not bond.quantity.total or bond.cost < 0.15 or bond.quantity.start < here.start:
            return False
        others = {
            self.mentions[m].key
            for m in range(max(0, bond.mention - 6), bond.mention)
            if self.together(m, bond.quantity)
            and not self.mentions[m].sense.generic
            and self.mentions[m].sense.category == here.sense.category
        } - {here.key}
        low = max(0, bond.mention - 6)
        mine = any(b is not bond for b in self.of[bond.mention])
        theirs = any(self.mentions[m].key in others and self.of[m] for m in range(low, bond.mention))
        return bool(others) and mine == theirs

    def later(self) -> Binding:
        """Bonds of quantities that found no goods in their sentence, and totals that found none at all."""
        measured: defaultdict[int, bool] = defaultdict(bool)
        counts = bare_counts(self.reading, self.mentions, self.quantities)
        for at, _ in counts:
            measured[at] = self.mentions[at].form == "tablet"
        for bond in self.bonds.values():
            if bond.quantity.kind in MEASURED and not bond.quantity.each:
                measured[bond.mention] = True
        totals: list[Quantity] = []
        for q, quantity in enumerate(self.quantities):
            if q in self.bonds or quantity.each:
                continue
            if quantity.kind not in MEASURED:
                counted = self._loose(quantity)
                if counted is not None:
                    self._add(q, counted)
            elif not is_consumed(self.folded, quantity):
                found = self._measured(quantity, measured, totals)
                if found is not None:
                    self._add(q, found)
                    measured[found.mention] = True
        by_mention: defaultdict[int, list[Bond]] = defaultdict(list)
        for _, bond in sorted(self.bonds.items()):
            by_mention[bond.mention].append(bond)
        for at, count in counts:
            by_mention[at].append(Bond(at, count, 0.1))
        return Binding(dict(by_mention), totals, self.spare)

    def _measured(self, quantity: Quantity, measured: dict[int, bool], totals: list[Quantity]) -> Bond | None:
        before = bisect_left(self.mention_starts, quantity.start) - 1
        if before >= 0 and takes(self.mentions[before], quantity):
            here = self.together(before, quantity)
            if quantity.start - self.mentions[before].end <= (NEAR if here else FAR):
                if not measured[before]:
                    if not self._ambiguous(before, measured):
                        return Bond(before, quantity, 1.5 if here else 2.0)
                elif quantity.total:
                    totals.append(quantity)
                    return None
                else:
                    self.spare.append(quantity)
        after = before + 1
        if after < len(self.mentions) and not measured[after] and takes(self.mentions[after], quantity):
            gap = self.folded[quantity.end : self.mentions[after].start]
            near = len(gap) <= NEAR and gap.count("\n") <= 1
            if near and (self.together(after, quantity) or "\n" in gap):
                return Bond(after, quantity, 1.9)
        return None

    def _loose(self, quantity: Quantity) -> Bond | None:
        """Counts at a distance: containers of waste, another lot counted in the same unit as the last."""
        after = bisect_right(self.mention_starts, quantity.start)
        if quantity.kind == "container" and after < len(self.mentions) and not self.of[after]:
            mention = self.mentions[after]
            gap = self.folded[quantity.end : mention.start]
            near = self.together(after, quantity) and len(gap) <= NEAR and quantity.value > 1
            fits = {
                "waste": len(gap) <= 2 * NEAR,
                "ods": near,
                "other": near and _HOLDS.search(gap) is not None,
            }.get(mention.sense.category, False)
            if fits and not mention.attributive:
                return Bond(after, quantity, 1.6)
        before = after - 1
        if before < 0 or is_consumed(self.folded, quantity) or quantity.start - self.mentions[before].end > FAR:
            return None
        last = self.of[before]
        if not last and quantity.kind == "count" and self.mentions[before].sense.item in PACKED:
            return Bond(before, quantity, 1.6)
        bracketed = self.folded[max(0, quantity.start - 2) : quantity.start].strip().endswith("(")
        if bracketed and last and last[-1].quantity.kind == "count" and quantity.start - last[-1].quantity.end < 4:
            return Bond(before, replace(quantity, total=True), 1.6)
        if any(b.quantity.measure.word == quantity.measure.word and b.quantity.kind == "count" for b in last):
            return Bond(before, quantity, 1.6, also=True)
        if quantity.total and last and quantity.kind == "count" and self.together(before, quantity):
            return Bond(before, quantity, 1.2)
        return None

    def _ambiguous(self, at: int, measured: dict[int, bool]) -> bool:
        """Are there other goods beside `at` in its sentence that have no quantity either?"""
        sentence = self.sentences.index(self.mentions[at].start)
        for m in range(at - 1, max(-1, at - 8), -1):
            if self.sentences.index(self.mentions[m].start) != sentence:
                break
            other = self.mentions[m]
            if other.key != self.mentions[at].key and not measured.get(m) and not other.sense.generic:
                return other.sense.category == self.mentions[at].sense.category
        return False


def bind(reading: Reading, mentions: Sequence[Mention]) -> Binding:
    """Bonds of the quantities of this event with `mentions`, which are in order."""
    binder = _Binder(reading, mentions)
    binder.in_sentence()
    binder.coordinated()
    binder.respectively()
    return binder.later()
