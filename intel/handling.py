"""Who may see what: the handling contract as pure functions.

A report's handling yields two sets of tokens, its audience and its nominal audience; a reader holds a set of
tokens; what meets is read. Nothing else decides. Sources: FIRST TLP 2.0 (August 2022); Admiralty system (NATO AJP-2.1).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intel.errors import Invalid

OPERATION = "op:"
"""Prefix of an operation in `release_to` and of its token."""
COMMUNITY = "community"
PUBLIC = "public"


class Tlp(StrEnum):
    """Traffic Light Protocol 2.0."""

    RED = "RED"
    AMBER_STRICT = "AMBER+STRICT"
    AMBER = "AMBER"
    GREEN = "GREEN"
    CLEAR = "CLEAR"


NAMED_AGENCIES_ONLY = frozenset({Tlp.RED, Tlp.AMBER_STRICT})


@dataclass(frozen=True)
class Handling:
    """What a submitter states. `nominal_to` None means the default of the level."""

    tlp: Tlp = Tlp.AMBER
    release_to: tuple[str, ...] = ()
    nominal_to: tuple[str, ...] | None = None
    originator_control: bool = False
    discoverable: bool = False
    source: str = "F"
    information: int = 6
    review_on: date | None = None

    @property
    def nominal(self) -> tuple[str, ...]:
        """`nominal_to`, or its default: `release_to` under RED and AMBER+STRICT, otherwise nobody."""
        if self.nominal_to is not None:
            return self.nominal_to
        return self.release_to if self.tlp in NAMED_AGENCIES_ONLY else ()


def validate(handling: Handling, agencies: Collection[str], operations: Collection[str]) -> None:
    """Raises `Invalid` with the path of the first field that does not hold."""
    for path, names in (("handling.releaseTo", handling.release_to), ("handling.nominalTo", handling.nominal)):
        for name in names:
            if name.startswith(OPERATION):
                if name.removeprefix(OPERATION) not in operations:
                    raise Invalid(f"unknown operation {name}", path)
                if handling.tlp in NAMED_AGENCIES_ONLY:
                    raise Invalid(f"TLP:{handling.tlp} is released to named agencies, not to an operation", path)
            elif name not in agencies:
                raise Invalid(f"unknown agency {name}", path)
    if handling.source not in tuple("ABCDEF"):
        raise Invalid("source reliability is A to F", "handling.source")
    if handling.information not in range(1, 7):
        raise Invalid("information credibility is 1 to 6", "handling.information")


def audience(originator: str, handling: Handling, *, withdrawn: bool = False) -> frozenset[str]:
    """Tokens that read the report."""
    tokens = {f"agency:{originator}"}
    if withdrawn:
        return frozenset(tokens)
    match handling.tlp:
        case Tlp.RED:
            tokens |= {f"liaison:{name}" for name in handling.release_to if not name.startswith(OPERATION)}
        case Tlp.AMBER_STRICT:
            tokens |= {f"agency:{name}" for name in handling.release_to if not name.startswith(OPERATION)}
        case Tlp.AMBER:
            tokens |= {_token(name) for name in handling.release_to}
        case Tlp.GREEN:
            tokens.add(COMMUNITY)
        case Tlp.CLEAR:
            tokens |= {COMMUNITY, PUBLIC}
    return frozenset(tokens)


def nominal_audience(originator: str, handling: Handling, *, withdrawn: bool = False) -> frozenset[str]:
    """Tokens that read the nominal facts, of those that read the report."""
    own = {f"agency:{originator}"}
    return frozenset(own if withdrawn else own | {_token(name) for name in handling.nominal})


def reader_tokens(agency: str, roles: Collection[str], operations: Collection[str]) -> frozenset[str]:
    """Tokens of a reader who acts for `agency`; `operations` are the open ones in which it takes part now."""
    tokens = {f"agency:{agency}", COMMUNITY, PUBLIC} | {f"{OPERATION}{code}" for code in operations}
    if "liaison" in roles:
        tokens.add(f"liaison:{agency}")
    return frozenset(tokens)


def may_read(tokens: frozenset[str], audience: frozenset[str]) -> bool:
    """The one question."""
    return not tokens.isdisjoint(audience)


def _token(name: str) -> str:
    return name if name.startswith(OPERATION) else f"agency:{name}"
