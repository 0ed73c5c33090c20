"""Units of measure and count, and what they are worth in the contract's units (kg, litre, m3, tablet, …).

Regional weights go by the law of the country whose text it is; sources stand in lexicons/units.yaml.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from nlp import lexicon
from nlp.amounts.numbers import Table
from nlp.extraction import Unit

UNITS: Mapping[str, Unit] = {
    "mass": "kg", "volume": "litre", "m3": "m3", "tablet": "tablet", "animal": "animal", "plant": "plant",
    "container": "container", "count": "piece", "pack": "piece",
}  # fmt: skip
"""Kind of unit -> unit of the contract."""


@dataclass(frozen=True)
class Measure:
    """What a unit's word means: `factor` of the contract's unit of its `kind`, or by `regional` law."""

    kind: str
    factor: float
    word: str
    regional: Mapping[str, float] = field(default_factory=dict)

    @property
    def unit(self) -> Unit:
        """The contract's unit."""
        return UNITS[self.kind]

    def of(self, value: float, country: str | None = None) -> float:
        """`value` of this measure in the contract's unit, by the law of `country` (ISO 3166-1 alpha-2)."""
        return float(f"{value * self.regional.get(country or '', self.factor):.12g}")


@cache
def units() -> Table:
    """All units by their words in every language; the first meaning of a word is the one that counts."""
    words = []
    for entry in lexicon.load("units"):
        for names in entry["names"].values():
            for name in names:
                measure = Measure(entry["kind"], float(entry["factor"]), name, entry.get("regional", {}))
                words += [(variant, measure) for variant in lexicon_variants(name)]
    return Table(words)


def lexicon_variants(word: str) -> tuple[str, ...]:
    """A Thai or Lao word with its vowel `am` composed and in two signs: both are typed."""
    return tuple(
        dict.fromkeys(
            (word, word.replace("ำ", "ํา"), word.replace("ຳ", "ໍາ"), word.replace("ຳ", "ໍາ").replace("ນໍ້າ", "ນ້ໍາ"))
        )
    )
