"""Scores the parser against the gold of the demonstration's messages, and of our own: `make nlp-score`.

The demonstration's messages are split by storyline (reports that answer or cite each other stay together), one
storyline in six for test. Our own (`own_messages_*.jsonl`) are invented, in styles of agencies that the demonstration
has not; a line's `types` names the fact types that its gold covers.

`--part dev|test|all|own`, `--misses`, `--type NAME` (misses of one fact type only), `--language en`.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from nlp import parse
from tests.nlp.score_extraction import TYPES, f1, score

FOLDER = Path(__file__).parents[2] / "intel" / "demo"


OWN = Path(__file__).parent
LEAST = {
    "kind": 0.95, "date": 0.92, "mode": 0.92, "identifier": 0.97, "concealment": 0.88, "commodity": 0.93,
    "quantity": 0.90, "form": 0.85, "value": 0.93, "route": 0.90, "place": 0.85, "organisation": 0.85,
    "person": 0.90, "arrested": 0.85, "nationality": 0.85,
}  # fmt: skip
"""F1 by fact type that our own messages must keep."""


def own_messages() -> list[dict[str, Any]]:
    """Our own messages, in the order of their files."""
    rows = []
    for path in sorted(OWN.glob("own_messages_*.jsonl")):
        rows += [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return rows


def messages() -> list[dict[str, Any]]:
    """All messages with gold, in the order of their files."""
    rows = []
    for path in sorted(FOLDER.glob("messages_*.jsonl")):
        rows += [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return rows


def storylines(rows: list[dict[str, Any]]) -> dict[str, str]:
    """ref -> the least ref of its storyline, joined by `in_reply_to` and by refs cited in a text."""
    parent = {row["ref"]: row["ref"] for row in rows}

    def root(ref: str) -> str:
        while parent[ref] != ref:
            parent[ref] = parent[parent[ref]]
            ref = parent[ref]
        return ref

    for row in rows:
        cited = re.findall(r"[A-Z]{2,6}(?:-[A-Z]{2})?-\d{4}-\d{3,5}", row["text"]) + [row["in_reply_to"] or ""]
        for ref in cited:
            if ref in parent:
                a, b = sorted((root(ref), root(row["ref"])))
                parent[b] = a
    return {ref: root(ref) for ref in parent}


def split(part: str) -> list[dict[str, Any]]:
    """`dev`, `test` or `all` messages of the demonstration, or `own` ones."""
    if part == "own":
        return own_messages()
    rows = messages()
    line = storylines(rows)

    def is_test(ref: str) -> bool:
        return hashlib.sha256(line[ref].encode()).digest()[0] % 6 == 0

    return [row for row in rows if part == "all" or is_test(row["ref"]) == (part == "test")]


def score_of(row: dict[str, Any]) -> tuple[dict[str, list[int]], list[str]]:
    """Counts and misses of one message, in the fact types that its gold covers."""
    published = date.fromisoformat(row["published"]) if row.get("published") else None
    counts, missed = score(row["gold"], parse(row["text"], published).to_json())
    types = set(row.get("types", TYPES))
    return {name: counts[name] for name in counts if name in types}, [
        miss for miss in missed if miss[2:].partition(":")[0] in types
    ]


def f1_by_type(rows: list[dict[str, Any]]) -> dict[str, float]:
    """F1 of each fact type that the gold of any row covers."""
    totals: dict[str, list[int]] = {}
    for row in rows:
        for name, count in score_of(row)[0].items():
            totals[name] = [a + b for a, b in zip(totals.get(name, [0, 0, 0]), count, strict=True)]
    return {name: f1(*total)[2] for name, total in totals.items()}


def report(rows: list[dict[str, Any]], misses_of: str | None) -> Iterator[str]:
    """The table, a line at a time; before it the misses of a type (`*` for every type)."""
    totals = {name: [0, 0, 0] for name in TYPES}
    for row in rows:
        counts, missed = score_of(row)
        for name, count in counts.items():
            totals[name] = [a + b for a, b in zip(totals[name], count, strict=True)]
        if misses_of:
            shown = [m for m in missed if misses_of == "*" or m[2:].startswith(f"{misses_of}:")]
            if shown:
                yield "\n  ".join([f"{row['ref']} ({row['language']})", *shown])
    yield f"{'type':<14}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}"
    for name, (hit, got, want) in totals.items():
        yield "{:<14}{:>7.3f}{:>7.3f}{:>7.3f}{:>7}".format(name, *f1(hit, got, want), want)
    hit, got, want = (sum(row[i] for row in totals.values()) for i in range(3))
    yield "{:<14}{:>7.3f}{:>7.3f}{:>7.3f}{:>7}  messages {}".format("all", *f1(hit, got, want), want, len(rows))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--part", choices=("dev", "test", "all", "own"))
    options.add_argument("--language")
    options.add_argument("--type", default="*")
    options.add_argument("--misses", action="store_true")
    given = options.parse_args()
    for part in [given.part] if given.part else ["dev", "test"]:
        rows = [row for row in split(part) if given.language in (None, row["language"])]
        print(f"--- {part}")  # noqa: T201
        for line in report(rows, given.type if given.misses else None):
            print(line)  # noqa: T201


if __name__ == "__main__":
    main()
