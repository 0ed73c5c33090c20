"""The server: a socket, uvicorn over the application in one or more processes, and a line when it really answers."""

import http.client
import logging
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType

import click
import uvicorn

from intel.api.app import create_app
from intel.cli.logs import log_to_stderr
from intel.cli.program import WRONG
from intel.cli.workers import supervise
from intel.errors import Unavailable
from intel.exchange.exchange import Exchange
from intel.pages.router import make_router
from intel.settings import Settings
from intel.tending import tending
from nlp.pipeline import parse

PATIENCE = 60.0
"""Seconds in which a server must have answered once."""
AT_ONCE = 200
"""Requests under way in one process; more are told to come again."""

Ready = Callable[[str], None]


def run(host: str, port: int, workers: int, ready: Ready = lambda address: None) -> int:
    """Serve until told to stop (SIGINT, SIGTERM). `ready` is called with the address once it answers. Raises
    `Unavailable` where the address can't be had or the home can't be opened."""
    log_to_stderr(logging.INFO)
    settings = Settings.read()
    listening = listen(host, port)
    stopping = threading.Event()

    def announce() -> None:
        threading.Thread(target=_announce, args=(host, listening, stopping, ready), daemon=True).start()

    if workers == 1:
        exchange = Exchange.open_home(settings)
        server = _server(exchange)
        _stop_quietly(stopping)
        announce()
        _work(exchange, server, listening)
        return 0 if stopping.is_set() else WRONG
    Exchange.open_home(settings).close()  # what is wrong with the home is said once, not by every worker

    def work() -> None:
        exchange = Exchange.open_home(settings)
        _work(exchange, _server(exchange), listening)

    return supervise(workers, work, announce, stopping)


def _work(exchange: Exchange, server: uvicorn.Server, listening: socket.socket) -> None:
    """Serve until the server is told to stop, with what is done by the clock beside it."""
    try:
        with tending(exchange):
            server.run(sockets=[listening])
    finally:
        exchange.close()


def _server(exchange: Exchange) -> uvicorn.Server:
    config = uvicorn.Config(
        create_app(exchange, pages=[make_router(exchange)]),
        log_level="warning",
        access_log=False,  # addresses of pages name reports; who read what stands in the audit trail
        server_header=False,
        limit_concurrency=AT_ONCE,
        timeout_graceful_shutdown=5,
    )
    server = uvicorn.Server(config)
    threading.Thread(target=_load_parser, args=(server,), daemon=True).start()
    return server


def _load_parser(server: uvicorn.Server) -> None:
    """Once the server answers: the first message need not wait for it, and being ready neither."""
    while not server.started:
        time.sleep(0.05)
    parse("Customs at Hai Phong port found 12 kg of ketamine.")


def listen(host: str, port: int) -> socket.socket:
    """The socket that every worker answers on. Raises `Unavailable`."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, where = found[0]
        # Its protocol is named, else asyncio lets an answer's body wait 40 ms until the client told of its head.
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(where)
        listening.listen(AT_ONCE)
    except OSError as error:
        raise Unavailable(f"cannot listen on {host}:{port}: {(error.strerror or str(error)).lower()}") from error
    return listening


def _stop_quietly(stopping: threading.Event) -> None:
    """Uvicorn stops at a signal and then raises it again; this takes it, so that to be stopped is no failure."""

    def stop(number: int, frame: FrameType | None) -> None:
        stopping.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)


def _announce(host: str, listening: socket.socket, stopping: threading.Event, ready: Ready) -> None:
    """Ask the server itself until it answers, then say so."""
    asked, port = listening.getsockname()[:2]
    asked = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(asked, asked)  # noqa: S104 - it listens there; we ask here
    end = time.monotonic() + PATIENCE
    while not _answers(asked, port):
        if stopping.wait(0.02) or time.monotonic() > end:
            return
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    click.echo(f"ready {address}")
    ready(address)
    sys.stdout.flush()


def _answers(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
