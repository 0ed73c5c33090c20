"""Stated confidence against what is observed: of the facts that say 0.8, are eight of ten right?

    python -m tests.nlp.calibration [--part dev|test|all]

A fact is right where the contract's scorer finds it in the gold of its message. Facts that the scorer does not look at
(ages, reported dates, mentioned places) are not counted.
"""

import argparse
from collections import defaultdict
from datetime import date
from typing import Any

from nlp import parse
from nlp.extraction import LISTS
from tests.nlp.score import split
from tests.nlp.score_extraction import TYPES

SCORED_BY = {
    "dates": "date",
    "places": "route",
    "commodities": "commodity",
    "conveyances": "mode",
    "identifiers": "identifier",
    "people": "person",
    "organisations": "organisation",
    "concealment": "concealment",
    "values": "value",
}
"""Which type of the scorer tells whether a fact of a list is right."""
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96, 1.01)


def judged(rows: list[dict[str, Any]]) -> list[tuple[str, float, bool]]:
    """(list, stated confidence, is it right) of every fact that the scorer looks at."""
    found = []
    for row in rows:
        published = date.fromisoformat(row["published"]) if row.get("published") else None
        extraction = parse(row["text"], published).to_json()
        for key, type_name in SCORED_BY.items():
            facts_of, match = TYPES[type_name]
            gold = facts_of({**{each: [] for each in LISTS}, **row["gold"]})
            for fact in extraction[key]:
                alone = facts_of({**{each: [] for each in LISTS}, key: [fact]})
                found += [(key, fact["confidence"], any(match(want, one) for want in gold)) for one in alone]
    return found


def table(found: list[tuple[str, float, bool]]) -> str:
    """A line for each band of confidence: facts, stated on average, right."""
    bands: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for _, stated, right in found:
        bands[sum(stated >= edge for edge in EDGES) - 1].append((stated, right))
    lines = ["| confidence | facts | stated, mean | right |", "| --- | ---: | ---: | ---: |"]
    for band in sorted(bands):
        facts = bands[band]
        stated = sum(one for one, _ in facts) / len(facts)
        right = sum(one for _, one in facts) / len(facts)
        high = min(EDGES[band + 1], 1.0)
        lines.append(f"| {EDGES[band]:.2f} to {high:.2f} | {len(facts)} | {stated:.2f} | {right:.2f} |")
    return "\n".join(lines)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--part", choices=("dev", "test", "all"), default="test")
    print(table(judged(split(options.parse_args().part))))  # noqa: T201


if __name__ == "__main__":
    main()
