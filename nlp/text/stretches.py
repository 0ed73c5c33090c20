"""Writes `reading.stretches`: the text cut, without gaps, into sentences, clauses and lines, in linear time.

A stretch is the smallest piece that can speak of something else than its neighbour: a sentence, a line of a form,
or a clause after a semicolon or a conjunction of contrast. Thai and Lao have no full stop: there the line, and the
words that open a new statement, cut.
"""

import re

from nlp.reading import Reading, Stretch

_ABBREVIATIONS = frozenset(
    ["no", "nos", "mr", "mrs", "ms", "dr", "co", "ltd", "inc", "corp", "pte", "pty", "pvt", "st", "mt", "gen",
     "col", "lt", "sgt", "capt", "maj", "pol", "approx", "abt", "est", "vs", "e.g", "i.e", "u.s", "u.k",
     "u.a.e", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ref",
     "fig", "art", "sec", "para", "tel", "fax", "reg", "qty", "wt", "tp", "p", "q", "jl", "kab", "kec", "bhd",
     "sdn", "tbk", "pt", "cv", "ts", "ths", "gs", "rm", "rp", "m.v", "m.t", "spp", "sp", "cf", "al", "incl",
     "excl", "dt", "dept", "gov", "sen", "rep", "viz"]
)  # fmt: skip
"""Words whose full stop ends no sentence (folded, without the last stop)."""

_COMPANY_ENDS = ("ltd", "inc", "corp", "bhd", "tbk", "co", "cv")
_OPENS = re.compile(
    r"(?:The|This|These|That|A|An|In|On|At|Since|It|He|She|They|We|Our|Consignee|Shipper|Consignor"
    r"|Exporter|Importer|Container|No|Two"
    r"|Three|One|Both|All|After|Before|During|From|Case|Goods|Value|Est|Driver|Suspect|Suspects|Officers|Customs)\b"
)
"""Words that open a sentence after an abbreviation that may also end one."""

_CUT = re.compile(
    r"(?P<line>(?:(?<![ \t])[ \t]++)?(?:\r\n?|[\n\v\f\x85\u2028\u2029])\s*)"
    r"|(?P<stop>(?<![.!?])[.!?]++[\"'”’)\]]*+[ \t\u00a0]+)"
    r"|(?P<wide>[。！？；]+[\"'”’）」』]*\s*|[\u17d4\u17d5\u104b\u0964]\s*)"
    r"|(?P<clause>;[ \t]+|(?:(?<![ \t])[ \t]++)?//[ \t]*"
    r"|(?:,|(?<![ \t,]))[ \t]++(?:but|however|whereas|nhưng|tuy nhiên|namun|tetapi|tapi|manakala)\b,?[ \t]*"
    r"|(?=(?<=[ \t])(?:ทั้งนี้|ก่อนหน้านี้|นอกจากนี้|อย่างไรก็ตาม|แต่|สำหรับ|เมื่อวันที่|ກ່ອນໜ້ານີ້|ກ່ອນຫນ້ານີ້|ນອກຈາກນີ້|ແຕ່)))"
)
_WORD_BEFORE = re.compile(r"[^\W\d_][^\W\d_.]*(?:\.[^\W\d_]+)*$")
_LOOK_BACK = 16


def _ends_sentence(text: str, stop: int, after: int) -> bool:
    """Is the full stop at `stop` the end of a sentence? `after` is where the next word begins."""
    if text[stop] != ".":
        return True
    if stop and "\u0e00" <= text[stop - 1] <= "\u0e7f":  # Thai: the stop abbreviates, it ends nothing
        return False
    if after < len(text) and text[after].islower():
        return False
    found = _WORD_BEFORE.search(text, max(0, stop - _LOOK_BACK), stop)
    if found is None:
        # "12. Route" numbers a field at the start of a line; there the number belongs to what follows.
        line = text.rfind("\n", max(0, stop - 6), stop) + 1 or max(0, stop - 6)
        return not (text[line:stop].strip().isdigit() and (line == 0 or text[line - 1] == "\n"))
    word = found.group().casefold()
    if word in _COMPANY_ENDS and _OPENS.match(text, after):
        return True
    return len(word) > 1 and word not in _ABBREVIATIONS


def cut(text: str) -> list[Stretch]:
    """Stretches of `text` in order; together they hold every code point."""
    stretches: list[Stretch] = []
    start = 0
    for found in _CUT.finditer(text):
        end = found.end()
        # A line broken by the sender's mail program goes on in lower case.
        if (
            found.group("line")
            and found.start()
            and text[found.start() - 1] not in ".:;!?"
            and text[end : end + 1].islower()
        ):
            continue
        if end <= start or (found.group("stop") and not _ends_sentence(text, found.start(), end)):
            continue
        # The conjunction opens its clause; every other mark closes the one before.
        at = found.start() if found.group("clause") and not found.group().startswith((";", " //", "//")) else end
        if at > start:
            stretches.append(Stretch(start, at))
            start = at
    if start < len(text):
        stretches.append(Stretch(start, len(text)))
    return stretches


def read_stretches(reading: Reading) -> None:
    """Writes `reading.stretches`."""
    reading.stretches = cut(reading.text)
