# ruff: noqa: E501  (patterns of words read best unbroken)
"""Imitations of branded things, whatever they imitate: `fake handbags`, `counterfeit spare parts`."""

import re

from nlp.goods.commodity_lexicon import senses
from nlp.goods.mention import Mention
from nlp.reading import Reading
from nlp.text.spans import Spans

_BRANDED = (
    r"(?:bags|handbags|shoes|sneakers|trainers|footwear|watches|wristwatches|clothes|clothing|garments|apparel|jerseys|shirts|t-shirts|jeans|toys|perfumes?|sunglasses|"
    r"phones|smartphones|mobile phones|headphones|earphones|airpods|chargers|batteries|cosmetics|jewellery|jewelry|bracelets|necklaces|wallets|purses|belts|caps|hats|"
    r"handphones|parts|spare parts|bearings|razors|toothpaste|shampoo|designer goods|luxury goods|accessories|electronics|slippers|sandals|jackets|scarves|lighters|pens)\b"
)
_COUNTED = re.compile(rf"(?<![\w.,$€£])\d{{1,3}}(?:,?\d{{3}})*\s(?:[a-z-]+\s){{0,2}}?{_BRANDED}")
_SAYS_FAKE = re.compile(
    r"\b(?:counterfeits?|counterfeiting|fakes?|imitations?|knock-?offs?|not genuine|inauthentic|if genuine|infring\w+)\b"
)
_COUNTERFEIT = re.compile(
    r"\b(?:counterfeit|fake|bogus|pirated|imitation|knock-?off)\s(?:[a-z-]+\s){0,2}?"
    r"(?!documents?|papers?|passports?|ids?|plates?|compan|names?|address|notes|currenc|banknotes|medicin|drugs|pills|cigarettes|number|identit|licen|goods|certificates?|stamps?|firearms|products|items|money|invoice|permit|visa|seal)"
    rf"{_BRANDED}"
)


def _counterfeits(reading: Reading) -> list[Mention]:
    """Imitations of any branded thing."""
    sense = next(word.sense for match in senses().find("counterfeit goods") for word in match.entry)
    found = [match.span() for match in _COUNTERFEIT.finditer(reading.folded)]
    named = Spans(found)
    if _SAYS_FAKE.search(reading.folded):
        for match in _COUNTED.finditer(reading.folded):
            start = match.start() + len(re.match(r"[\d,]+\s", match[0])[0])  # type: ignore[index]
            if not named.touch(start, match.end()):
                found.append((start, match.end()))
    return [
        Mention(start, end, sense, rule="commodities.counterfeit")
        for start, end in sorted(found)
        if reading.of_event(start)
    ]


def with_counterfeits(reading: Reading, found: list[Mention]) -> list[Mention]:
    """`found` with the imitations put for what they imitate."""
    fakes = _counterfeits(reading)
    spans = Spans((fake.start, fake.end) for fake in fakes)
    kept = [mention for mention in found if not spans.touch(mention.start, mention.end)]
    return sorted([*kept, *fakes], key=lambda mention: mention.start)
