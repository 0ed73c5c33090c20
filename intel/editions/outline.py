"""What every form of a phase report shares: its marking, its sections of figures, and each basis in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intel.model import Figure, PhaseReport

_SECTIONS: tuple[tuple[str, frozenset[str]], ...] = (
    ("By agency", frozenset({"originators"})),
    ("By place of seizure", frozenset({"seizedIn"})),
    ("By route", frozenset({"origin", "transit", "destination"})),
    ("By conveyance", frozenset({"modes"})),
    ("By concealment", frozenset({"concealment"})),
    ("By commodity", frozenset({"categories", "items"})),
)
"""Title of a section, and the keys of a basis of which it has one. The first that fits takes the figure."""
OVERVIEW = "Overview"
ORDER = (OVERVIEW, "By commodity", *(title for title, _ in _SECTIONS if title != "By commodity"))

_WORDS = {
    "kinds": "kind", "originators": "agency", "operation": "operation", "phase": "phase", "from": "from", "to": "to",
    "categories": "category", "items": "item", "seizedIn": "seized in", "origin": "from", "transit": "through",
    "destination": "bound for", "modes": "by", "concealment": "hidden", "text": "words", "entity": "entity", "refs":
    "reference", "tlp": "TLP", "edition": "edition",
}  # fmt: skip

_OWN_WORDS = frozenset({"kinds", "categories", "concealment", "modes"})

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
    figures: tuple[Figure, ...]


def marking(report: PhaseReport) -> str:
    """The Traffic Light Protocol line that every page of it carries."""
    return MARKINGS.get(report.edition, UNKNOWN_MARKING)


def title(report: PhaseReport) -> str:
    """`Operation Mekong Dragon, Phase V`."""
    return f"{report.operation.name}, {report.phase.name}"


def sections(figures: Sequence[Figure]) -> tuple[Section, ...]:
    """Figures in sections, in the order they came; a section without figures is left out."""
    found: dict[str, list[Figure]] = {name: [] for name in ORDER}
    for figure in figures:
        found[_section(figure)].append(figure)
    return tuple(Section(name, tuple(members)) for name, members in found.items() if members)


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
    return str(word).lower().replace("_", " ") if key in _OWN_WORDS else str(word)


def _section(figure: Figure) -> str:
    return next((name for name, keys in _SECTIONS if keys & figure.basis.keys()), OVERVIEW)
