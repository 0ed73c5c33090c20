"""DOCX: headers, body with tables, footnotes, in that order. Source: ECMA-376 Part 1, WordprocessingML."""

import re
from zipfile import ZipFile

from nlp.documents.packed import elements

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_TEXT, _PARAGRAPH, _CELL, _ROW, _DELETED = (f"{_W}{name}" for name in ("t", "p", "tc", "tr", "del"))
_PART = re.compile(r"word/(header\d*|document|footnotes|endnotes)\.xml")
_BEFORE_TAB = re.compile(r" +\t")
_ORDER = {"header": 0, "document": 1, "footnotes": 2, "endnotes": 3}


def read_word(packed: ZipFile, names: frozenset[str]) -> str:
    """A line for each paragraph, a line for each row of a table with tabs between its cells."""
    parts = sorted(
        (name for name in names if _PART.fullmatch(name)),
        key=lambda name: (next(place for part, place in _ORDER.items() if part in name), name),
    )
    texts = [_read_part(packed, name).strip("\n") for name in parts]
    return "\n\n".join(text for text in texts if text.strip()) + "\n"


def _read_part(packed: ZipFile, name: str) -> str:
    out: list[str] = []
    cells = deleted = 0
    for event, element in elements(packed, name):
        if element.tag == _DELETED:
            deleted += 1 if event == "start" else -1
        if element.tag == _CELL:
            cells += 1 if event == "start" else -1
        if event == "start":
            continue
        if element.tag == _TEXT and not deleted:
            out.append(element.text or "")
        elif element.tag in _BREAKS and not deleted:
            out.append(_BREAKS[element.tag])
        elif element.tag == _PARAGRAPH:
            out.append(" " if cells else "\n")
        elif element.tag == _CELL:
            out.append("\t" if cells == 0 else " ")
        elif element.tag == _ROW:
            out.append("\n" if cells == 0 else " ")
        if element.tag in (_PARAGRAPH, _ROW):
            element.clear()
    return "\n".join(_BEFORE_TAB.sub("\t", line).rstrip() for line in "".join(out).split("\n"))
