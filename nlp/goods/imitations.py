# ruff: noqa: E501  (patterns of words read best unbroken)
"""Imitations of branded things, whatever they imitate: `fake handbags`, `counterfeit spare parts`."""

import re

from nlp.goods.commodity_lexicon import senses
from nlp.goods.mention import Mention
from nlp.reading import Reading
from nlp.text.spans import Spans

_COUNTERFEIT = re.compile(
    r"\b(?:counterfeit|fake|bogus|pirated|imitation|knock-?off)\s(?:[a-z-]+\s){0,2}?"
    r"(?!documents?|papers?|passports?|ids?|plates?|compan|names?|address|notes|currenc|banknotes|medicin|drugs|pills|cigarettes|number|identit|licen|goods|certificates?|stamps?|firearms|products|items|money|invoice|permit|visa|seal)"
    r"(?:bags|handbags|shoes|sneakers|trainers|footwear|watches|clothes|clothing|garments|apparel|jerseys|shirts|t-shirts|jeans|toys|perfumes?|sunglasses|"
    r"phones|smartphones|mobile phones|headphones|earphones|airpods|chargers|batteries|cosmetics|jewellery|jewelry|wallets|purses|belts|caps|hats|"
    r"handphones|parts|spare parts|bearings|razors|toothpaste|shampoo|designer goods|luxury goods|accessories|electronics|slippers|sandals|jackets|scarves|lighters|pens)\b"
)


def _counterfeits(reading: Reading) -> list[Mention]:
    """Imitations of any branded thing."""
    sense = next(word.sense for match in senses().find("counterfeit goods") for word in match.entry)
    return [
        Mention(found.start(), found.end(), sense, rule="commodities.counterfeit")
        for found in _COUNTERFEIT.finditer(reading.folded)
        if reading.of_event(found.start())
    ]


def with_counterfeits(reading: Reading, found: list[Mention]) -> list[Mention]:
    """`found` with the imitations put for what they imitate."""
    fakes = _counterfeits(reading)
    spans = Spans((fake.start, fake.end) for fake in fakes)
    kept = [mention for mention in found if not spans.touch(mention.start, mention.end)]
    return sorted([*kept, *fakes], key=lambda mention: mention.start)
