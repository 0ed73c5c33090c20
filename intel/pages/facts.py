"""Each fact of an extraction in plain words, for people to check."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SCHEMES = {
    "bl": "bill of lading", "awb": "air waybill", "vessel_imo": "IMO number", "mmsi": "MMSI", "bank_account":
    "bank account", "company_no": "company number", "case_ref": "case reference", "hs": "HS code",
}  # fmt: skip
CATEGORIES = {"ods": "ozone-depleting or fluorinated gas"}
METHODS = {
    "misdeclared": "papers name other goods", "cover_load": "behind or among licit goods", "in_goods":
    "inside the goods themselves", "false_compartment": "in a compartment built for it", "in_vehicle":
    "in the vehicle's own cavities", "in_baggage": "in baggage", "on_body": "on the body", "in_body": "in the body",
    "in_parcel": "in a parcel", "dissolved": "dissolved or soaked in", "abandoned": "left unclaimed",
}  # fmt: skip
DATE_ROLES = {"event": "found or moving on", "reported": "told on"}
CHECKS = {True: "check digit right", False: "check digit wrong", None: None}


@dataclass(frozen=True)
class FactLine:
    """One fact: `kind` names its list in one word, `words` say it, `span` is where the text says it."""

    key: str
    """Where it stands in the extraction, `commodities.0`."""
    kind: str
    words: str
    span: tuple[int, int] | None
    confidence: float
    nominal: bool = False
    """Points at a natural person: masked for those who are not in nominal_to."""


def fact_lines(extraction: Mapping[str, Any]) -> Iterator[FactLine]:
    """Every fact, list by list in the contract's order of interest."""
    for key, (kind, tell) in _TELL.items():
        for place, fact in enumerate(extraction.get(key, ())):
            span = fact.get("span")
            yield FactLine(
                f"{key}.{place}",
                kind,
                tell(fact),
                (span[0], span[1]) if span else None,
                float(fact.get("confidence", 1.0)),
                _is_nominal(key, fact),
            )


def number(value: float) -> str:
    """`1234.50` as `1,234.5`: thousands by commas, no idle zeros."""
    return f"{value:,.3f}".rstrip("0").rstrip(".")


def amount(quantity: float | None, unit: str | None) -> str:
    """`12.5 kg`, or nothing where no quantity is known."""
    return "" if quantity is None else f"{number(quantity)} {unit or ''}".strip()


def _is_nominal(key: str, fact: Mapping[str, Any]) -> bool:
    if key == "people":
        return fact.get("name") is not None
    return key == "identifiers" and fact.get("scheme") in ("passport", "phone", "email", "bank_account")


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _commodity(fact: Mapping[str, Any]) -> str:
    category = CATEGORIES.get(fact["category"], fact["category"])
    goods = f"{amount(fact.get('quantity'), fact.get('unit'))} {fact['item']}".strip()
    return _joined(
        goods,
        fact.get("form"),
        category,
        f"CITES appendix {fact['cites']}" if fact.get("cites") else None,
        f"HS {fact['hs']}" if fact.get("hs") else None,
        f"Basel {fact['basel']}" if fact.get("basel") else None,
    )


def _place(fact: Mapping[str, Any]) -> str:
    role = {"seizure": "place of seizure"}.get(fact["role"], fact["role"])
    code = f"({fact['locode']})" if fact.get("locode") else None
    return f"{role}: {' '.join(part for part in (_joined(fact['name'], fact.get('country')), code) if part)}"


def _identifier(fact: Mapping[str, Any]) -> str:
    scheme = SCHEMES.get(fact["scheme"], fact["scheme"])
    return _joined(f"{scheme} {fact['value']}", CHECKS[fact.get("valid")])


def _person(fact: Mapping[str, Any]) -> str:
    count = int(fact.get("count", 1))
    who = fact.get("name") or (f"{count} people, unnamed" if count > 1 else "one person, unnamed")
    age = f"aged {fact['age']}" if fact.get("age") is not None else None
    sex = {"M": "man", "F": "woman"}.get(fact.get("sex") or "")
    return f"{fact['role']}: {_joined(who, fact.get('nationality'), sex, age)}"


def _concealment(fact: Mapping[str, Any]) -> str:
    return (
        f"{METHODS.get(fact['method'], fact['method'])}: “{fact['text']}”"
        if fact.get("text")
        else METHODS.get(fact["method"], fact["method"])
    )


_TELL: Mapping[str, tuple[str, Callable[[Mapping[str, Any]], str]]] = {
    "commodities": ("commodity", _commodity),
    "places": ("place", _place),
    "dates": ("date", lambda fact: f"{DATE_ROLES.get(fact['role'], fact['role'])} {fact['date']}"),
    "conveyances": ("conveyance", lambda fact: _joined(f"by {fact['mode']}", fact.get("name"))),
    "identifiers": ("identifier", _identifier),
    "people": ("person", _person),
    "organisations": ("organisation", lambda fact: f"{fact['role']}: {fact['name']}"),
    "concealment": ("concealment", _concealment),
    "values": ("value", lambda fact: f"{number(fact['amount'])} {fact['currency']}"),
}

KINDS: Sequence[str] = tuple(kind for kind, _ in _TELL.values())
"""The words by which pages and the stylesheet name the kinds of facts."""
