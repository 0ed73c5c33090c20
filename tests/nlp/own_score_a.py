"""Scores the parser's kinds, dates, modes, identifiers and concealment on messages of our own (own_messages_a.jsonl).

The messages were written before the parser saw them, in the styles of agencies whose texts are not in the
demonstration; their people, companies and numbers are invented. A line's `types` names what its gold covers.
"""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from nlp import parse
from tests.nlp.score_extraction import LISTS, f1, score

TYPES = ("kind", "date", "mode", "identifier", "concealment")


def messages() -> list[dict[str, Any]]:
    """The messages with their gold."""
    lines = (Path(__file__).parent / "own_messages_a.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def own_scores() -> dict[str, float]:
    """F1 by fact type."""
    hits, got, want = Counter[str](), Counter[str](), Counter[str]()
    for row in messages():
        gold = {key: [] for key in LISTS} | row["gold"]
        counts, _ = score(gold, parse(row["text"], date.fromisoformat(row["published"])).to_json())
        for name in row.get("types", TYPES):
            hits[name] += counts[name][0]
            got[name] += counts[name][1]
            want[name] += counts[name][2]
    return {name: f1(hits[name], got[name], want[name])[2] for name in TYPES}


if __name__ == "__main__":
    for name, value in own_scores().items():
        print(f"{name:<12} {value:.3f}")  # noqa: T201
