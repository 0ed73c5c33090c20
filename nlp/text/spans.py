"""Spans that others have taken, asked about in logarithmic time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

Span = tuple[int, int]
"""`[start, end)` in code points."""


class Spans:
    """A set of `[start, end)`; overlapping ones are joined."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            elif end > start:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Does any of them share a code point with `[start, end)`?"""
        return bool(self.within(start, end))

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Those that share a code point with `[start, end)`, in order."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return list(zip(self._starts[first:last], self._ends[first:last], strict=True))
