"""handling.md, written a second time and straight from its tables, to hold the platform against.

Nothing here imports the platform. `as_seen_by` gives the history that a reader could have built: without the reports
that the reader may not read, and without the nominal facts that the reader may not see.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from tests.noninterference.history import (
    Close,
    Correct,
    Event,
    Handling,
    History,
    Join,
    Leave,
    SetHandling,
    Submit,
    Withdraw,
    hidden,
)  # fmt: skip


@dataclass(frozen=True)
class Who:
    agency: str
    roles: frozenset[str]


@dataclass
class Standing:
    """A report as it stands after some events."""

    originator: str
    handling: Handling
    withdrawn: bool = False


@dataclass
class State:
    members: dict[str, set[str]]
    closed: set[str] = field(default_factory=set)
    reports: dict[str, Standing] = field(default_factory=dict)

    def takes_part(self, agency: str, operation: str) -> bool:
        return operation not in self.closed and agency in self.members.get(operation, ())

    def names(self, agency: str, names: Collection[str]) -> bool:
        """Is the agency among the names, itself or through an operation in which it takes part now?"""
        return agency in names or any(
            name.startswith("op:") and self.takes_part(agency, name.removeprefix("op:")) for name in names
        )

    def may_read(self, who: Who, report: Standing) -> bool:
        if who.agency == report.originator:
            return True
        if report.withdrawn:
            return False
        match report.handling.tlp:
            case "RED":
                return "liaison" in who.roles and who.agency in report.handling.release_to
            case "AMBER+STRICT":
                return who.agency in report.handling.release_to
            case "AMBER":
                return self.names(who.agency, report.handling.release_to)
            case _:  # GREEN, CLEAR
                return True

    def may_see_names(self, who: Who, report: Standing) -> bool:
        if who.agency == report.originator:
            return True
        return self.may_read(who, report) and self.names(who.agency, report.handling.nominal())


def apply(state: State, event: Event) -> None:
    """One event more."""
    match event:
        case Submit():
            state.reports[event.key] = Standing(event.originator, event.handling)
        case SetHandling():
            state.reports[event.key].handling = event.handling
        case Withdraw():
            state.reports[event.key].withdrawn = True
        case Join():
            state.members[event.operation].add(event.agency)
        case Leave():
            state.members[event.operation].discard(event.agency)
        case Close():
            state.closed.add(event.operation)


def state_after(history: History) -> State:
    """The state at the end."""
    state = State({code: set(agencies) for code, agencies in history.members.items()})
    for _, event in history.events:
        apply(state, event)
    return state


def as_seen_by(history: History, who: Who) -> History:
    """What this reader could have built: the comparison's other side."""
    state = state_after(history)
    readable = {key for key, report in state.reports.items() if state.may_read(who, report)}
    named = {key for key in readable if state.may_see_names(who, state.reports[key])}
    events = []
    for moment, event in history.events:
        key = getattr(event, "key", None)
        if key is not None and key not in readable:
            continue
        if isinstance(event, Submit | Correct) and key not in named:
            event = replace(event, content=hidden(event.content))
        if isinstance(event, Submit) and event.reply_to is not None and event.reply_to not in readable:
            event = replace(event, reply_to=None)
        events.append((moment, event))
    return History(history.members, tuple(events))
