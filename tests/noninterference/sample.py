"""One history by hand, in which each kind of leak would show."""

from tests.noninterference.history import Content, Handling, History, Look, Submit
from tests.noninterference.strategies import COMPANIES, CONTAINERS, PEOPLE

HISTORY = History(
    members={"north": frozenset({"AA", "BB"}), "south": frozenset({"CC"})},
    events=tuple(
        enumerate(
            [
                Submit("r-00", "AA", Content(CONTAINERS[0], company=COMPANIES[0]), Handling("GREEN")),
                Submit("r-01", "AA", Content(CONTAINERS[0], company=COMPANIES[1]), Handling("AMBER")),
                Submit("r-02", "AA", Content(CONTAINERS[0], company=COMPANIES[1]), Handling("AMBER", ("op:north",))),
                Submit("r-03", "BB", Content(person=PEOPLE[0]), Handling("GREEN", nominal_to=("CC",))),
                Submit("r-04", "CC", Content(person=PEOPLE[1]), Handling("GREEN", nominal_to=("BB",))),
                Submit("r-05", "CC", Content(person=PEOPLE[1]), Handling("RED", ("BB",))),
                Submit("r-06", "AA", Content(CONTAINERS[1], month=2), Handling("AMBER"), operation="north"),
                Look("BB"),
            ]
        )
    ),
)
"""Hidden beside visible: reports that share a container, a firm spelt otherwise, a name like another."""
