"""What the learned component is worth on messages that it was not trained on: `python -m tests.nlp.learning.held_out`.

Folds by storyline; in each the component is trained on the other folds. Scores of organisations by rules alone and with
the component, for the development part and for the messages that the rules never saw; then stated against right.
"""

import hashlib
from collections import defaultdict
from typing import Any

from nlp.extraction import Organisation
from nlp.learned.component import NAME, weigh
from tests.nlp.learning.corpus import examples_of, read_by_rules, training_messages
from tests.nlp.learning.fit import as_classifier, fit, rounded
from tests.nlp.learning.train import read_config
from tests.nlp.score import messages, storylines
from tests.nlp.score_extraction import LISTS, TYPES, f1, score

_BINS = (0.0, 0.5, 0.55, 0.6, 0.63, 1.0)


def folds_of(config: dict[str, Any]) -> dict[str, int]:
    """ref -> fold; messages of one storyline are in one fold."""
    line = storylines(messages())
    refs = [row["ref"] for row, _ in training_messages(config)]
    count = config["training"]["folds"]
    return {ref: hashlib.sha256(f"fold {line.get(ref, ref)}".encode()).digest()[0] % count for ref in refs}


def main() -> None:
    config = read_config()
    rows = list(training_messages(config))
    fold = folds_of(config)
    examples = {row["ref"]: examples_of(row, unseen) for row, unseen in rows}
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    stated: dict[int, list[float]] = defaultdict(lambda: [0, 0, 0])
    for held in range(config["training"]["folds"]):
        others = [e for ref, found in examples.items() if fold[ref] != held for e in found]
        model = as_classifier(rounded(*fit(others, config), config), config, "fold")
        for row, unseen in rows:
            if fold[row["ref"]] != held:
                continue
            group = "unseen by rules" if unseen else "development" if "agency" in row else ""
            gold = {key: [] for key in LISTS} | row["gold"]
            reading = read_by_rules(row)
            for how in ("rules", "with it"):
                if how == "with it":
                    weigh(reading, model)
                got = reading.to_extraction().to_json()
                found = score(gold, got)[0]["organisation"]
                counts[group, how] = [a + b for a, b in zip(counts[group, how], found, strict=True)]
            facts, match = TYPES["organisation"]
            want = facts(gold)
            for fact in reading.facts["organisations"]:
                if isinstance(fact, Organisation) and fact.rule.startswith(NAME) and fact.role != "mentioned":
                    right = any(match(each, (fact.role, fact.name)) for each in want)
                    at = max(i for i, low in enumerate(_BINS) if fact.confidence >= low)
                    stated[at] = [a + b for a, b in zip(stated[at], (1, fact.confidence, right), strict=True)]
    for (group, how), count in sorted(counts.items()):
        if group:
            print("{:<16} {:<8} P {:.3f} R {:.3f} F1 {:.4f}".format(group, how, *f1(*count)))  # noqa: T201
    for at, (number, total, right) in sorted(stated.items()):
        shown = f"{number} facts, stated {total / number:.2f}, right {right / number:.2f}"
        print(f"confidence from {_BINS[at]:.2f}: {shown}")  # noqa: T201


if __name__ == "__main__":
    main()
