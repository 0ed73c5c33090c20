"""Scores the parser against the gold of the demonstration's messages: `make nlp-score`.

The messages are split by storyline (reports that answer or cite each other stay together), one storyline in
six for test. `--part dev|test|all`, `--misses`, `--type NAME` (misses of one fact type only), `--language en`.
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
    """`dev`, `test` or `all` messages."""
    rows = messages()
    line = storylines(rows)

    def is_test(ref: str) -> bool:
        return hashlib.sha256(line[ref].encode()).digest()[0] % 6 == 0

    return [row for row in rows if part == "all" or is_test(row["ref"]) == (part == "test")]


def report(rows: list[dict[str, Any]], misses_of: str | None) -> Iterator[str]:
    """The table, a line at a time; before it the misses of a type (`*` for every type)."""
    totals = {name: [0, 0, 0] for name in TYPES}
    for row in rows:
        published = date.fromisoformat(row["published"]) if row.get("published") else None
        counts, missed = score(row["gold"], parse(row["text"], published).to_json())
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
    options.add_argument("--part", choices=("dev", "test", "all"))
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
