"""Telephone numbers: international ones by their plus sign, national ones by a word before them.

Numbers are read by libphonenumber (phonenumbers); one that is too long or too short for its country is none.
"""

import re
from collections.abc import Iterator, Sequence

import phonenumbers

from nlp.amounts.found import Found

_PLUS = re.compile(r"(?<![A-Za-z0-9+])\+ ?\(?\d(?:[ ()./\-]{0,2}\d){6,14}(?!\d)(?!\.\d)")
_ZERO = re.compile(r"(?<![A-Za-z0-9+,.])00\d{1,3}[ -]\d(?:[ ()\-]{0,2}\d){6,12}(?!\d)")
NATIONAL = re.compile(
    r"(?<![A-Za-z0-9+,.$])\(?\d(?:[ ()./\-]{0,2}\d){5,14}(?![A-Za-z0-9%])(?![ ()./\-]{0,2}\d)(?!,\d{3})"
)
"""The shape of a number written for the country it is in."""
_MOBILE = {
    "vi": re.compile(r"(?<![A-Za-z0-9+,.])0[35789]\d[ .-]?\d{3}[ .-]?\d{3,4}(?!\d)(?!\.\d)"),
    "id": re.compile(r"(?<![A-Za-z0-9+,.])08\d{2}[ .-]?\d{3,4}[ .-]?\d{3,5}(?!\d)"),
    "ms": re.compile(r"(?<![A-Za-z0-9+,.])01\d[ -]?\d{3,4}[ -]?\d{4}(?!\d)"),
    "th": re.compile(r"(?<![A-Za-z0-9+,.])0[689]\d?[ -]?\d{3}[ -]?\d{4}(?!\d)"),
    "ko": re.compile(r"(?<![A-Za-z0-9+,.])01[016789][ -]?\d{3,4}[ -]?\d{4}(?!\d)"),
    "ja": re.compile(r"(?<![A-Za-z0-9+,.])0[789]0[ -]?\d{4}[ -]?\d{4}(?!\d)"),
    "zh": re.compile(r"(?<![A-Za-z0-9+,.])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"),
}
"""Mobile numbers of a language's own country, told by their form."""


def parse_phone(number: str, regions: Sequence[str | None]) -> str | None:
    """E.164 of `number`, read as one of the first of `regions` where it is valid, else as one whose plus sign was left
    out, else where it is possible; None if nowhere."""
    possible = None
    for region in regions:
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
        if possible is None and phonenumbers.is_possible_number(parsed):
            possible = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return (None if number.startswith(("+", "0", "(0")) else _without_plus(number)) or possible


def _without_plus(number: str) -> str | None:
    """`234 803 551 7729`: the country code is there, the sign is not."""
    try:
        parsed = phonenumbers.parse("+" + re.sub(r"\D", "", number), None)
    except phonenumbers.NumberParseException:
        return None
    return (
        phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
        if phonenumbers.is_valid_number(parsed)
        else None
    )


def _international(digits: str) -> str | None:
    bare = "+" + re.sub(r"\D", "", digits).removeprefix("00")
    # Numbers of satellite networks and of ranges not yet given out are no less a number that someone wrote down.
    return parse_phone(bare, [None]) or (bare if 9 <= len(bare) <= 16 else None)


def phones_by_form(plain: str, language: str, regions: Sequence[str]) -> Iterator[Found]:
    """Numbers with a country code, and mobile numbers in the language's own country."""
    for pattern in (_PLUS, _ZERO):
        for found in pattern.finditer(plain):
            if value := _international(found[0]):
                yield Found(*found.span(), "phone", value, None, 0.96, "identifiers.phone-international")
    own = _MOBILE.get(language)
    for found in own.finditer(plain) if own else ():
        if value := parse_phone(found[0], regions):
            yield Found(*found.span(), "phone", value, None, 0.7, "identifiers.phone-mobile")
