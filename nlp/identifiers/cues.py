"""Identifiers that a word before them tells: `B/L`, `passport`, `mã số thuế`, `ทะเบียน` and then a number.

The word gives the scheme, the scheme the shape of its numbers. After one number its list may go on (`A, B and C`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from nlp import lexicon
from nlp.amounts.found import Found
from nlp.identifiers.check_digits import is_air_waybill, is_imo, is_postal_item
from nlp.identifiers.forms import bare
from nlp.identifiers.phones import NATIONAL, parse_phone
from nlp.identifiers.plates import plate_after

_EDGE = r"(?<![A-Za-z0-9])"
_END = r"(?![A-Za-z0-9])"

_SHAPES: dict[str, re.Pattern[str]] = {
    scheme: re.compile(pattern)
    for scheme, pattern in {
        "bl": rf"{_EDGE}(?:[A-Z]{{3,4}} \d{{6,12}}"
            rf"|(?=[A-Z\-/]{{0,12}}\d)(?=(?:[A-Z\-/]*\d){{4}})[A-Z0-9][A-Z0-9/\-]{{5,21}}){_END}",
        "awb": rf"{_EDGE}\d{{3}}[ -]{{0,3}}\d{{4}}[ -]?\d{{4}}{_END}",
        "vessel_imo": rf"{_EDGE}\d{{7}}{_END}",
        "mmsi": rf"{_EDGE}\d{{9}}{_END}",
        "passport": rf"{_EDGE}(?:[A-Z]{{1,3}} ?\d{{5,9}}|[A-Z]\d{{2}}[A-Z]{{2}}\d{{4}}|\d{{7,9}}"
            rf"|[A-Z0-9]{{2}}\d{{6,7}}[A-Z]?){_END}",
        "seal": rf"{_EDGE}(?:[A-Z]{{1,6}}[ -]?\d{{4,12}}|\d{{5,12}}[A-Z]?){_END}",
        "declaration": rf"{_EDGE}(?=(?:[A-Z]*[ \-/]?\d){{5}})[A-Z]{{0,3}}-?\d[\dA-Z]*(?:[-/]\d+){{0,4}}{_END}(?!\.\d)",
        "hs": rf"{_EDGE}\d{{4}}(?:[. ]?\d{{2}}(?:[. ]?\d{{2}}(?:[. ]?\d{{2}})?)?)?{_END}(?!\.\d)(?!,\d)",
        "parcel": rf"{_EDGE}(?:[A-Z]{{1,5}} ?)?\d(?:[ -]?\d){{6,21}}(?: ?[A-Z]{{2}})?{_END}(?![.,]\d)",
        "bank_account": rf"{_EDGE}\d(?:[ -]?\d){{6,19}}{_END}(?![.,]\d)",
        "company_no": rf"{_EDGE}(?=(?:[A-Z\-]*[ .\-]?\d){{5}})[A-Z]{{0,5}}[ -]?\d(?:[A-Z0-9]"
            rf"|[ .\-/](?=\d)){{4,22}}(?:-?[A-Z])?{_END}",
        "case_ref": rf"{_EDGE}(?=[A-Z0-9()./\-]{{0,20}}\d)(?:[A-Z0-9]{{1,12}}(?:[-/.(][A-Z0-9]{{1,10}}\)?){{1,7}}"
            rf"|\d{{4,12}}){_END}",
        "phone": NATIONAL.pattern,
    }.items()
}  # fmt: skip
_NOT_DATE = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|(?:19|20)\d\d|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./]\d{1,2})"
)
_MEASURED = re.compile(
    r"\s?(?:kgs?|kilo\w*|grams?|gms?|g|tonnes?|tons?|mt|litres?|liters?|tablets?|pills?|pieces?|pcs"
    r"|usd|baht|ringgit|million|billion|crore|lakh|cartons?|boxes|bags|packs|sticks|percent"
    r"|days|months|years|hrs|hours|people|persons|men|officers|viên|triệu|tỷ|đồng|tấn|gói|元|公斤|千克|克"
    r"|万|萬|支|件|人|年|บาท|เม็ด|กก|กรัม|juta|ribu|miliar|batang|butir)\b|\s?%",
    re.IGNORECASE,
)
_GAP_ENDS = re.compile(r"[\n;。；\u17d4\u104b]|[.!?] (?=[A-Z][a-z])|\d")
_MORE = re.compile(
    r"(?:\s*(?:,|;|/|、|，|&|\band\b|\bor\b|và|dan|และ|แล|与|和|及|ແລະ|និង|နှင့်|と|및|·"
    r"|\+)\s*){1,2}(?:(?:nos?\.?|to|the)\s+)?",
    re.IGNORECASE,
)
_POSTAL = re.compile(r"[A-Z]{2}\d{9}[A-Z]{2}")
_STRONG_GAP = 12
"""Code points between word and number up to which nothing else can be meant."""
_FEW = 30
"""Most numbers of one list."""


@cache
def _cues() -> lexicon.Matcher:
    return lexicon.Matcher(
        (word, entry)
        for entry in lexicon.load("identifier_cues")
        for words in entry["names"].values()
        for word in words
    )


def _amount(plain: str, start: int, end: int) -> bool:
    """A measure, price or date stands there."""
    return bool(
        _MEASURED.match(plain, end)
        or _NOT_DATE.fullmatch(plain, start, end)
        or plain[max(0, start - 1) : start] in {"$", "€", "£", "¥", "₱", "฿"}
    )


def _verdict(scheme: str, number: str) -> bool | None:
    if scheme == "awb":
        return is_air_waybill(number)
    if scheme == "parcel" and _POSTAL.fullmatch(number):
        return is_postal_item(number)
    return is_imo(number) if scheme == "vessel_imo" else None


def _accept(scheme: str, plain: str, start: int, end: int, gap: int, regions: Sequence[str]) -> Found | None:
    """The number at `[start, end)`, `gap` after its word."""
    number = bare(plain[start:end])
    near = gap <= _STRONG_GAP
    if scheme not in {"hs", "vessel_imo", "mmsi", "awb"} and _amount(plain, start, end):
        return None
    if scheme == "phone":
        value = parse_phone(plain[start:end], regions)
        if value is None:
            return None
        return Found(start, end, scheme, value, None, 0.85 if near else 0.7, "identifiers.phone-cued")
    if scheme == "hs" and not (len(number) >= 6 or near):
        return None
    if scheme == "case_ref" and not (any(sign in plain[start:end] for sign in "-/") or gap <= 6):
        return None
    sure = {"vessel_imo": 0.97, "mmsi": 0.97, "awb": 0.97, "hs": 0.9, "case_ref": 0.75}.get(scheme, 0.9)
    verdict = _verdict(scheme, number)
    return Found(start, end, scheme, number, verdict, sure if near else sure - 0.15, f"identifiers.{scheme}-cued")


def _after(scheme: str, plain: str, end: int, reach: int, regions: Sequence[str]) -> Iterator[Found]:
    shape = _SHAPES[scheme]
    limit = min(len(plain), end + reach + 30)
    found = shape.search(plain, end, limit)
    if found is None or found.start() - end > reach:
        return
    stop = _GAP_ENDS.search(plain, end, found.start())
    if stop:
        return
    gap = found.start() - end
    for _ in range(_FEW):
        accepted = _accept(scheme, plain, found.start(), found.end(), gap, regions)
        if accepted is None:
            return
        yield accepted
        more = _MORE.match(plain, accepted.end)
        following = shape.match(plain, more.end()) if more else None
        if following is None:
            return
        found, gap = following, _STRONG_GAP


def _plates(plain: str, end: int, reach: int, named: bool) -> Iterator[Found]:
    for at in range(_FEW):
        found = plate_after(plain, end, reach if at == 0 else 0, named)
        if found is None or _GAP_ENDS.search(plain, end, found[0]) or _amount(plain, found[0], found[1]):
            return
        sure = (0.9 if found[0] - end <= _STRONG_GAP else 0.75) if named else 0.7
        yield Found(found[0], found[1], "plate", found[2], None, sure, "identifiers.plate-cued")
        more = _MORE.match(plain, found[1])
        if more is None:
            return
        end = more.end()


def by_cue(folded: str, plain: str, regions: Sequence[str]) -> tuple[list[Found], list[tuple[int, int]]]:
    """Identifiers after a word, and where a flight number may begin after its word."""
    found: list[Found] = []
    flights: list[tuple[int, int]] = []
    for cue in _cues().find(folded):
        for entry in cue.entry:
            scheme, reach = entry["scheme"], entry["reach"]
            if scheme == "flight":
                flights.append((cue.end, min(len(plain), cue.end + reach)))
            elif scheme in {"plate", "vehicle"}:
                found += _plates(plain, cue.end, reach, scheme == "plate")
            else:
                found += _after(scheme, plain, cue.end, reach, regions)
    return found, flights
