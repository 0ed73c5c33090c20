"""`naga demo`: every message of the demonstration is submitted, served, and kept."""

import json
import re
import urllib.request
from pathlib import Path

from tests.cli.program import naga
from tests.cli.server import running

DEMO = Path(__file__).parents[2] / "intel" / "demo"


def test_it_loads_every_message_with_the_parser_and_signs_three_people_in(tmp_path: Path) -> None:
    home = tmp_path / "demo"
    messages = [json.loads(one) for file in DEMO.glob("*.jsonl") for one in file.read_text().splitlines()]
    with running("demo", "--port", "0", home=home) as server:
        assert f"loaded {len(messages)} reports\n" in server.said
        assert server.process.stdout is not None
        told = ""
        while "Stop with" not in told:
            told += server.process.stdout.readline()
        tokens = re.findall(r"^ey\S+$", told, re.MULTILINE)
        assert len(tokens) == 3
        seen = []
        for token in tokens:
            request = urllib.request.Request(  # noqa: S310 - our own server
                f"{server.address}/graphql",
                json.dumps({"query": "{ viewer { roles } reports(first: 0) { totalCount } }"}).encode(),
                {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
            )
            with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
                data = json.load(answer)["data"]
            seen.append((data["viewer"]["roles"], data["reports"]["totalCount"]))
        assert [roles for roles, _ in seen] == [["liaison"], ["analyst"], ["coordinator"]]
        assert all(0 < count < len(messages) for _, count in seen)
    with running("demo", "--port", "0", home=home) as again:
        assert "holds the demonstration already" in again.said[0]
    assert naga("ledger", "verify", home=home).status == 0
    assert naga("graph", "verify", home=home).status == 0


def test_a_folder_that_is_not_its_own_is_left_alone(home: Path, tmp_path: Path) -> None:
    run = naga("demo", "--port", "0", home=home)
    assert (run.status, run.out) == (1, "")
    assert "not the demonstration's" in run.err
