"""ReportFilter as the API's JSON has it: how a figure's basis is written, and read again."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from intel.errors import Invalid
from intel.handling import Tlp
from intel.model import ReportFilter, ReportKind


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError("a list of texts is wanted")
    return tuple(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text is wanted")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false is wanted")
    return value


_FIELDS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "kinds": ("kinds", lambda value: tuple(ReportKind(one) for one in _texts(value))),
    "originators": ("originators", _texts),
    "operation": ("operation", _text),
    "phase": ("phase", _text),
    "from": ("date_from", lambda value: date.fromisoformat(_text(value))),
    "to": ("date_to", lambda value: date.fromisoformat(_text(value))),
    "categories": ("categories", lambda value: tuple(one.lower() for one in _texts(value))),
    "items": ("items", _texts),
    "seizedIn": ("seized_in", _texts),
    "origin": ("origin", _texts),
    "transit": ("transit", _texts),
    "destination": ("destination", _texts),
    "modes": ("modes", _texts),
    "concealment": ("concealment", _texts),
    "text": ("text", _text),
    "entity": ("entity", _text),
    "refs": ("refs", _texts),
    "tlp": ("tlp", lambda value: tuple(Tlp[one] for one in _texts(value))),
    "edition": ("edition", _text),
    "answered": ("answered", _flag),
}
"""Key of the JSON -> field of `ReportFilter`, and how its value is read. Enums stand by their names."""


def filter_of(basis: Mapping[str, Any]) -> ReportFilter:
    """Null is no condition. Raises `Invalid` with the path of what is no filter's."""
    found = ReportFilter()
    for key, value in basis.items():
        if key not in _FIELDS:
            raise Invalid("no such field", f"filter.{key}")
        if value is None:
            continue
        field, read = _FIELDS[key]
        try:
            found = replace(found, **{field: read(value)})
        except (ValueError, KeyError) as error:
            raise Invalid(f"not a value of {key}", f"filter.{key}") from error
    return found
