"""Who will see a report, agency by agency and in plain words, from the handling rules themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intel import handling as rules
from intel.handling import Handling, Tlp
from intel.model import Agency, Operation

LEVELS = {
    Tlp.RED: "RED: liaison officers of named agencies",
    Tlp.AMBER_STRICT: "AMBER+STRICT: named agencies",
    Tlp.AMBER: "AMBER: named agencies and operations",
    Tlp.GREEN: "GREEN: every agency of the community",
    Tlp.CLEAR: "CLEAR: everyone, may be made public",
}


@dataclass(frozen=True)
class AgencyView:
    """What one other agency gets: the report, for all its readers or its liaison officers alone; the names or not."""

    agency: Agency
    liaison_only: bool
    names: bool


@dataclass(frozen=True)
class Audience:
    """`others`: the agencies beside the originator that may read, by code."""

    originator: Agency
    level: str
    others: tuple[AgencyView, ...]
    through: tuple[str, ...]
    """Names of the operations through which it is released: who joins one later reads it too."""
    public: bool

    @property
    def summary(self) -> str:
        """One sentence."""
        if self.public:
            return "Everyone will see it; it may be made public."
        if not self.others:
            return f"Only {self.originator.name} will see it."
        count = "1 other agency" if len(self.others) == 1 else f"{len(self.others)} other agencies"
        liaison = all(view.liaison_only for view in self.others)
        return f"{self.originator.name} and {'the liaison officers of ' if liaison else ''}{count} will see it."

    @property
    def names_summary(self) -> str:
        """One sentence on who sees facts that point at a person."""
        seeing = [view.agency.code for view in self.others if view.names]
        if not seeing:
            return (
                "Names, phones, passports and other facts that point at a person: yours alone; masked for the others."
            )
        rest = len(self.others) - len(seeing)
        masked = f"; masked for the other {rest}" if rest else ""
        return f"Names and other facts that point at a person: also seen by {', '.join(seeing)}{masked}."


def who_sees(
    originator: str, handling: Handling, agencies: Mapping[str, Agency], operations: Iterable[Operation]
) -> Audience:
    """The audience of a report with this handling, as the community stands now."""
    standing = [operation for operation in operations if not operation.closed]
    reads = rules.audience(originator, handling)
    names = rules.nominal_audience(originator, handling)
    others = []
    for code in sorted(set(agencies) - {originator}):
        joined = [operation.code for operation in standing if code in operation.participants]
        every = rules.reader_tokens(code, (), joined)
        liaison = rules.reader_tokens(code, ("liaison",), joined)
        if rules.may_read(liaison, reads):
            others.append(AgencyView(agencies[code], not rules.may_read(every, reads), rules.may_read(liaison, names)))
    released = {name.removeprefix(rules.OPERATION) for name in handling.release_to if name.startswith(rules.OPERATION)}
    through = tuple(operation.name for operation in standing if operation.code in released)
    return Audience(
        agencies.get(originator, Agency(originator, originator)),
        LEVELS[handling.tlp],
        tuple(others),
        through if handling.tlp is Tlp.AMBER else (),
        rules.PUBLIC in reads,
    )
