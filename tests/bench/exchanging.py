"""Reports taken in and answers served, by the program itself: `naga load`, a submission, `naga serve`.

Beside them from the same run: the parser alone on the same texts, and a bare commit of the same bytes to SQLite.
"""

import json
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path
from uuid import uuid4

import psutil

from intel.exchange.exchange import Exchange
from intel.model import Submission
from intel.settings import Settings
from nlp import load, parse
from tests.bench.figure import Measure, percentile
from tests.cli.program import PROGRAM, environment
from tests.cli.server import running

DEMO = Path(__file__).parents[2] / "intel" / "demo"
LINES = 1_000
SUBMISSIONS = 200


def measure() -> list[Measure]:
    texts = _texts()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        _naga("init", "--community", str(DEMO / "community.yaml"), home=home)
        return [*_load(home, Path(folder) / "reports.jsonl", texts), *_submit(home, texts), *_serve(home)]


def _texts() -> list[tuple[str, str]]:
    """(agency, text) of the demonstration's messages."""
    rows = [json.loads(line) for path in sorted(DEMO.glob("messages_*.jsonl")) for line in path.open(encoding="utf-8")]
    return [(row["agency"], row["text"]) for row in rows]


def _naga(*arguments: str, home: Path) -> None:
    subprocess.run([str(PROGRAM), *arguments], check=True, capture_output=True, env=environment(home))


def _load(home: Path, file: Path, texts: list[tuple[str, str]]) -> list[Measure]:
    with file.open("w", encoding="utf-8") as out:
        for number in range(LINES):
            agency, text = texts[number % len(texts)]
            out.write(json.dumps({"ref": f"BENCH-{number}", "agency": agency, "text": text}) + "\n")
    start = time.perf_counter()
    _naga("load", str(file), home=home)
    rate = LINES / (time.perf_counter() - start)
    load()
    parse(texts[0][1])
    start = time.perf_counter()
    for number in range(LINES):
        parse(texts[number % len(texts)][1])
    alone = LINES / (time.perf_counter() - start)
    return [Measure("naga load, one process", rate, "reports/s", f"parser alone {alone:,.0f}", "100")]


def _submit(home: Path, texts: list[tuple[str, str]]) -> list[Measure]:
    exchange = Exchange.open_home(Settings.read(home=home))
    reader = exchange.reader("VN", "bench", {"liaison"})
    ours = []
    for number in range(SUBMISSIONS):
        text = texts[number % len(texts)][1]
        start = time.perf_counter()
        with exchange.open(reader, "Bench") as session:
            session.submit(Submission(text, ref=str(uuid4())))
        ours.append((time.perf_counter() - start) * 1000)
    exchange.close()
    bare = _bare_commits(home / "bare.db", texts)
    return [
        Measure(
            f"submission, p{share * 100:.0f}",
            percentile(ours, share),
            "ms",
            f"bare commit {percentile(bare, share):.2f}",
        )
        for share in (0.5, 0.95)
    ]


def _bare_commits(path: Path, texts: list[tuple[str, str]]) -> list[float]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE stored (text TEXT) STRICT")
    times = []
    for number in range(SUBMISSIONS):
        start = time.perf_counter()
        connection.execute("INSERT INTO stored VALUES (?)", (texts[number % len(texts)][1],))
        times.append((time.perf_counter() - start) * 1000)
    connection.close()
    return times


def _serve(home: Path) -> list[Measure]:
    start = time.perf_counter()
    with running("serve", "--port", "0", home=home) as server:
        ready = time.perf_counter() - start
        time.sleep(3)  # the parser is loaded behind `ready`
        processes = [psutil.Process(server.process.pid), *psutil.Process(server.process.pid).children(recursive=True)]
        memory = sum(process.memory_info().rss for process in processes) / 1e6
    return [
        Measure("naga serve, to ready", ready, "s", "", "< 3"),
        Measure("naga serve, memory", memory, "MB", "", "< 500"),
    ]
