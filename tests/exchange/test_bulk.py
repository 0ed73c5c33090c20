"""Many submissions in few transactions: the good ones are stored, each bad one is named and leaves nothing."""

from collections.abc import Iterator
from typing import Any

import pytest

from intel.errors import Conflict, Forbidden, Invalid, NotFound, Unauthenticated, Unavailable
from intel.exchange.bulk import Order, Outcome, submit_many
from intel.handling import Handling
from intel.ledger.engine import reading
from intel.ledger.entries import position
from intel.ledger.verify import verify_ledger
from intel.model import ReportFilter, Submission
from tests.exchange.desk import RIVER, Desk
from tests.exchange.test_auditing import trail

OPEN = Handling(release_to=RIVER)


def order(agency: str, text: str, ref: str | None = None, reply: str | None = None, **fields: Any) -> Order:
    return Order(agency, Submission(text, ref=ref, handling=fields.pop("handling", OPEN), **fields), reply)


def load(desk: Desk, *orders: Order, batch: int = 3) -> list[Outcome]:
    return list(submit_many(desk.exchange, orders, "naga load", batch=batch))


def test_each_is_stored_for_its_agency_and_answers_what_came_before(either: Desk) -> None:
    box = {"identifiers": [{"scheme": "container", "value": "MSKU1234565"}]}
    outcomes = load(
        either,
        order("VN", "one", "1", extraction=box),
        order("TH", "two", "1", reply="VN/1", extraction=box),
        order("LA", "three", "2", reply="TH/1"),
        order("VN", "four", "4", reply="2"),
    )
    assert all(outcome.new for outcome in outcomes)
    with either.at("TH") as session:
        found = [session.report(outcome.report or "") for outcome in outcomes]
        ((container, _),) = session.entities(label="MSKU1234565").rows
    assert [report and report.originator for report in found] == ["VN", "TH", "LA", "VN"]
    replies = [report and report.in_reply_to for report in found]
    assert replies == [None, outcomes[0].report, outcomes[1].report, outcomes[2].report]
    assert container.report_count == 2
    with reading(either.exchange.engine) as connection:
        assert verify_ledger(connection, either.exchange.keyring).misfit is None


def test_a_bad_one_leaves_nothing_and_spoils_nothing(either: Desk) -> None:
    hidden = either.submit("LA", ref="kept", handling=Handling())
    either.submit("LA", ref="7")
    either.submit("TH", ref="7")
    bad = {
        NotFound: [order("VN", "to none", reply="none"), order("VN", "to one kept back", reply="kept"),
                   order("VN", "to one kept back", reply="LA/kept"), order("VN", "to no text", reply="\ud800")],
        Invalid: [order("VN", ""), order("VN", "twice", reply="7"), order("VN", "x", operation="coast2"),
                  order("VN", "x", handling=Handling(release_to=("XX",)))],
        Conflict: [order("VN", "another", "1")],
        Unauthenticated: [order("XX", "no such agency")],
    }  # fmt: skip
    orders = [order("VN", "good", "1"), *(one for some in bad.values() for one in some), order("TH", "good", "2")]
    outcomes = load(either, *orders, batch=50)
    assert [type(outcome.refusal) for outcome in outcomes] == [
        type(None), *(error for error, some in bad.items() for _ in some), type(None),
    ]  # fmt: skip
    texts = {str(outcome.refusal) for outcome in outcomes if isinstance(outcome.refusal, NotFound)}
    assert len(texts) == 1
    with either.at("VN") as session:
        assert {
            report.text for report, _ in session.reports(ReportFilter()).rows if report.ref not in ("7", "kept")
        } == {"good"}
    assert hidden.id not in str(outcomes)


def test_loading_again_changes_nothing(either: Desk) -> None:
    orders = [order("VN", f"report {number}", str(number)) for number in range(5)]
    first = load(either, *orders)
    with reading(either.exchange.engine) as connection:
        before = position(connection)
    again = load(either, *orders)
    with reading(either.exchange.engine) as connection:
        assert position(connection) == before
    assert [outcome.report for outcome in again] == [outcome.report for outcome in first]
    assert not any(outcome.new for outcome in again)


def test_the_same_ref_twice_in_one_batch_is_one_report(desk: Desk) -> None:
    one, same, other = load(desk, order("VN", "a", "1"), order("VN", "a", "1"), order("VN", "b", "1"))
    assert (one.new, same.new, same.report) == (True, False, one.report)
    assert isinstance(other.refusal, Conflict)


def test_a_program_without_the_role_loads_nothing(desk: Desk) -> None:
    (outcome,) = submit_many(desk.exchange, [order("VN", "a")], "naga load", roles={"analyst"})
    assert isinstance(outcome.refusal, Forbidden)


def test_each_agency_of_a_batch_leaves_one_audit_entry(desk: Desk) -> None:
    one, two, _, three = load(
        desk, order("VN", "a"), order("VN", "b"), order("VN", ""), order("TH", "c"), batch=10
    )  # fmt: skip
    vn, th = trail(desk)[-2:]
    assert (vn["agency"], vn["reports"], vn["refused"]) == (
        "VN",
        sorted([one.report or "", two.report or ""]),
        "INVALID",
    )
    assert (th["agency"], th["reports"], th["actions"]) == ("TH", [three.report], ["submit"])


def test_what_was_told_to_be_stored_is_when_the_ledger_goes_away_later(desk: Desk) -> None:
    def orders() -> Iterator[Order]:
        yield order("VN", "first", "1")
        yield order("VN", "second", "2")
        raise Unavailable("the disk is gone; nothing was stored")

    told = []
    with pytest.raises(Unavailable):
        for outcome in submit_many(desk.exchange, orders(), "naga load", batch=1):
            told.append(outcome.report)
    with desk.at("VN") as session:
        assert {report.id for report, _ in session.reports(ReportFilter()).rows} == set(told)
