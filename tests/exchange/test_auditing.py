"""Every visit leaves one entry, with what was done, served and refused; without it there is no answer."""

from typing import Any

import pytest
from sqlalchemy import event

from intel.errors import Forbidden, NotFound, Unavailable
from intel.ledger import audit
from intel.ledger.engine import reading
from intel.model import ReportFilter
from tests.exchange.desk import Desk


def trail(desk: Desk) -> list[dict[str, Any]]:
    with reading(desk.exchange.engine) as connection:
        return [entry.read() for entry in audit.after(connection, 0, 10_000)]


def test_a_visit_leaves_one_entry_that_names_who_and_what(desk: Desk) -> None:
    one, two = desk.submit(), desk.submit()
    with desk.at("TH", "analyst", name="Look") as session:
        session.report(one.id)
        session.reports(ReportFilter())
    assert trail(desk)[-1] == {
        "agency": "TH", "by": "officer", "roles": ["analyst"], "actions": ["read"], "operation_name": "Look",
        "purpose": None, "refused": None, "refusals": [], "reports": [one.id, two.id],
    }  # fmt: skip


def test_a_refusal_is_recorded_with_its_code_whether_or_not_it_ended_the_visit(desk: Desk) -> None:
    report = desk.submit()
    with pytest.raises(Forbidden), desk.at("TH") as session:
        session.withdraw(report.id, "not mine")
    assert (trail(desk)[-1]["refused"], trail(desk)[-1]["actions"]) == ("FORBIDDEN", ["withdraw"])
    with desk.at("AU") as session:
        with pytest.raises(NotFound):
            session.readers(report.id)
        session.agencies()
    assert trail(desk)[-1]["refusals"] == ["NOT_FOUND"]
    assert trail(desk)[-1]["reports"] == []


def test_what_hits_links_replies_and_edges_name_counts_as_served(desk: Desk) -> None:
    box = {"identifiers": [{"scheme": "container", "value": "MSKU1234565"}, {"scheme": "seal", "value": "AB12345"}]}
    one, two = desk.submit(text="lantern", facts=box), desk.submit(facts=box)
    reply = desk.submit("LA", in_reply_to=one.id)
    with desk.at("TH") as session:
        session.search("lantern", first=1)
    assert trail(desk)[-1]["reports"] == [one.id]
    with desk.at("TH") as session:
        session.linked([one.id])
        session.replies([one.id])
    assert trail(desk)[-1]["reports"] == [two.id, reply.id]
    with desk.at("TH") as session:
        ((start, _), (end, _)) = session.entities().rows
        session.neighbours(start.id)
    assert trail(desk)[-1]["reports"] == [one.id, two.id]
    with desk.at("TH") as session:
        session.paths(start.id, end.id)
    assert trail(desk)[-1]["reports"]


def test_names_of_any_kind_are_written_and_cut(desk: Desk) -> None:
    reader = desk.exchange.reader("TH", "officer \ud800", {"analyst"})
    with desk.exchange.open(reader, "x\0" * 500, purpose="to see \udfff") as session:
        session.agencies()
    entry = trail(desk)[-1]
    assert entry["by"] == "officer ?"
    assert entry["purpose"] == "to see ?"
    assert len(entry["operation_name"]) == 500


def test_an_answer_that_cannot_be_recorded_is_not_given(desk: Desk) -> None:
    desk.submit()

    def full(*arguments: Any) -> None:
        if "INSERT INTO audit" in arguments[2]:
            raise Unavailable("the disk is full; nothing was stored")

    event.listen(desk.exchange.engine, "before_cursor_execute", full)
    with pytest.raises(Unavailable), desk.at("TH") as session:
        session.reports(ReportFilter())
    event.remove(desk.exchange.engine, "before_cursor_execute", full)
