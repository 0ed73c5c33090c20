"""Scores commodities and values on `own_messages_b.jsonl`: invented messages in styles other than the demonstration's.

`python -m tests.nlp.own_score_b [--misses]`.
"""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from nlp import parse
from tests.nlp.score_extraction import f1, score

TYPES = ("commodity", "quantity", "form", "value")
MESSAGES = Path(__file__).with_name("own_messages_b.jsonl")


def messages() -> list[dict[str, Any]]:
    """The messages with their gold, in order."""
    return [json.loads(line) for line in MESSAGES.read_text(encoding="utf-8").splitlines() if line]


def totals(rows: list[dict[str, Any]], show: bool = False) -> dict[str, tuple[float, float, float]]:
    """(precision, recall, F1) by type."""
    counts = {name: [0, 0, 0] for name in TYPES}
    for row in rows:
        got = parse(row["text"], date.fromisoformat(row["published"])).to_json()
        found, misses = score(row["gold"], got)
        for name in TYPES:
            counts[name] = [a + b for a, b in zip(counts[name], found[name], strict=True)]
        shown = [miss for miss in misses if miss[2:].split(":")[0] in TYPES]
        if show and shown:
            print(f"{row['id']} {row['style']}", *shown, sep="\n  ")  # noqa: T201
    return {name: f1(*count) for name, count in counts.items()}


if __name__ == "__main__":
    for name, figures in totals(messages(), "--misses" in sys.argv).items():
        print(f"{name:<12}" + "".join(f"{figure:>7.3f}" for figure in figures))  # noqa: T201
