"""Candidates of the training messages: their features, as the parser's rules leave them, and the gold part of each.

They are kept in `candidates.jsonl.gz`, so that training gives the same weights whatever the rules become;
`make nlp-train ARGS=--read` reads them again from the messages.
"""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nlp.learned.candidates import find_candidates
from nlp.learned.component import NAME
from nlp.learned.features import features_of
from nlp.pipeline import load
from nlp.reading import Reading
from tests.nlp.score import split
from tests.nlp.score_extraction import close

FOLDER = Path(__file__).parent
CANDIDATES = FOLDER / "candidates.jsonl.gz"


@dataclass(frozen=True)
class Example:
    """One candidate of the message `ref`; `unseen` where the rules were never shown the message."""

    ref: str
    features: tuple[str, ...]
    label: str
    unseen: bool


def own_messages(name: str) -> list[dict[str, Any]]:
    """Messages of our own, with gold."""
    lines = (FOLDER.parent / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def training_messages(config: dict[str, Any]) -> Iterator[tuple[dict[str, Any], bool]]:
    """Each message, and whether the rules never saw it. Never one of the test part."""
    yield from ((row, False) for row in split("dev"))
    for name in config["corpus"]["own"]:
        yield from ((row, name in config["corpus"]["unseen"]) for row in own_messages(name))


def hash_of_messages(rows: Iterable[dict[str, Any]]) -> str:
    """SHA-256 of what training takes of them: text, day and the gold of organisations."""
    taken = [[row["ref"], row["published"], row["text"], row["gold"]["organisations"]] for row in rows]
    return hashlib.sha256(json.dumps(taken, ensure_ascii=False).encode()).hexdigest()


def read_by_rules(row: dict[str, Any]) -> Reading:
    """The message as the rules leave it, without what was learned."""
    nlp = load()
    doc = nlp.make_doc(row["text"])
    doc._.reading = Reading(row["text"], date.fromisoformat(row["published"]) if row["published"] else None)
    for name, pipe in nlp.pipeline:
        if name != NAME:
            doc = pipe(doc)
    reading: Reading = doc._.reading
    return reading


def examples_of(row: dict[str, Any], unseen: bool) -> list[Example]:
    """The candidates of one message."""
    reading = read_by_rules(row)
    candidates = find_candidates(reading)
    found = []
    for each, features in zip(candidates, features_of(reading, candidates), strict=True):
        name = reading.text[each.start : each.end]
        parts = [o["role"] for o in row["gold"]["organisations"] if len(name) > 2 and close(o["name"], name)]
        found.append(Example(row["ref"], tuple(features), parts[0] if parts else "none", unseen))
    return found


def write_candidates(config: dict[str, Any]) -> None:
    """Reads all training messages and writes their candidates."""
    rows = list(training_messages(config))
    lines = [
        json.dumps({"messages": hash_of_messages(row for row, _ in rows), "refs": [row["ref"] for row, _ in rows]})
    ]
    for row, unseen in rows:
        lines += [
            json.dumps([e.ref, e.label, e.unseen, *e.features], ensure_ascii=False) for e in examples_of(row, unseen)
        ]
    with gzip.GzipFile(CANDIDATES, "wb", mtime=0) as file:
        file.write("\n".join(lines).encode())


def read_candidates() -> tuple[dict[str, Any], list[Example], str]:
    """The head (what was read), the examples, and the SHA-256 of both."""
    content = gzip.decompress(CANDIDATES.read_bytes())
    head, *lines = content.decode().split("\n")
    rows = [json.loads(line) for line in lines]
    examples = [Example(ref, tuple(features), label, unseen) for ref, label, unseen, *features in rows]
    return json.loads(head), examples, hashlib.sha256(content).hexdigest()
