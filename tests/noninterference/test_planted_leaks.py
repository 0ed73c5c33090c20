"""The comparison can fail: each kind of leak that platforms like this one have had is planted, and found.

A playbook that acts above its rights is not among them yet: there are no playbooks that act.
"""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from sqlalchemy import ColumnElement, Connection, false, func, select, true

from graph.embedded import statements
from graph.embedded.tables import labels
from intel.errors import Conflict
from intel.exchange import report_reading, writing
from intel.exchange.parts import Part
from intel.exchange.session import Session
from intel.exchange.visit import Visit
from intel.ledger import entries
from intel.ledger.engine import reading
from intel.ledger.tables import reports, words
from intel.model import ReportFilter
from intel.reports import pages, searching
from tests.noninterference.compare import differences
from tests.noninterference.history import Content, Handling, History, Look, Submit
from tests.noninterference.strategies import COMPANIES, CONTAINERS, PEOPLE
from tests.noninterference.world import Worlds

Plant = Callable[[pytest.MonkeyPatch], None]


def count_over_hidden_rows(patch: pytest.MonkeyPatch) -> None:
    def count(connection: Connection, where: ColumnElement[bool]) -> int:
        return connection.execute(select(func.count()).select_from(reports)).scalar_one()

    patch.setattr(pages, "count", count)


def idf_over_hidden_rows(patch: pytest.MonkeyPatch) -> None:
    honest = searching.matches

    def matches(tokens: Any, wanted: Sequence[str], key: bytes) -> Any:
        found = honest(tokens, wanted, key).subquery()
        holding = select(func.count()).select_from(words).where(words.c.word == searching.blind(wanted[0], key))
        return select(found.c.id, (found.c.score // (1 + holding.scalar_subquery())).label("score"))

    patch.setattr(searching, "matches", matches)


def label_from_a_hidden_report(patch: pytest.MonkeyPatch) -> None:
    honest = statements.seen
    patch.setattr(statements, "seen", lambda row, lists: true() if row is labels else honest(row, lists))


def cursor_with_a_global_offset(patch: pytest.MonkeyPatch) -> None:
    honest = Part._cursor

    def cursor(self: Part, name: str, place: Sequence[str | int]) -> str:
        with reading(self.exchange.engine) as connection:
            all_of_them = connection.execute(select(func.count()).select_from(reports)).scalar_one()
        return honest(self, name, [*place, all_of_them])

    patch.setattr(Part, "_cursor", cursor)


def cached_view(patch: pytest.MonkeyPatch) -> None:
    honest = Session.report
    kept: dict[tuple[int, str], Any] = {}

    def report(self: Session, id: str) -> Any:
        key = (id_of(self.exchange), id)
        if kept.get(key) is None:
            kept[key] = honest(self, id)
        return kept[key]

    id_of = id  # the parameter above takes the name
    patch.setattr(Session, "report", report)


def unique_key_error(patch: pytest.MonkeyPatch) -> None:
    honest = writing.standing_of

    def standing_of(connection: Connection, keyring: Any, settings: Any, agency: str, submission: Any) -> Any:
        taken = select(reports.c.id).where(reports.c.ref == submission.ref, reports.c.originator != agency)
        if connection.execute(taken).first():
            raise Conflict("another report with that ref stands already")
        return honest(connection, keyring, settings, agency, submission)

    patch.setattr(writing, "standing_of", standing_of)


def hidden_id_in_an_audit_line(patch: pytest.MonkeyPatch) -> None:
    honest = Visit.content
    patch.setattr(Visit, "content", lambda self: honest(self) | {"operation_name": f"{len(self.served)} reports"})


def arrival_before_its_release(patch: pytest.MonkeyPatch) -> None:
    honest = Session.arrivals

    def arrivals(self: Session, position: int, filter: ReportFilter) -> Any:
        new, found = honest(self, position, filter)
        with reading(self.exchange.engine) as connection:
            return new, [*found, *(entry.report for entry in entries.after(connection, position) if entry.report)]

    patch.setattr(report_reading.ReportReading, "arrivals", arrivals)
    patch.setattr(Session, "arrivals", arrivals)


def same_as_through_a_hidden_bridge(patch: pytest.MonkeyPatch) -> None:
    honest = statements.Statements._namesakes

    def namesakes(self: statements.Statements, *, of_kinds: bool = False) -> Any:
        with pytest.MonkeyPatch.context() as inner:
            inner.setattr(statements, "seen", lambda row, lists: false() | true())
            return honest(self, of_kinds=of_kinds)

    patch.setattr(statements.Statements, "_namesakes", namesakes)


PLANTS: tuple[tuple[Plant, str], ...] = (
    (count_over_hidden_rows, "reports 0"),
    (idf_over_hidden_rows, "search lantern"),
    (label_from_a_hidden_report, "entities"),
    (cursor_with_a_global_offset, "reports 0"),
    (cached_view, "report "),
    (unique_key_error, "submit as"),
    (hidden_id_in_an_audit_line, "readers"),
    (arrival_before_its_release, "arrivals"),
    (same_as_through_a_hidden_bridge, "same as"),
)
"""With the questions that can tell, so that it takes seconds."""


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
                Look("BB"),
            ]
        )
    ),
)
"""Hidden beside visible: reports that share a container, a firm spelt otherwise, a name like another."""


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"))


def test_without_a_plant_nothing_is_found(worlds: Worlds) -> None:
    assert differences(worlds, HISTORY) == []


@pytest.mark.parametrize(("plant", "about"), PLANTS, ids=[plant.__name__ for plant, _ in PLANTS])
def test_a_planted_leak_is_found(plant: Plant, about: str, worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    assert differences(worlds, HISTORY, about=about)
