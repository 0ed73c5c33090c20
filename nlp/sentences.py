"""Where sentences begin and end, in any of the region's scripts.

A sentence here is the largest piece of text within which a grammar may look for who did what: it ends at a full
stop that is no abbreviation's, at a line's end, or at the stop of a script. Source: Unicode UAX 29, kept to what
seizure reports need.
"""

import re
from bisect import bisect_right

_END = re.compile(
    r"[.!?]+[\"”’')\]]*(?=\s)|[。！？!?;；។။…]+[」』”)]*|\n+|\s(?=\d{1,2}[.)]\s+[A-Z])|\s(?=[-*•]\s+[A-Z\d])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|no|nos|co|ltd|inc|corp|pte|pty|sdn|bhd|pvt|jr|sr|col|gen|capt|lt|sgt|insp|supt|hon|prof|rev"
    r"|gov|sen|atty|dept|approx|abt|est|ref|dt|tel|vs|etc|e\.g|i\.e|a\.k\.a|u\.s|u\.k|u\.n|rs|app|art|sec|fig|vol|ma|mt|m/s"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|p\.o|s\.a|b\.v|l\.l\.c|k\.k|tgl|tp|ths|bs|ts|pgs|gs|q|kec|kab|jl"
    r"|น\.ส|ด\.ต|พ\.ต\.อ|ม\.ค|ก\.พ|ป\.ป\.ส)|\b[a-z])$",
    re.IGNORECASE,
)
_MAY_END = re.compile(r"(?:ltd|bhd|inc|corp|etc|sept?|oct|nov|dec|jan|feb|aug)$", re.IGNORECASE)


def sentences(text: str) -> list[tuple[int, int]]:
    """`[start, end)` of each sentence, in order, covering all of `text`."""
    found, start = [], 0
    for match in _END.finditer(text):
        if match.group() == "." and _is_abbreviation(text, start, match.start()):
            continue
        if match.end() > start:
            found.append((start, match.end()))
            start = match.end()
    if start < len(text):
        found.append((start, len(text)))
    return found


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    """Does the point at `stop` belong to an abbreviation? One that often ends a sentence does not before a capital."""
    if not _ABBREVIATION.search(text, max(start, stop - 12), stop):
        return False
    return not (text[stop + 1 : stop + 3].strip()[:1].isupper() and _MAY_END.search(text, max(0, stop - 5), stop))


class Sentences:
    """Finds the sentence that holds an offset in logarithmic time."""

    def __init__(self, text: str) -> None:
        self.spans = sentences(text)
        self._starts = [start for start, _ in self.spans]

    def at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds `offset`; `(0, 0)` for an empty text."""
        index = self.index(offset)
        return self.spans[index] if self.spans else (0, 0)

    def index(self, offset: int) -> int:
        """Its number."""
        return max(0, bisect_right(self._starts, offset) - 1)
