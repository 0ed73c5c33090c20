"""Subscriptions: what arrives over server-sent events and over a websocket while the rest of the history happens.

Every reader's streams are open in both worlds when the history stands at minute `since`; then the rest happens at once,
while the event loop stands still, so that the streams look when all has happened. A report that was narrowed in the
meantime may have been sent before; that is no leak, and not what is compared here (`tests/api/test_arrivals.py`).
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from itertools import count
from typing import Any

import orjson

from intel.handling import Handling
from intel.model import ReportKind, Submission
from tests.noninterference.compare import LIAISON, READERS, Difference, Told, built, unlike
from tests.noninterference.graphql import REPORT
from tests.noninterference.history import AGENCIES, History
from tests.noninterference.http import token
from tests.noninterference.rule import Who
from tests.noninterference.world import World, Worlds

QUERY = f"subscription Arrivals($f: ReportFilter) {{ arrivals(filter: $f) {{ ...Whole }} }} {REPORT}"
LANTERN = {"text": "lantern"}
STARTED, ENDED = "r-started", "r-ended"
"""Reports of each agency for itself: the first ones tell that a stream looks, the last one that it has seen all."""
PATIENCE = 30.0
"""Seconds after which a stream that does not end is a failure."""

Take = Callable[[bytes], None]


def stream_differences(
    worlds: Worlds, history: History, since: int, readers: Sequence[Who] = READERS
) -> list[Difference]:
    """Every stream that brings a reader other events than the world that the reader could have built."""
    with worlds.of(history, until=since) as world:
        full = asyncio.run(_streamed(world, history, since, readers))
    found = []
    for own, sharing in built(history, readers):
        with worlds.of(own, until=since) as world:
            told = asyncio.run(_streamed(world, own, since, sharing))
        for reader in sharing:
            found += unlike(reader, full[reader], told[reader])
    return found


async def _streamed(world: World, history: History, since: int, readers: Sequence[Who]) -> dict[Who, Told]:
    """What each reader's streams bring of the rest of the history."""
    streams = [
        Stream(world, reader, name, over)
        for reader in readers
        for name, over in (("events", sent_events), ("websocket", websocket))
    ]
    world.ids = (f"{STARTED}-{number}" for number in count())
    while waiting := sorted({stream.who.agency for stream in streams if not stream.started}):
        _say(world, waiting)
        await asyncio.sleep(0.3)
    world.live(history, since=since)
    world.ids = iter([f"{ENDED}-{code}" for code in AGENCIES])
    _say(world, AGENCIES)
    async with asyncio.timeout(PATIENCE):
        for stream in streams:
            await stream.ended.wait()
    for stream in streams:
        await stream.close()
    found: dict[Who, Told] = {reader: [] for reader in readers}
    for stream in streams:
        found[stream.who].append((stream.name, stream.events))
    return found


def _say(world: World, agencies: Sequence[str]) -> None:
    """A report of each agency for itself alone, which all of its filters let through."""
    for code in agencies:
        with world.session(Who(code, LIAISON), "Say") as session:
            session.submit(
                Submission("A lantern.", ReportKind.SEIZURE, handling=Handling(), extraction={"kind": "seizure"})
            )


class Stream:
    """One subscription of one reader, in the application itself."""

    def __init__(self, world: World, who: Who, name: str, over: Callable[[World, Who, Take], Awaitable[None]]) -> None:
        self.who, self.name = who, name
        self.events: list[bytes] = []
        """As they were sent, less those that say that it started or ended."""
        self.started, self.ended = False, asyncio.Event()
        self._task = asyncio.ensure_future(over(world, who, self._take))

    def _take(self, event: bytes) -> None:
        if f'"id":"{STARTED}'.encode() in event:
            self.started = True
        elif f'"id":"{ENDED}'.encode() in event:
            self.ended.set()
        else:
            self.events.append(event)

    async def close(self) -> None:
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task


async def sent_events(world: World, who: Who, take: Take) -> None:
    """GraphQL over server-sent events, all arrivals."""
    body = orjson.dumps({"query": QUERY})
    asked = asyncio.Queue[dict[str, Any]]()
    asked.put_nowait({"type": "http.request", "body": body, "more_body": False})

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            assert message["status"] == 200, message
        elif message.get("body"):
            take(message["body"])

    headers = {"content-type": "application/json", "accept": "text/event-stream"}
    await world.app({**_scope(world, who, headers), "type": "http", "method": "POST"}, asked.get, send)


async def websocket(world: World, who: Who, take: Take) -> None:
    """graphql-transport-ws, the arrivals that a filter lets through."""
    asked = asyncio.Queue[dict[str, Any]]()
    said: list[dict[str, Any]] = [
        {"type": "connection_init", "payload": {}},
        {"type": "subscribe", "id": "1", "payload": {"query": QUERY, "variables": {"f": LANTERN}}},
    ]
    asked.put_nowait({"type": "websocket.connect"})

    async def send(message: Any) -> None:
        if message["type"] == "websocket.accept" or b'"connection_ack"' in _sent(message):
            asked.put_nowait({"type": "websocket.receive", "text": orjson.dumps(said.pop(0)).decode()})
        else:
            assert message["type"] == "websocket.send", message
            take(_sent(message))

    await world.app(
        {**_scope(world, who, {}), "type": "websocket", "scheme": "ws", "subprotocols": ["graphql-transport-ws"]},
        asked.get,
        send,
    )


def _sent(message: Any) -> bytes:
    text: str = message.get("text") or ""
    return text.encode()


def _scope(world: World, who: Who, headers: dict[str, str]) -> dict[str, Any]:
    given = {**headers, "host": "compare", "authorization": f"Bearer {token(world, who)}"}
    return {
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "scheme": "http",
        "path": "/graphql",
        "raw_path": b"/graphql",
        "root_path": "",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
        "client": ("127.0.0.1", 1),
        "server": ("compare", 80),
    }
