"""The comparison can fail: each kind of leak that platforms like this one have had is planted, and found."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from sqlalchemy import ColumnElement, Connection, false, func, select, true

from graph.embedded import statements
from graph.embedded.tables import labels
from intel.api.door import Door
from intel.errors import Conflict
from intel.exchange import answers, report_reading, writing
from intel.exchange.exchange import Exchange
from intel.exchange.parts import Part
from intel.exchange.session import Session
from intel.exchange.visit import Visit
from intel.identity.admission import Admission
from intel.ledger import entries
from intel.ledger.engine import reading
from intel.ledger.tables import reports, words
from intel.model import Reader, Report, ReportFilter
from intel.reports import pages, searching
from tests.noninterference.compare import READERS, differences, sessions
from tests.noninterference.history import AGENCIES
from tests.noninterference.pages import pages as all_pages
from tests.noninterference.sample import HISTORY
from tests.noninterference.streams import stream_differences
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
    patch.setattr(statements, "seen", lambda row, *how, **more: true() if row is labels else honest(row, *how, **more))


def cursor_with_a_global_offset(patch: pytest.MonkeyPatch) -> None:
    honest = Part._cursor

    def cursor(self: Part, name: str, place: Sequence[str | int]) -> str:
        with reading(self.exchange.engine) as connection:
            all_of_them = connection.execute(select(func.count()).select_from(reports)).scalar_one()
        return honest(self, name, [*place, all_of_them])

    patch.setattr(Part, "_cursor", cursor)


def cached_view(patch: pytest.MonkeyPatch) -> None:
    honest = Session.report
    kept: dict[str, Any] = {}
    of: list[Exchange] = []

    def report(self: Session, id: str) -> Any:
        if of != [self.exchange]:
            of[:] = [self.exchange]
            kept.clear()
        if kept.get(id) is None:
            kept[id] = honest(self, id)
        return kept[id]

    patch.setattr(Session, "report", report)


def unique_key_error(patch: pytest.MonkeyPatch) -> None:
    honest = writing.standing_of

    def standing_of(connection: Connection, keyring: Any, settings: Any, agency: str, submission: Any) -> Any:
        taken = select(reports.c.id).where(reports.c.ref == submission.ref, reports.c.originator != agency)
        if connection.execute(taken).first():
            raise Conflict("another report with that ref stands already")
        return honest(connection, keyring, settings, agency, submission)

    patch.setattr(writing, "standing_of", standing_of)


def number_served_in_an_audit_line(patch: pytest.MonkeyPatch) -> None:
    honest = Visit.content
    patch.setattr(Visit, "content", lambda self: honest(self) | {"operation_name": f"{len(self.served)} reports"})


def name_in_an_audit_line(patch: pytest.MonkeyPatch) -> None:
    honest = Part._open

    def open_and_tell(self: Part, rows: Iterable[Any]) -> list[Report]:
        opened = honest(self, rows)
        names = [person["name"] or "" for report in opened for person in report.extraction["people"]]
        self.visit._operation_name += " ".join(names)
        return opened

    patch.setattr(Part, "_open", open_and_tell)


def figure_counted_with_the_coordinators_rights(patch: pytest.MonkeyPatch) -> None:
    honest = answers.phase_reporting.phase_report

    def phase_report(connection: Connection, reader: Reader, where: Any, *asked: Any) -> Any:
        part: Part = where.func.__self__
        part.reader = part.exchange.reader("AA", "coordinator", {"analyst", "liaison"})
        found = honest(connection, reader, where, *asked)
        part.reader = reader
        return found

    patch.setattr(answers.phase_reporting, "phase_report", phase_report)


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
    (number_served_in_an_audit_line, "readers"),
    (name_in_an_audit_line, "readers"),
    (figure_counted_with_the_coordinators_rights, "phase report agency"),
    (arrival_before_its_release, "arrivals"),
    (same_as_through_a_hidden_bridge, "same as"),
)
"""With the questions that can tell, so that it takes seconds."""


SINCE, SOME = 3, READERS[2:4]
"""From when on streams are open, and whose."""


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"))


def test_without_a_plant_nothing_is_found(worlds: Worlds) -> None:
    assert differences(worlds, HISTORY, sessions, readers=READERS[1::2]) == []
    assert differences(worlds, HISTORY, all_pages, readers=READERS[2:4]) == []
    assert stream_differences(worlds, HISTORY, SINCE, SOME) == []


@pytest.mark.parametrize(("plant", "about"), PLANTS, ids=[plant.__name__ for plant, _ in PLANTS])
def test_a_planted_leak_is_found(plant: Plant, about: str, worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    assert differences(worlds, HISTORY, partial(sessions, about=about))


def test_a_figure_counted_with_the_rights_of_others_is_found_on_pages_and_in_documents(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    figure_counted_with_the_coordinators_rights(monkeypatch)
    found = differences(worlds, HISTORY, all_pages, readers=READERS[2:4])
    assert {place.question.partition("?")[0].rpartition("/")[2] for place in found} == {
        "I",
        "report.json",
        "report.docx",
    }


def test_an_event_before_its_release_is_found_in_a_stream(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = Door.again

    async def again(self: Door, admission: Admission) -> Admission:
        found = await honest(self, admission)
        every = frozenset(f"agency:{code}" for code in AGENCIES)
        return replace(found, reader=replace(found.reader, tokens=found.reader.tokens | every))

    monkeypatch.setattr(Door, "again", again)
    found = stream_differences(worlds, HISTORY, SINCE, SOME)
    assert {place.question for place in found} == {"events", "websocket"}
