"""Entity ids: SHA-256 over the kind and the normalised value, framed as a JSON list so that no two lists meet.

An id comes from the value alone, never from another report: the same container number is one entity for everybody,
and nobody learns from an id who else has it. A person's name alone never merges two people: a person's id holds the
report, unless a passport beside the name binds it.
"""

import hashlib
import json
import re
import unicodedata

from graph.company_forms import split_form
from graph.model import EntityKind
from graph.names import fold
from nlp.extraction import Scheme

_LETTERS: dict[EntityKind, str] = {
    EntityKind.PERSON: "p", EntityKind.ORGANISATION: "o", EntityKind.CONTAINER: "c", EntityKind.VESSEL: "s",
    EntityKind.VEHICLE: "v", EntityKind.FLIGHT: "f", EntityKind.DOCUMENT: "d", EntityKind.PHONE: "t",
    EntityKind.EMAIL: "e", EntityKind.ACCOUNT: "a", EntityKind.PLACE: "l", EntityKind.COMMODITY: "m",
}  # fmt: skip
KIND_OF: dict[Scheme, EntityKind] = {
    "container": EntityKind.CONTAINER,
    "vessel_imo": EntityKind.VESSEL,
    "mmsi": EntityKind.VESSEL,
    "plate": EntityKind.VEHICLE,
    "flight": EntityKind.FLIGHT,
    "bl": EntityKind.DOCUMENT,
    "awb": EntityKind.DOCUMENT,
    "seal": EntityKind.DOCUMENT,
    "declaration": EntityKind.DOCUMENT,
    "passport": EntityKind.DOCUMENT,
    "case_ref": EntityKind.DOCUMENT,
    "parcel": EntityKind.DOCUMENT,
    "company_no": EntityKind.DOCUMENT,
    "phone": EntityKind.PHONE,
    "email": EntityKind.EMAIL,
    "bank_account": EntityKind.ACCOUNT,
}
"""Which scheme makes which kind of entity. `hs` makes none: a heading is a class of goods, not a thing."""
NOMINAL_SCHEMES: frozenset[Scheme] = frozenset({"passport", "phone", "email", "bank_account"})
"""They point at a natural person (handling.md)."""
_VESSEL_PREFIX = re.compile(r"^(?:m v|mv|m t|mt|m s|ms|s s|ss|f v|fv|mfv|km|kmp|mts|tb|lct|tug|vessel|ship) (?=.)")
_FLIGHT_NUMBER = re.compile(r"^[A-Z0-9]{2}[A-Z]?\d{1,4}[A-Z]?$")


def entity_id(kind: EntityKind, *fields: str) -> str:
    """A letter for the kind, then 128 bits of the hash in hexadecimal."""
    framed = json.dumps([kind.value, *fields], ensure_ascii=False).encode("utf-8", "surrogatepass")
    return f"{_LETTERS[kind]}-{hashlib.sha256(framed).hexdigest()[:32]}"


def normalised(scheme: str, value: str) -> str:
    """An identifier's value as identity has it, however it is spaced or cased: upper case, letters and digits of any
    script (with their vowel marks) alone; an e-mail keeps its marks, in lower case; a phone keeps its +."""
    text = unicodedata.normalize("NFKC", value)
    if scheme == "email":
        return text.strip().casefold()
    kept = "".join(char for char in text.upper() if unicodedata.category(char)[0] in "LNM")
    return f"+{kept}" if scheme == "phone" and text.strip().startswith("+") else kept


def identifier_id(scheme: Scheme, value: str) -> str | None:
    """None where the scheme makes no entity, or nothing is left of the value."""
    kind = KIND_OF.get(scheme)
    value = normalised(scheme, value)
    return entity_id(kind, scheme, value) if kind and value else None


def organisation_id(name: str) -> str:
    core, form = split_form(name)
    return entity_id(EntityKind.ORGANISATION, core, form)


def vessel_name(name: str) -> str:
    """Folded, without "MV" and the like."""
    folded = fold(name)
    return _VESSEL_PREFIX.sub("", folded)


def vessel_name_id(name: str) -> str:
    """Weak: ships share names. It gathers what is said of the name and links no reports."""
    return entity_id(EntityKind.VESSEL, "name", vessel_name(name))


def flight_number(name: str) -> str | None:
    """ "TG-337" is the flight TG337; an aircraft's name is none."""
    number = normalised("flight", name)
    return number if _FLIGHT_NUMBER.match(number) and any(char.isalpha() for char in number[:3]) else None


def place_id(name: str, country: str | None, locode: str | None) -> str:
    if locode:
        return entity_id(EntityKind.PLACE, "locode", locode)
    return entity_id(EntityKind.PLACE, "name", country or "", fold(name))


def country_id(code: str) -> str:
    return entity_id(EntityKind.PLACE, "country", code)


def commodity_id(category: str, item: str) -> str:
    return entity_id(EntityKind.COMMODITY, category, fold(item))


def person_id(report: str, name: str, nth: int) -> str:
    """The `nth` (from 0) of that name in that report."""
    return entity_id(EntityKind.PERSON, "report", report, fold(name), str(nth))


def passport_holder_id(passport: str, name: str) -> str:
    """A passport number alone may be two countries' number: with the name it is one person."""
    return entity_id(EntityKind.PERSON, "passport", normalised("passport", passport), fold(name))
