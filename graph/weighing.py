"""What two entities' visible properties say to a resemblance of their names: for it, or against it."""

from collections.abc import Mapping, Sequence

from graph.model import EntityKind

Properties = Mapping[str, Sequence[str]]
_AGREES = 1.03
_TELLING = ("nationality", "form")
"""Half of all people share a sex, so that sharing it says nothing."""
_DISAGREES = {"nationality": 0.85, "sex": 0.6, "form": 0.95}
_SPOKEN = {"nationality": "nationality", "sex": "sex", "form": "company form"}
_ASKED = {EntityKind.PERSON: ("nationality", "sex"), EntityKind.ORGANISATION: ("form",)}


def weigh(
    kind: EntityKind, score: float, reason: str, one: Properties, other: Properties
) -> tuple[float, tuple[str, ...]]:
    """The score, and the reasons: of the name first, then of each property that both have. Two ships of different IMO
    numbers are two ships: 0. The same in both directions."""
    if kind is EntityKind.VESSEL and _imo(one) and _imo(other):
        return 0.0, ()
    reasons = [reason]
    for name in _ASKED.get(kind, ()):
        ours, theirs = set(one.get(name, ())), set(other.get(name, ()))
        if not ours or not theirs:
            continue
        if (agreed := ours & theirs) and name in _TELLING:
            score *= _AGREES
            reasons.append(f"same {_SPOKEN[name]} ({', '.join(sorted(agreed))})")
        elif not agreed:
            score *= _DISAGREES[name]
            reasons.append(f"other {_SPOKEN[name]}")
    return round(min(score, 1.0), 3), tuple(reasons)


def _imo(properties: Properties) -> bool:
    return "vessel_imo" in properties.get("scheme", ())
