"""Writes facts['identifiers']: numbers that point at one thing, each by its form or by the word before it.

Identifiers are kept wherever they stand: a number of an earlier case links two messages. Where two readings of the same
digits meet, the surer holds; the same number twice is one fact, at its surest mention.
"""

import re
from collections.abc import Iterator
from functools import cache

from nlp import lexicon
from nlp.amounts.found import Found, settle
from nlp.extraction import Identifier
from nlp.identifiers.airlines import flights
from nlp.identifiers.cues import by_cue
from nlp.identifiers.forms import by_form
from nlp.identifiers.phones import phones_by_form
from nlp.identifiers.plates import plates_by_form
from nlp.reading import Reading
from nlp.text.jurisdiction import OF_LANGUAGE, WINDOW, countries_of
from nlp.text.plain import plain_of

_AIR = re.compile(
    r"\b(?:airports?|flights?|pax|passengers?|airlines?|airways|air cargo|baggage|luggage|aircraft|boarding|awb)\b"
    r"|sân bay|chuyến bay|机场|機場|航班|旅客|สนามบิน|ท่าอากาศยาน|เที่ยวบิน|ผู้โดยสาร|bandara"
    r"|lapangan terbang|penerbangan|ສະໜາມບິນ|ອາກາດ"
    r"|អាកាសយានដ្ឋាន|လေဆိပ်|공항|항공|空港|便名|成田|羽田"
)
_NEAR_PASSPORT = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}\d{6,9}(?![A-Za-z0-9])")


_MOST_REGIONS = 8
_FIRMS = {"sdn": "MY", "pte": "SG", "pvt": "IN", "pty": "AU", "tnhh": "VN", "tbk": "ID"}
"""A company form that one country has: whose numbers the text holds where it names no country."""


@cache
def _people() -> lexicon.Matcher:
    return lexicon.Matcher(
        (word, e["country"]) for e in lexicon.load("nationalities") for word in e["names"].get("en", [])
    )


def _regions(reading: Reading) -> list[str]:
    """Countries whose national numbers the text may hold, the likeliest first."""
    own = OF_LANGUAGE.get(reading.language)
    firms = [_FIRMS[word] for word in dict.fromkeys(re.findall(r"\b(?:sdn|pte|pvt|pty|tnhh|tbk)\b", reading.folded))]
    people = [match.entry[0] for match in _people().find(reading.folded[:WINDOW])]
    return list(dict.fromkeys([*([own] if own else []), *countries_of(reading)[:5], *firms, *people]))[:_MOST_REGIONS]


def _like_passports(plain: str, found: list[Found]) -> Iterator[Found]:
    """Numbers of the same letters and length as a passport that was named as one: the next lines of a list."""
    shapes = {re.sub(r"\d", "9", f.value) for f in found if f.scheme == "passport"}
    if shapes:
        for match in _NEAR_PASSPORT.finditer(plain):
            if re.sub(r"\d", "9", match[0]) in shapes:
                yield Found(*match.span(), "passport", match[0], None, 0.7, "identifiers.passport-like")


def find_identifiers(reading: Reading) -> list[Found]:
    """All identifiers of the text, in order, none overlapping; a value may come twice."""
    plain = plain_of(reading)
    regions = _regions(reading)
    cued, where = by_cue(reading.folded, plain, regions)
    found = [*by_form(plain), *plates_by_form(plain), *phones_by_form(plain, reading.language, regions), *cued]
    found += flights(plain, where, bool(_AIR.search(reading.folded)))
    found += list(_like_passports(plain, cued))
    return settle(found)


def read_identifiers(reading: Reading) -> None:
    """Adds each identifier once. Leaves the spans of all mentions in `notes["identifiers"]`."""
    found = find_identifiers(reading)
    reading.notes["identifiers"] = found
    best: dict[tuple[str, str], Found] = {}
    for each in found:
        key = (each.scheme, each.value)
        if key not in best or each.confidence > best[key].confidence:
            best[key] = each
    reading.facts["identifiers"] += [
        Identifier(
            scheme=each.scheme,
            value=each.value,
            valid=each.valid,
            span=(each.start, each.end),
            confidence=each.confidence,
            rule=each.rule,
        )
        for each in best.values()
    ]
