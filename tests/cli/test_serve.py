"""`naga serve`: ready when it answers, in one process or several; what it can't do it says in one line."""

import socket
import urllib.request
from pathlib import Path

import pytest

from intel.cli.serving import listen
from tests.cli.program import naga
from tests.cli.server import running


@pytest.mark.parametrize("workers", ["1", "2"])
def test_it_says_ready_when_it_answers_and_stops_when_told(workers: str, home: Path) -> None:
    with running("serve", "--port", "0", "--workers", workers, home=home) as server:
        assert server.said == [f"ready {server.address}\n"]
        for _ in range(4):
            with urllib.request.urlopen(f"{server.address}/healthz", timeout=20) as answer:  # noqa: S310 - our own
                assert answer.status == 200


def test_an_address_that_is_taken_and_a_home_that_is_none_are_one_line(home: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        run = naga("serve", "--port", port, home=home)
    assert (run.status, run.err) == (1, f"naga: cannot listen on 127.0.0.1:{port}: address already in use\n")
    homeless = naga("serve", "--port", "0", home=tmp_path / "nowhere")
    assert homeless.status == 1 and homeless.err.count("\n") == 1


def test_an_answer_s_body_does_not_wait_for_its_head_to_be_told_of() -> None:
    """asyncio sends at once (TCP_NODELAY) only on sockets that name their protocol."""
    with listen("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP
