"""Answering time of what is hidden beside what never was, over HTTP from the program as it is served.

Ten thousand pairs of requests, one for a hidden id and one for an id that never was, in random order, with a second
absent one beside them: what two absent ones differ by is the noise. The figure is the median of the differences with
its 95 % confidence interval (from the order statistics, so it supposes no distribution).
"""

import http.client
import json
import math
import random
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from graph.identity import identifier_id
from intel.exchange.exchange import Exchange, new_id, now
from intel.handling import Handling, Tlp
from intel.identity.tokens import issue
from intel.keyring import Keyring
from intel.model import Submission
from intel.settings import Settings
from tests.bench.figure import Measure
from tests.cli.program import PROGRAM, environment
from tests.cli.server import READY
from tests.services.neo4j import missing_for_neo4j, running_neo4j

PAIRS = 10_000
"""In all, over the questions and the stores."""
HIDDEN, SHOWN = 400, 200
"""Reports of VN that TH may not read, all of one container and one road; and those that it may."""
HUB = "MSKU9379333"
COMMUNITY = Path(__file__).parents[2] / "intel" / "demo" / "community.yaml"
QUESTIONS: dict[str, str] = {
    "report": "query Q($id: ID!) { report(id: $id) { id text } }",
    "entity": "query Q($id: ID!) { entity(id: $id) { id label reportCount } }",
    "neighbours": "query Q($id: ID!) { neighbours(id: $id) { nodes { id } } }",
    "probe": 'mutation Q($id: String!) { probe(scheme: "container", value: $id, purpose: "measuring time") { hit } }',
}
Ask = Callable[[str, str], float]


def measure() -> list[Measure]:
    found = _of_store("embedded", {}, PAIRS * 3 // 5)
    if not missing_for_neo4j():
        with running_neo4j(measured=True) as server:
            given = {"NAGA_GRAPH": server.url, "NAGA_GRAPH_USER": server.user, "NAGA_GRAPH_PASSWORD": server.password}
            found += _of_store("Neo4j", given, PAIRS * 2 // 5)
    return found


def _of_store(name: str, given: dict[str, str], pairs: int) -> list[Measure]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with _home(home, given) as (hidden, token), _served(home, token, given) as ask:
            return [_compared(f"{asked}, {name}", asked, hidden[asked], ask, pairs // 4) for asked in QUESTIONS]


@contextmanager
def _home(home: Path, given: dict[str, str]) -> Iterator[tuple[dict[str, list[str]], str]]:
    """Ids that TH's analyst may not see, by question, and that analyst's token."""
    env = environment(home, **given)
    subprocess.run([str(PROGRAM), "init", "--community", str(COMMUNITY)], check=True, capture_output=True, env=env)
    exchange = Exchange.open_home(Settings.read(home=home))
    reader = exchange.reader("VN", "bench", {"liaison"})
    reports = []
    for number in range(HIDDEN + SHOWN):
        container = HUB if number < HIDDEN else f"QXLU{number:07d}"
        shown = Handling(tlp=Tlp.GREEN) if number >= HIDDEN else Handling()
        with exchange.open(reader, "Bench") as session:
            report = session.submit(
                Submission(
                    f"Officers opened container {container}, number {number}.",
                    ref=f"B-{number}",
                    handling=shown,
                    extraction={"kind": "seizure", "identifiers": [{"scheme": "container", "value": container}]},
                )
            )
        reports.append(report.id)
    hub = identifier_id("container", HUB) or ""
    key, issued = Keyring.open(home).issuer, now()
    token = issue(key, "TH", "bench", {"analyst", "liaison"}, issued, timedelta(hours=8), "bench")
    exchange.close()
    yield {"report": reports[:HIDDEN], "entity": [hub], "neighbours": [hub], "probe": [HUB]}, token


@contextmanager
def _served(home: Path, token: str, given: dict[str, str]) -> Iterator[Ask]:
    """Milliseconds of one question over a connection that stays open."""
    settings = {"NAGA_RATE": "1000000/minute", "NAGA_PROBE_SECONDS": "0", "NAGA_PROBE_BUDGET": "1000000", **given}
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    command = [str(PROGRAM), "serve", "--port", "0"]
    # Its log goes nowhere: a pipe that nobody reads would stop it when it is full.
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment(home, **settings)
    ) as process:
        assert process.stdout is not None
        ready = next(line for line in process.stdout if line.startswith(READY))
        address = urlsplit(ready.removeprefix(READY).strip())
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=60)

        def ask(query: str, id: str) -> float:
            body = json.dumps({"query": query, "variables": {"id": id}})
            began = time.perf_counter()
            connection.request("POST", "/graphql", body, headers)
            told = connection.getresponse()
            content = told.read()
            spent = (time.perf_counter() - began) * 1000
            assert told.status == 200 and b"INTERNAL" not in content and b"LIMIT" not in content, content
            return spent

        try:
            yield ask
        finally:
            connection.close()
            process.terminate()


def _compared(name: str, asked: str, hidden: Sequence[str], ask: Ask, pairs: int) -> Measure:
    query, chance = QUESTIONS[asked], random.Random(7)
    absent = [_absent(asked, hidden[0], chance) for _ in range(2 * len(hidden))]
    for number in range(100):
        ask(query, [*hidden, *absent][number % (3 * len(hidden))])
    differences, noise, plain = [], [], []
    for number in range(pairs):
        place = number % len(hidden)
        ids = {"hidden": hidden[place], "absent": absent[place], "other": absent[len(hidden) + place]}
        order = list(ids)
        chance.shuffle(order)
        times = {which: ask(query, ids[which]) for which in order}
        differences.append((times["hidden"] - times["absent"]) * 1000)
        noise.append((times["other"] - times["absent"]) * 1000)
        plain.append(times["absent"])
    beside = f"absent vs absent {_interval(noise)}; absent takes {median(plain) * 1000:,.0f}"
    low, high = _bounds(differences)
    return Measure(
        f"hidden - absent, {name}", median(differences), "µs", f"95 % {low:+.1f} to {high:+.1f}; {beside}", "0"
    )


def _absent(asked: str, like: str, chance: random.Random) -> str:
    """An id or a value of the same form that never was."""
    if asked == "report":
        return new_id()
    if asked == "probe":
        return f"QXLU{chance.randrange(10**7):07d}"
    return like[:2] + "".join(chance.choice("0123456789abcdef") for _ in like[2:])


def _interval(differences: Sequence[float]) -> str:
    low, high = _bounds(differences)
    return f"{median(differences):+.1f} ({low:+.1f} to {high:+.1f})"


def _bounds(differences: Sequence[float]) -> tuple[float, float]:
    """95 % confidence interval of the median."""
    ordered, count = sorted(differences), len(differences)
    reach = 0.98 * math.sqrt(count)
    return ordered[max(0, int(count / 2 - reach))], ordered[min(count - 1, int(count / 2 + reach))]
