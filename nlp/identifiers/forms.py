"""Identifiers that their form alone tells: containers, postal items, air waybills, e-mails, references, tax numbers.

Each pattern is anchored by letters or signs that ordinary numbers do not have, so none of them needs a word before it.
"""

import re
from collections.abc import Callable, Iterator

from nlp.amounts.found import Found
from nlp.identifiers.airlines import by_prefix
from nlp.identifiers.check_digits import is_air_waybill, is_container, is_iban, is_postal_item, is_ups

_SURE = 0.99
_EDGE = r"(?<![A-Za-z0-9])"
_END = r"(?![A-Za-z0-9])"
_YEAR = r"(?:19|20|25)\d\d"

_EMAIL = re.compile(r"(?<![\w.+%-])[A-Za-z0-9][\w.+%-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}", re.ASCII)
_CONTAINER = re.compile(
    rf"{_EDGE}(?P<owner>[A-Z]{{3}}[UJZ])[ .\-/]{{0,3}}(?P<serial>\d{{3}}[ .-]?\d{{3}})[ .\-/(\["
    rf"]{{0,2}}(?P<check>\d)(?:[\])])?{_END}"
)
_BLURRED = re.compile(
    rf"{_EDGE}(?=[A-Z0]{{4}}[ .-]?(?:[\dOIlSBQZ][ .-]?){{7}}{_END})(?P<owner>[A-Z0]{{3}}[UJZ0])[ .-]?"
    rf"(?P<rest>(?:[\dOIlSBQZ][ .-]?){{6}}[\dOIlSBQZ]){_END}"
)
"""A container whose letters and digits were mistaken for each other by a reader or a machine."""
_SHORT = re.compile(rf"{_EDGE}(?P<owner>[A-Z]{{3}}U)[ -]?(?P<serial>\d{{6}})(?![ .-]?\d)(?![A-Za-z])")
"""Owner and serial number, the check digit left out."""
_POSTAL = re.compile(
    rf"{_EDGE}[A-Z]{{2}} ?\d{{3}} ?\d{{3}} ?\d{{3}} ?(?:[A-Z]{{2}}){_END}"
    rf"|{_EDGE}[A-Z]{{2}} ?\d{{4}} ?\d{{4}} ?\d ?[A-Z]{{2}}{_END}"
)
_UPS = re.compile(
    rf"{_EDGE}1Z ?(?:[0-9A-Z]{{3}} ?){{2}}(?:[0-9A-Z]{{2}} ?)(?:\d{{4}} ?){{2}}{_END}|{_EDGE}1Z[0-9A-Z]{{15}}\d{_END}"
)
_WAYBILL = re.compile(rf"(?<![\w+.,-])(?P<prefix>\d{{3}})-(?P<serial>\d{{4}}[ -]?\d{{4}}){_END}(?![-.]\d)")
_IBAN = re.compile(rf"{_EDGE}[A-Z]{{2}}\d{{2}}(?: ?[A-Z0-9]{{4}}){{3,7}}(?: ?[A-Z0-9]{{1,3}})?{_END}")
_GSTIN = re.compile(rf"{_EDGE}\d{{2}}[A-Z]{{5}}\d{{4}}[A-Z]\d[A-Z][0-9A-Z]{_END}")
_CREDIT_CODE = re.compile(rf"{_EDGE}9[0-9A-HJ-NPQRTUWXY]\d{{6}}[0-9A-HJ-NPQRTUWXY]{{10}}{_END}")
_UEN = re.compile(rf"{_EDGE}(?:19|20)\d{{7}}[A-Z]{_END}")
_REFERENCE = re.compile(
    rf"(?<![A-Za-z0-9/-])[A-Z]{{2,8}}(?:[-/][A-Z&]{{1,8}}){{0,3}}[-/]{_YEAR}[-/](?:[A-Z]{{1,4}}[-/]?"
    rf")?\d{{2,7}}(?![A-Za-z0-9])"
    rf"|(?<![A-Za-z0-9/-])[A-Z]{{2,8}}(?:[-/][A-Z&]{{1,8}}){{0,3}}[-/]\d{{2,6}}[-/]{_YEAR}(?![A-Za-z0-9/-])"
)


def bare(number: str) -> str:
    """Without spaces, dashes, dots and brackets; upper case."""
    return re.sub(r"[^0-9A-Za-z]", "", number).upper()


def _emails(plain: str) -> Iterator[Found]:
    if "@" in plain:
        for found in _EMAIL.finditer(plain):
            yield Found(*found.span(), "email", found[0].rstrip(".-"), None, _SURE, "identifiers.email")


def _containers(plain: str) -> Iterator[Found]:
    for found in _CONTAINER.finditer(plain):
        number = bare(found[0])
        valid = is_container(number)
        if valid or number[3] == "U":
            yield Found(*found.span(), "container", number, valid, _SURE if valid else 0.9, "identifiers.iso-6346")
    for found in _BLURRED.finditer(plain):
        number = bare(found["owner"] + found["rest"])
        digits = sum(sign.isdigit() for sign in number[4:])
        if digits >= 4 and not re.fullmatch(r"[A-Z]{4}[0-9]{7}", number):
            yield Found(*found.span(), "container", number, False, 0.8, "identifiers.iso-6346-blurred")
    for found in _SHORT.finditer(plain):
        yield Found(*found.span(), "container", bare(found[0]), None, 0.6, "identifiers.iso-6346-no-check-digit")


def _postal(plain: str) -> Iterator[Found]:
    for found in _POSTAL.finditer(plain):
        number = bare(found[0])
        valid = is_postal_item(number)
        spaced = " " in found[0]
        if valid or not spaced:
            yield Found(*found.span(), "parcel", number, valid, _SURE if valid else 0.8, "identifiers.upu-s10")
    for found in _UPS.finditer(plain):
        number = bare(found[0])
        yield Found(*found.span(), "parcel", number, is_ups(number), 0.95, "identifiers.ups")


def _waybills(plain: str) -> Iterator[Found]:
    for found in _WAYBILL.finditer(plain):
        number = bare(found[0])
        if found["prefix"] in by_prefix() and is_air_waybill(number):
            yield Found(*found.span(), "awb", number, True, 0.85, "identifiers.awb-form")


def _registers(plain: str) -> Iterator[Found]:
    for pattern, rule in ((_GSTIN, "gstin"), (_CREDIT_CODE, "uscc"), (_UEN, "uen")):
        for found in pattern.finditer(plain):
            yield Found(*found.span(), "company_no", bare(found[0]), None, 0.9, f"identifiers.{rule}")
    for found in _IBAN.finditer(plain):
        if is_iban(bare(found[0])):
            yield Found(*found.span(), "bank_account", bare(found[0]), True, _SURE, "identifiers.iban")


def _references(plain: str) -> Iterator[Found]:
    for found in _REFERENCE.finditer(plain):
        yield Found(*found.span(), "case_ref", bare(found[0]), None, 0.93, "identifiers.case-ref-form")


FORMS: tuple[Callable[[str], Iterator[Found]], ...] = (
    _emails, _containers, _postal, _waybills, _registers, _references,
)  # fmt: skip


def by_form(plain: str) -> Iterator[Found]:
    """All identifiers of `plain` (see `nlp.text.plain`) that their form tells."""
    for find in FORMS:
        yield from find(plain)
