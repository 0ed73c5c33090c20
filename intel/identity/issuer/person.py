"""The person who signed in, as far as the issuer needs to know."""

from dataclasses import dataclass
from datetime import UTC, datetime

from intel.identity.issuer.grants import ForWhom


@dataclass(frozen=True)
class Person:
    agency: str
    name: str
    roles: frozenset[str]
    signed_in: datetime
    amr: tuple[str, ...] = ()
    """How: RFC 8176."""
    until: datetime | None = None
    """What the person grants ends then, where the way of signing in was itself lent for a time."""

    @property
    def subject(self) -> str:
        return f"{self.agency}/{self.name}"

    @classmethod
    def of(cls, for_whom: ForWhom, roles: frozenset[str]) -> "Person":
        """One who granted something before."""
        return cls(for_whom.agency, for_whom.name, roles, datetime.fromtimestamp(0, UTC))
