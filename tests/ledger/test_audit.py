from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete

from intel.keyring import Keyring
from intel.ledger import audit, tables
from intel.ledger.engine import reading, writing
from intel.model import Read
from tests.ledger.conftest import NOON
from tests.ledger.desk import Desk


@pytest.fixture
def desk(engine: Engine, keyring: Keyring) -> Desk:
    return Desk(engine, keyring)


def _pages(desk: Desk, report: str, first: int) -> list[Read]:
    seen: list[Read] = []
    place, more = None, True
    while more:
        with reading(desk.engine) as connection:
            page, more = audit.readers(connection, report, first=first, after=place)
        assert len(page) == first or not more
        seen += [read for read, _ in page]
        place = page[-1][1] if page else place
    return seen


def test_the_readers_of_a_report_are_those_whom_a_visit_served_it_newest_first(desk: Desk) -> None:
    desk.visit("TH", "r-1", "r-2", operation_name="A")
    desk.visit("LA", "r-2", operation_name="B")
    desk.visit("VN", "r-1", operation_name="C")
    with reading(desk.engine) as connection:
        assert [(read.agency, read.operation_name) for read in _pages(desk, "r-1", 10)] == [("VN", "C"), ("TH", "A")]
        assert audit.readers_count(connection, "r-2") == 2
        assert audit.readers(connection, "r-9", first=5) == ([], False)


def test_an_entry_that_arrives_between_pages_moves_nothing(desk: Desk) -> None:
    for name in "ABCD":
        desk.visit("TH", "r-1", operation_name=name)
    with reading(desk.engine) as connection:
        page, more = audit.readers(connection, "r-1", first=2)
    desk.visit("TH", "r-1", operation_name="E")
    with reading(desk.engine) as connection:
        rest, more_still = audit.readers(connection, "r-1", first=2, after=page[-1][1])
    assert [read.operation_name for read, _ in page + rest] == ["D", "C", "B", "A"]
    assert (more, more_still) == (True, False)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(visits=st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=9), first=st.integers(1, 4))
def test_pages_are_the_whole_in_order_and_a_place_tells_nothing_of_other_reports(
    desk: Desk, visits: list[tuple[int, bool]], first: int
) -> None:
    places = []
    for with_others in (True, False):
        with writing(desk.engine) as connection:
            connection.execute(delete(tables.audit_reports))
            connection.execute(delete(tables.audit))
            for number, (second, ours) in enumerate(visits):
                if ours or with_others:
                    at = NOON + timedelta(seconds=second)  # several in one moment, and the clock may go back
                    content = {"agency": "TH", "operation_name": str(number), "refused": None}
                    audit.append(connection, content, ["r-1"] if ours else ["r-2"], at)
        order = sorted((n for n, (_, ours) in enumerate(visits) if ours), key=lambda n: (visits[n][0], n), reverse=True)
        assert [int(read.operation_name) for read in _pages(desk, "r-1", first)] == order
        with reading(desk.engine) as connection:
            places.append([place for _, place in audit.readers(connection, "r-1", first=100)[0]])
    assert places[0] == places[1]


def test_the_served_reports_stand_in_the_chained_content(desk: Desk) -> None:
    desk.visit("TH", "r-2", "r-1", "r-2")
    with reading(desk.engine) as connection:
        (entry,) = audit.after(connection, 0)
    assert entry.read()["reports"] == ["r-1", "r-2"]
    assert entry.hash == entry.after("0" * 64)
