"""The API as it is served: a real home in a folder of its own, a real server on a loopback port."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
import uvicorn

from intel.api.app import create_app
from intel.exchange.exchange import Exchange
from intel.identity import sessions
from intel.identity.tokens import issue
from intel.keyring import Keyring
from intel.ledger import community
from intel.ledger.community_file import parse
from intel.ledger.engine import writing
from intel.pages.router import make_router
from intel.settings import Settings

COMMUNITY = """
agencies:
  - {code: VN, name: Viet Nam Customs, country: VN}
  - {code: TH, name: Thai Customs Department, country: TH}
  - {code: MY, name: Royal Malaysian Customs Department, country: MY}
  - {code: LA, name: Lao Customs Department, country: LA}
operations:
  - code: mekong-dragon
    name: Operation Mekong Dragon
    coordinator: VN
    participants: [VN, TH, LA]
    phases:
      - {code: I, name: Phase I, starts: 2026-01-01, ends: 2026-12-31}
"""


@dataclass
class Clock:
    """Runs with the wall clock, and ahead of it by `ahead`."""

    ahead: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass
class Served:
    """A running server, its exchange, and tokens for it."""

    exchange: Exchange
    clock: Clock
    url: str
    client: httpx.Client = field(repr=False)

    def token(self, agency: str, *roles: str, name: str = "an officer", hours: float = 1) -> str:
        lifetime = timedelta(hours=hours)
        key = self.exchange.keyring.issuer
        return issue(key, agency, name, roles or ("liaison",), self.clock(), lifetime, uuid4().hex)

    def session(self, agency: str, *roles: str, name: str = "an officer") -> dict[str, str]:
        """Headers of a browser that signed in, of a form sent from its own page."""
        opening = sessions.Opening(agency, name, roles or ("liaison",))
        with writing(self.exchange.engine) as connection:
            value, _ = sessions.open_session(connection, self.exchange.settings, opening, self.clock())
        return {"Cookie": f"naga={value}", "Sec-Fetch-Site": "same-origin"}

    def post(self, agency: str, query: str, variables: object = None, **more: Any) -> httpx.Response:
        """As an agency's liaison officer, or by `token`."""
        token = more.pop("token", None) or self.token(agency)
        headers = {"Authorization": f"Bearer {token}", **more.pop("headers", {})}
        return self.client.post("/graphql", json={"query": query, "variables": variables}, headers=headers, **more)

    def ask(self, agency: str, query: str, variables: object = None, **more: Any) -> Any:
        """The data; fails where there are errors."""
        answer = self.post(agency, query, variables, **more).json()
        assert "errors" not in answer, answer
        return answer["data"]

    def errors(self, agency: str, query: str, variables: object = None, **more: Any) -> list[dict[str, Any]]:
        """The errors' messages and extensions; none where there are none."""
        told = self.post(agency, query, variables, **more).json().get("errors", [])
        return [{"message": error["message"], **error["extensions"]} for error in told]

    def submit(self, agency: str, text: str, **given: Any) -> str:
        """Id of a new report."""
        query = "mutation S($i: SubmitInput!) { submit(input: $i) { id } }"
        id: str = self.ask(agency, query, {"i": {"text": text, **given}})["submit"]["id"]
        return id


@contextmanager
def serving(home: Path, stated: str = COMMUNITY, **settings: Any) -> Iterator[Served]:
    """A new home in the folder, served until the block ends."""
    clock = Clock()
    Keyring.create(home)
    exchange = Exchange.open_home(Settings.read(home=home, **{"arrivals_pause": 0.05, **settings}), clock=clock)
    with writing(exchange.engine) as connection:
        community.load(connection, parse(stated), clock(), "operator")
    app = create_app(exchange, pages=[make_router(exchange)])
    config = uvicorn.Config(app, log_config=None, log_level="warning", access_log=False, ws="websockets-sansio")
    server = uvicorn.Server(config)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    try:
        for _ in range(200):
            if server.started:
                break
            time.sleep(0.02)
        with httpx.Client(base_url=url, timeout=30) as client:
            yield Served(exchange, clock, url, client)
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        exchange.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """An empty community of four agencies."""
    with serving(tmp_path / "home") as running:
        yield running


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """The same with settings: `serve(streams=1)`."""
    from contextlib import ExitStack

    with ExitStack() as stack:
        yield lambda **settings: stack.enter_context(serving(tmp_path / "home", **settings))
