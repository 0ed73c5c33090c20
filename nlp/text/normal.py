"""The text as the parser reads it, and the way back to the text as submitted.

Unicode lets one word be written in several ways: `ế` as one code point or as three, Korean syllables as jamo, Thai sara
am in two halves, full-width letters, spaces of many widths, marks that show nothing (zero-width spaces, soft hyphens,
marks of direction). The parser reads one form: NFC (UAX #15), letters and digits in their usual width, one sign for the
end of a line, plain spaces, nothing invisible, and no run of white space wider than a table's gap. A text that is so
already, as nearly all are, is read as it is.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.extraction import LISTS, Extraction

_GAP = 16
"""Spaces read of a longer run: what a text means does not depend on more, and patterns would have to walk them."""
_LINES = 8
"""Ends of lines read of a longer run."""
_MARKS = 30
"""Code points of one letter with its marks (UAX #15, Stream-Safe Text): ordering more takes the square of the time."""

_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_SPACE = "\x1c-\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE = "\r\v\f\x85\u2028\u2029"
_WIDE = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f"
_AM = (
    "\u0e4d[\u0e48-\u0e4b]?\u0e32|[\u0e48-\u0e4b]\u0e4d\u0e32|\u0ecd[\u0ec8-\u0ecb]?\u0eb2|[\u0ec8-\u0ecb]\u0ecd\u0eb2"
)
"""Thai and Lao sara am in two halves, its tone mark before, between or absent."""
_JOINS = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u0f73\u0f75\u0f81\u102e\u1b35"
    "\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
) | {chr(point) for point in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}
"""Of combining class 0, and yet NFC joins them to what stands before (NFC_Quick_Check=Maybe, Unicode 14)."""

_HALF = "\ud800-\udfff"
"""Halves of surrogate pairs: no character, and most libraries take none. Read as U+FFFD."""

_ODD = re.compile(
    rf"[{_HALF}{_INVISIBLE}{_SPACE}{_LINE}{_WIDE}]|{_AM}|[ \t]{{{_GAP + 1}}}|(?:[ \t]*+\n){{{_LINES + 1}}}"
)
_PIECE = re.compile(
    rf"(?P<gone>[{_INVISIBLE}]+)|(?P<lines>(?:[ \t]*+(?:\r\n|[\n{_LINE}])){{2,}}+)|(?P<line>\r\n|[{_LINE}])"
    rf"|(?P<gap>[ \t{_SPACE}]+)|(?P<am>{_AM})|(?P<wide>[{_WIDE}][\uff9e\uff9f]?)|(?P<half>[{_HALF}])"
)
_ENDED = re.compile(rf"[ \t]*+(?P<end>\r\n|[\n{_LINE}])")


@dataclass(frozen=True)
class Normal:
    """`text` as it is read; its code point `i` stood at `[starts[i], ends[i])` of the text as submitted."""

    text: str
    starts: "array[int] | None" = None
    ends: "array[int] | None" = None

    def submitted(self, span: tuple[int, int]) -> tuple[int, int]:
        """Where a span of `text` stood in the text as submitted."""
        if self.starts is None or self.ends is None:
            return span
        start, end = span
        if start < end:
            return self.starts[start], self.ends[end - 1]
        at = self.starts[start] if start < len(self.starts) else max(self.ends, default=0)
        return at, at

    def restore(self, extraction: Extraction) -> Extraction:
        """Facts read from `text`, with their spans counted in the text as submitted."""
        if self.starts is None:
            return extraction
        facts = {
            key: tuple(
                fact if fact.span is None else fact.model_copy(update={"span": self.submitted(fact.span)})
                for fact in getattr(extraction, key)
            )
            for key in LISTS
        }
        return extraction.model_copy(update=facts)


def normal_of(text: str) -> Normal:
    """The text as it is read, in time linear in its length. Never raises for any `str`."""
    if not _ODD.search(text) and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return Normal(text)
    return _Writer(text).written()


class _Writer:
    """Writes the form that is read, and notes where each code point of it came from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.starts, self.ends = array("i"), array("i")

    def written(self) -> Normal:
        done = 0
        for piece in _PIECE.finditer(self.text):
            self._as_is(done, piece.start())
            done = piece.end()
            self._piece(piece.lastgroup or "", piece.start(), piece.end())
        self._as_is(done, len(self.text))
        return self._composed("".join(self.out))

    def _piece(self, kind: str, start: int, end: int) -> None:
        if kind == "lines":
            for count, line in enumerate(_ENDED.finditer(self.text, start, end)):
                if count == _LINES:
                    break
                self._gap(line.start(), line.start("end"))
                self._put("\n", line.start("end"), line.end())
        elif kind == "line":
            self._put("\n", start, end)
        elif kind == "gap":
            self._gap(start, end)
        elif kind == "am":
            for char in self.text[start:end]:
                if char != "\u0e4d":  # its tone mark stands before it
                    self._put("\u0e33" if char == "\u0e32" else char, start, end)
        elif kind == "half":
            self._put("\ufffd", start, end)
        elif kind == "wide":
            for char in unicodedata.normalize("NFKC", self.text[start:end]):
                self._put(char, start, end)

    def _put(self, char: str, start: int, end: int) -> None:
        self.out.append(char)
        self.starts.append(start)
        self.ends.append(end)

    def _as_is(self, start: int, end: int) -> None:
        self.out.append(self.text[start:end])
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def _gap(self, start: int, end: int) -> None:
        for at in range(start, min(end, start + _GAP)):
            self._put("\t" if self.text[at] == "\t" else " ", at, at + 1)

    def _composed(self, text: str) -> Normal:
        """NFC, cluster by cluster: nothing in NFC reaches from one to the next."""
        if unicodedata.is_normalized("NFC", text):
            return Normal(text, self.starts, self.ends)
        out: list[str] = []
        starts, ends = array("i"), array("i")
        for first, last in _clusters(text):
            written = unicodedata.normalize("NFC", text[first:last])
            out.append(written)
            if len(written) == last - first:
                starts.extend(self.starts[first:last])
                ends.extend(self.ends[first:last])
            else:
                starts.extend([self.starts[first]] * len(written))
                ends.extend([self.ends[last - 1]] * len(written))
        return Normal("".join(out), starts, ends)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Where each letter begins and, with all that NFC may join to it, ends."""
    first = 0
    for at, char in enumerate(text):
        joins = char >= "\u0300" and (unicodedata.combining(char) or char in _JOINS)
        if at > first and (not joins or at - first >= _MARKS):
            yield first, at
            first = at
    if first < len(text):
        yield first, len(text)
