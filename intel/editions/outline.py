"""What every form of a phase report shares: its marking, its sections of figures, and each basis in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intel.model import Figure, PhaseReport

_WORDS = {
    "kinds": "kind", "originators": "agency", "operation": "operation", "phase": "phase", "from": "from", "to": "to",
    "categories": "category", "items": "item", "seizedIn": "seized in", "origin": "from", "transit": "through",
    "destination": "bound for", "modes": "by", "concealment": "hidden", "text": "words", "entity": "entity", "refs":
    "reference", "tlp": "TLP", "edition": "edition", "answered": "answered",
}  # fmt: skip

_OWN_WORDS = frozenset({"kinds", "categories", "concealment", "modes"})

OVERVIEW = "Overview"
"""Section of a figure whose name states none."""

MARKINGS = {
    "participants": "TLP:AMBER, for the participants of the operation",
    "public": "TLP:CLEAR",
}
"""Level of each edition that draws on a known level. Any other may draw on all that its reader sees."""
UNKNOWN_MARKING = "TLP:RED, for the reader that it was made for"
"""No known level is no permission to share."""


@dataclass(frozen=True)
class Section:
    title: str
    lines: tuple["Line", ...]


@dataclass(frozen=True)
class Line:
    """A figure under its section's title."""

    label: str
    figure: Figure


def marking(report: PhaseReport) -> str:
    """The Traffic Light Protocol line that every page of it carries."""
    return MARKINGS.get(report.edition, UNKNOWN_MARKING)


def title(report: PhaseReport) -> str:
    """`Operation Mekong Dragon, Phase V`."""
    return f"{report.operation.name}, {report.phase.name}"


def sections(figures: Sequence[Figure]) -> tuple[Section, ...]:
    """Figures by section, both in the order they came. A figure is named `Section: label`."""
    found: dict[str, list[Line]] = {}
    for figure in figures:
        title, colon, label = figure.name.partition(": ")
        found.setdefault(title if colon else OVERVIEW, []).append(Line(label if colon else figure.name, figure))
    return tuple(Section(title, tuple(lines)) for title, lines in found.items())


def filters(figures: Sequence[Figure]) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """Each basis once, with the name of the first figure that has it."""
    found: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for figure in figures:
        found.setdefault(repr(sorted(figure.basis.items())), (figure.name, figure.basis))
    return tuple(found.values())


def value(figure: Figure) -> str:
    """`1,234.5`: thousands by commas, at most three decimals."""
    return f"{figure.value:,.3f}".rstrip("0").rstrip(".")


def shared_basis(figures: Sequence[Figure]) -> Mapping[str, Any]:
    """What the basis of every figure has in common: said once at the head of the report."""
    if not figures:
        return {}
    common = dict(figures[0].basis)
    for figure in figures[1:]:
        common = {key: wanted for key, wanted in common.items() if figure.basis.get(key) == wanted}
    return common


def basis_words(basis: Mapping[str, Any], without: Mapping[str, Any] | None = None) -> str:
    """A basis as a line, `kind seizure; category drug`, less what `without` says already."""
    told = []
    for key, wanted in basis.items():
        if without is not None and without.get(key) == wanted:
            continue
        values = wanted if isinstance(wanted, list | tuple) else [wanted]
        told.append(f"{_WORDS.get(key, key)} {', '.join(_plain(key, one) for one in values)}")
    return "; ".join(told) or "all of them"


def _plain(key: str, word: Any) -> str:
    """Words of our own in lower case with spaces; codes and others' words as they are."""
    if isinstance(word, bool):
        return "yes" if word else "no"
    return str(word).lower().replace("_", " ") if key in _OWN_WORDS else str(word)
