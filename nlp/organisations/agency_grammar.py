"""How names of agencies are built, script by script: gives spans of agencies that no list holds.

English: capitalised words around a head ("Customs", "Police", "... Bureau", "Ministry of ..."). Vietnamese, Indonesian,
Malay: a head, then the words it takes. Chinese, Japanese, Korean: words up to a head at the end. Thai, Lao, Khmer,
Burmese: a head and what is written on to it.
"""

from nlp.organisations.english_grammar import LOWER, english
from nlp.organisations.local_grammar import LATIN, brahmic, cjk
from nlp.text.spans import Span


def find_by_grammar(text: str) -> list[Span]:
    """Spans of agencies, in order, none overlapping. Linear in the length of `text`."""
    spans = [
        *english(text),
        *(m.span() for m in LOWER.finditer(text)),
        *(m.span() for m in LATIN.finditer(text)),
        *cjk(text),
        *brahmic(text),
    ]
    joined: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        elif joined and text[joined[-1][1] : start] in ("所属", "下属", "隶属", ""):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
