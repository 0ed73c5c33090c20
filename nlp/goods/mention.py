"""A word of the text that names goods."""

from dataclasses import dataclass

from nlp.goods.commodity_lexicon import Sense


@dataclass(frozen=True)
class Mention:
    """Goods named at `[start, end)`; `form` as the words set it."""

    start: int
    end: int
    sense: Sense
    form: str | None = None
    weak: bool = False
    """Kept only where a quantity is bound to it: its word alone says too little."""
    products: bool = False
    """Says `products` or `parts`: no whole animals."""
    attributive: bool = False
    """Stands before another noun (`cocaine case`, `ivory trade`): names the matter, takes no number."""
    cited: bool = False
    """Recalls another report or case."""
    rule: str = "commodities.lexicon"

    @property
    def key(self) -> tuple[str, str]:
        """Category and item."""
        return self.sense.category, self.sense.item
