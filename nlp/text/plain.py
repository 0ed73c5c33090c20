"""The text with the digits and letters of other scripts' forms as ASCII, its case kept, code point for code point.

Identifiers are written with full-width or local digits too; `folded` has lost the case that tells `CX724` from a word.
"""

import unicodedata

from nlp.reading import Reading


def plain_text(text: str) -> str:
    """Decimal digits of any script and full-width ASCII as ASCII; same length as `text`."""
    table: dict[int, str] = {}
    for char in set(text):
        if char.isascii():
            continue
        if char.isdecimal():
            table[ord(char)] = str(unicodedata.decimal(char))
        elif "\uff01" <= char <= "\uff5e":
            table[ord(char)] = chr(ord(char) - 0xFEE0)
        elif char in "\u2010\u2011\u2012\u2212":
            table[ord(char)] = "-"
        elif char in "\u00a0\u2007\u202f\u3000":
            table[ord(char)] = " "
    return text.translate(table)


def plain_of(reading: Reading) -> str:
    """`plain_text` of a message, made once."""
    if "plain" not in reading.notes:
        reading.notes["plain"] = plain_text(reading.text)
    plain: str = reading.notes["plain"]
    return plain
