"""Histories that the platform accepts, made by hypothesis."""

from dataclasses import replace

from hypothesis import strategies as st

from tests.noninterference.history import (
    AGENCIES,
    OPERATIONS,
    Acknowledge,
    Close,
    Content,
    Correct,
    Event,
    Handling,
    History,
    Join,
    Leave,
    Look,
    SetHandling,
    Submit,
    Withdraw,
)  # fmt: skip
from tests.noninterference.rule import State, Who, apply

CONTAINERS = ("MSKU9379333", "CSNU2273811", "YMLU3935388")
PEOPLE = ("Somchai Rattana", "Somchai Ratana", "Nguyen Duc Lap", "Li Wenbo")
PHONES = ("+66812345678", "+84912345678")
COMPANIES = ("Blue Lotus Trading Co Ltd", "Blue Lotus Trading Company Limited", "Redgum Plastics Pty Ltd")
COUNTRIES = ("TH", "VN", "LA")
SUBMITTER = frozenset({"liaison"})

contents = st.builds(
    Content,
    container=st.none() | st.sampled_from(CONTAINERS),
    person=st.none() | st.sampled_from(PEOPLE),
    phone=st.none() | st.sampled_from(PHONES),
    company=st.none() | st.sampled_from(COMPANIES),
    item=st.sampled_from(("heroin", "ketamine")),
    quantity=st.none() | st.sampled_from((1.5, 20.0)),
    origin=st.none() | st.sampled_from(COUNTRIES),
    destination=st.none() | st.sampled_from(COUNTRIES),
    seized_in=st.sampled_from(COUNTRIES),
    method=st.none() | st.sampled_from(("misdeclared", "in_goods")),
    mode=st.sampled_from(("sea", "road")),
    month=st.integers(1, 4),
    word=st.sampled_from(("lantern", "harbour")),
)
_agencies = st.sampled_from(AGENCIES)
_operations = st.sampled_from(OPERATIONS)


@st.composite
def handlings(draw: st.DrawFn) -> Handling:
    tlp = draw(st.sampled_from(("RED", "AMBER+STRICT", "AMBER", "AMBER", "GREEN", "CLEAR")))
    named = AGENCIES if tlp in ("RED", "AMBER+STRICT") else (*AGENCIES, *(f"op:{code}" for code in OPERATIONS))
    releases = st.lists(st.sampled_from(named), unique=True, max_size=3).map(tuple)
    return Handling(
        tlp, draw(releases), draw(st.none() | releases),
        originator_control=draw(st.booleans()), discoverable=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def histories(draw: st.DrawFn, most: int = 9) -> History:
    """Two to `most` events after the start; only such as the platform accepts."""
    members = {code: frozenset(draw(st.sets(_agencies, max_size=4))) for code in OPERATIONS}
    state = State({code: set(agencies) for code, agencies in members.items()})
    events: list[tuple[int, Event]] = []
    for number in range(draw(st.integers(2, most))):
        event = draw(_next(state, number))
        if event is not None:
            apply(state, event)
            events.append((number, event))
    return History(members, tuple(events))


def _next(state: State, number: int) -> st.SearchStrategy[Event | None]:
    own = sorted(key for key, report in state.reports.items() if not report.withdrawn)
    changes: list[st.SearchStrategy[Event | None]] = [_submission(state, number)] * 5
    if own:
        keys = st.sampled_from(own)
        changes += [
            st.builds(Correct, keys, contents),
            st.builds(SetHandling, keys, handlings()),
            st.builds(SetHandling, keys, handlings()),
            st.builds(Withdraw, keys),
            _acknowledgement(state, own),
        ]
    changes += [_membership(state), st.builds(Look, _agencies)]
    return st.one_of(changes)


@st.composite
def _submission(draw: st.DrawFn, state: State, number: int) -> Submit:
    originator = draw(_agencies)
    parts = [code for code in OPERATIONS if state.takes_part(originator, code)]
    submit = Submit(
        key=f"r-{number:02d}",
        originator=originator,
        content=draw(contents),
        handling=draw(handlings()),
        operation=draw(st.none() | st.sampled_from(parts)) if parts else None,
        kind=draw(st.sampled_from(("SEIZURE", "ALERT", "FEEDBACK"))),
    )
    who = Who(originator, SUBMITTER)
    seen = sorted(key for key, report in state.reports.items() if state.may_read(who, report))
    return replace(submit, reply_to=draw(st.none() | st.sampled_from(seen))) if seen else submit


@st.composite
def _acknowledgement(draw: st.DrawFn, state: State, keys: list[str]) -> Acknowledge | None:
    key = draw(st.sampled_from(keys))
    report = state.reports[key]
    readers = [code for code in AGENCIES if code != report.originator and state.may_read(Who(code, SUBMITTER), report)]
    return Acknowledge(key, draw(st.sampled_from(readers))) if readers else None


@st.composite
def _membership(draw: st.DrawFn, state: State) -> Event | None:
    operation = draw(_operations)
    if operation in state.closed:
        return None
    inside = sorted(state.members[operation])
    outside = [code for code in AGENCIES if code not in inside]
    choices: list[Event] = [Close(operation)]
    choices += [Join(operation, code) for code in outside] * 2
    choices += [Leave(operation, code) for code in inside] * 2
    return draw(st.sampled_from(choices))
