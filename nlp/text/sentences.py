"""Finds the sentence (or clause, or line of a form) that holds an offset; cut as `nlp.text.stretches` cuts."""

from bisect import bisect_right

from nlp.reading import Reading
from nlp.text.stretches import cut


class Sentences:
    """Sentences of one text, found by offset in logarithmic time."""

    def __init__(self, text: str) -> None:
        self.spans = [(stretch.start, stretch.end) for stretch in cut(text)]
        self._starts = [start for start, _ in self.spans]

    def at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds `offset`; `(0, 0)` for an empty text."""
        return self.spans[self.index(offset)] if self.spans else (0, 0)

    def index(self, offset: int) -> int:
        """Its number."""
        return max(0, bisect_right(self._starts, offset) - 1)


def sentences_of(reading: Reading) -> Sentences:
    """The sentences of a message, cut once."""
    if "sentences" not in reading.notes:
        reading.notes["sentences"] = Sentences(reading.text)
    found: Sentences = reading.notes["sentences"]
    return found
