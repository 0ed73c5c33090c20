"""The days of a phase of an operation. Both ends are in it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Span:
    """Of one phase; `operation` and `phase` are codes and names as the community states them."""

    operation: str
    operation_name: str
    phase: str
    phase_name: str
    starts: date
    ends: date

    @property
    def days(self) -> int:
        return (self.ends - self.starts).days + 1

    def holds(self, day: date) -> bool:
        return self.starts <= day <= self.ends
