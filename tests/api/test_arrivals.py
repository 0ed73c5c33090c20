"""Subscriptions: each report as it becomes readable, over server-sent events and over a websocket."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from intel.ledger import community
from intel.ledger.engine import writing
from tests.services.served import Served

ARRIVALS = "subscription Watch($f: ReportFilter) { arrivals(filter: $f) { id text originator { code } } }"
TEXT = "On 3 May 2026 Customs at Hai Phong seized 12 kg of ketamine from Laos."
TO_TH = {"releaseTo": ["TH"]}
RELEASE = "mutation H($id: ID!, $h: HandlingInput!) { setHandling(id: $id, handling: $h) { id } }"


class Events:
    """What a stream sends, one result at a time; comments are passed over."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer
        self._lines = answer.iter_lines()

    def next(self) -> Any:
        """The next result; None where the stream is complete."""
        name = ""
        for line in self._lines:
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: ") and name == "next":
                return json.loads(line.removeprefix("data: "))
            elif line.startswith("data:") and name == "complete":
                return None
        raise AssertionError("the stream broke off")


@contextmanager
def watching(
    served: Served, agency: str, conditions: object = None, token: str | None = None, query: str = ARRIVALS
) -> Iterator[Events]:
    headers = {"Authorization": f"Bearer {token or served.token(agency)}", "Accept": "text/event-stream"}
    asked = {"query": query, "variables": {"f": conditions}}
    with (
        httpx.Client(base_url=served.url, timeout=10) as client,
        client.stream("POST", "/graphql", json=asked, headers=headers) as answer,
    ):
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        assert "no-store" in answer.headers["Cache-Control"]
        time.sleep(0.3)  # the stream looks at the ledger's end before what follows is written
        yield Events(answer)


def test_a_report_arrives_when_it_is_submitted_to_the_reader(served: Served) -> None:
    with watching(served, "TH") as events:
        served.submit("VN", "Of no concern to others.")
        id = served.submit("VN", TEXT, handling=TO_TH)
        report = events.next()["data"]["arrivals"]
    assert report == {"id": id, "text": TEXT, "originator": {"code": "VN"}}


def test_a_report_arrives_when_it_is_released_later_and_not_again_for_who_had_it(served: Served) -> None:
    id = served.submit("VN", TEXT, handling={"releaseTo": ["MY"]})
    with watching(served, "TH") as events, watching(served, "MY") as others:
        served.ask("VN", RELEASE, {"id": id, "h": {"releaseTo": ["MY", "TH"]}})
        assert events.next()["data"]["arrivals"]["id"] == id
        last = served.submit("VN", TEXT, handling={"releaseTo": ["MY"]})
        assert others.next()["data"]["arrivals"]["id"] == last


def test_a_report_arrives_when_the_agency_joins_its_operation(served: Served) -> None:
    id = served.submit("VN", TEXT, handling={"releaseTo": ["op:mekong-dragon"]})
    with watching(served, "MY") as events:
        with writing(served.exchange.engine) as connection:
            community.join(connection, "mekong-dragon", "MY", served.clock(), "operator")
        assert events.next()["data"]["arrivals"]["id"] == id


def test_a_filter_lets_through_what_it_asks_for(served: Served) -> None:
    with watching(served, "TH", {"kinds": ["ALERT"]}) as events:
        served.submit("VN", TEXT, handling=TO_TH, kind="SEIZURE")
        id = served.submit("VN", TEXT, handling=TO_TH, kind="ALERT")
        assert events.next()["data"]["arrivals"]["id"] == id


def test_what_is_withdrawn_before_it_goes_out_does_not_go_out(served: Served) -> None:
    with watching(served, "TH") as events:
        first = served.submit("VN", TEXT, handling=TO_TH)
        served.ask("VN", 'mutation W($id: ID!) { withdraw(id: $id, reason: "wrong") { id } }', {"id": first})
        second = served.submit("VN", TEXT, handling=TO_TH)
        arrived = [events.next()["data"]["arrivals"]["id"]]
        if arrived == [first]:  # it was quicker than the withdrawal
            arrived = [events.next()["data"]["arrivals"]["id"]]
    assert arrived == [second]


def test_leaving_an_operation_ends_what_comes_through_it_in_an_open_stream(served: Served) -> None:
    with watching(served, "TH") as events:
        with writing(served.exchange.engine) as connection:
            community.leave(connection, "mekong-dragon", "TH", served.clock(), "operator")
        served.submit("VN", TEXT, handling={"releaseTo": ["op:mekong-dragon"]})
        id = served.submit("VN", TEXT, handling=TO_TH)
        assert events.next()["data"]["arrivals"]["id"] == id


def test_a_stream_ends_when_its_token_expires(served: Served) -> None:
    with watching(served, "TH", token=served.token("TH", hours=0.5)) as events:
        served.clock.ahead = timedelta(hours=1)
        (error,) = events.next()["errors"]
        assert error["extensions"]["code"] == "UNAUTHENTICATED"
        assert events.next() is None


def test_a_stream_beyond_the_limit_of_its_agency_is_refused_and_a_closed_one_makes_room(
    serve: Callable[..., Served],
) -> None:
    served = serve(streams=1)
    with watching(served, "TH"):
        with watching(served, "TH") as second:
            assert second.next()["errors"][0]["extensions"]["code"] == "LIMIT"
        with watching(served, "VN") as other:
            served.submit("TH", TEXT, handling={"releaseTo": ["VN"]})
            assert other.next()["data"]["arrivals"]["text"] == TEXT
    for _ in range(50):
        with watching(served, "TH") as again:
            served.submit("VN", TEXT, handling=TO_TH)
            if "data" in (told := again.next()) and told["data"]:
                return
    pytest.fail("the closed stream still counts")


def test_a_wrong_subscription_is_told_in_the_stream(served: Served) -> None:
    with watching(served, "TH", {"nope": 1}) as events:
        assert events.next()["errors"][0]["extensions"] == {"code": "INVALID", "path": "filter.nope"}
        assert events.next() is None


def test_a_stream_without_a_token_is_refused(served: Served) -> None:
    answer = served.client.post("/graphql", json={"query": ARRIVALS}, headers={"Accept": "text/event-stream"})
    assert answer.status_code == 401


def test_what_arrived_and_what_came_with_it_is_in_the_trail_before_it_is_out(served: Served) -> None:
    first = served.submit("VN", TEXT, handling=TO_TH)
    query = "subscription Watch { arrivals { id inReplyTo { text } } }"
    with watching(served, "TH", query=query) as events:
        second = served.submit("VN", "More of it.", inReplyTo=first, handling=TO_TH)
        assert events.next()["data"]["arrivals"] == {"id": second, "inReplyTo": {"text": TEXT}}
        asked = "query R($id: ID!) { readers(report: $id) { edges { node { agency { code } operationName } } } }"
        for id in (first, second):
            reads = [edge["node"] for edge in served.ask("VN", asked, {"id": id})["readers"]["edges"]]
            assert {"agency": {"code": "TH"}, "operationName": "Watch"} in reads


# --- the same over a websocket ----------------------------------------------------------------------------------------


def socket(served: Served, **more: Any) -> ClientConnection:
    url = served.url.replace("http", "ws", 1) + "/graphql"
    return connect(url, subprotocols=[Subprotocol("graphql-transport-ws")], open_timeout=5, close_timeout=2, **more)


def say(connection: ClientConnection, **message: Any) -> None:
    connection.send(json.dumps(message))


def hear(connection: ClientConnection) -> Any:
    return json.loads(connection.recv(timeout=10))


def admitted(served: Served, connection: ClientConnection, agency: str, **token: Any) -> None:
    say(connection, type="connection_init", payload={"Authorization": f"Bearer {served.token(agency, **token)}"})
    assert hear(connection)["type"] == "connection_ack"


def test_arrivals_and_queries_over_a_websocket(served: Served) -> None:
    with socket(served) as connection:
        admitted(served, connection, "TH")
        say(connection, type="subscribe", id="1", payload={"query": ARRIVALS})
        time.sleep(0.3)
        id = served.submit("VN", TEXT, handling=TO_TH)
        event = hear(connection)
        assert (event["id"], event["type"]) == ("1", "next")
        assert event["payload"]["data"]["arrivals"]["id"] == id
        say(connection, type="subscribe", id="2", payload={"query": "{ viewer { agency { code } } }"})
        assert hear(connection)["payload"]["data"] == {"viewer": {"agency": {"code": "TH"}}}
        assert hear(connection) == {"id": "2", "type": "complete"}
        say(connection, type="ping")
        assert hear(connection) == {"type": "pong"}


def test_a_token_in_the_header_of_a_websocket_is_taken_too(served: Served) -> None:
    with socket(served, additional_headers={"Authorization": f"Bearer {served.token('TH')}"}) as connection:
        say(connection, type="connection_init")
        assert hear(connection)["type"] == "connection_ack"


@pytest.mark.parametrize(
    ("messages", "code"),
    [
        ([{"type": "connection_init"}], 4403),
        ([{"type": "connection_init", "payload": {"Authorization": "Bearer nonsense"}}], 4403),
        ([{"type": "connection_init", "payload": {"Authorization": 7}}], 4403),
        ([{"type": "subscribe", "id": "1", "payload": {"query": ARRIVALS}}], 4401),
        (["not a message"], 4400),
        ([{"type": "subscribe", "id": "1", "payload": {"query": 7}}], 4400),
    ],
)
def test_a_websocket_without_a_valid_token_or_message_is_closed(served: Served, messages: list[Any], code: int) -> None:
    with socket(served) as connection:
        for message in messages:
            connection.send(json.dumps(message))
        with pytest.raises(ConnectionClosed) as closed:
            connection.recv(timeout=10)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == code


def test_a_token_that_expires_while_the_websocket_is_open_opens_nothing_more(served: Served) -> None:
    with socket(served) as connection:
        admitted(served, connection, "TH", hours=0.5)
        served.clock.ahead = timedelta(hours=1)
        say(connection, type="subscribe", id="1", payload={"query": "{ viewer { name } }"})
        event = hear(connection)
        assert "UNAUTHENTICATED" in json.dumps(event)


def test_a_message_beyond_the_limit_closes_the_websocket(serve: Callable[..., Served]) -> None:
    served = serve(body_limit=10_000)
    with socket(served) as connection:
        admitted(served, connection, "TH")
        say(connection, type="subscribe", id="1", payload={"query": "#" * 20_000 + "\n{ viewer { name } }"})
        with pytest.raises(ConnectionClosed):
            connection.recv(timeout=10)


def test_a_page_of_another_site_opens_no_websocket(served: Served) -> None:
    from websockets.exceptions import InvalidStatus

    with pytest.raises(InvalidStatus):
        socket(served, origin="https://elsewhere.example").close()
