"""Multinomial logistic regression over hashed features, by AdaGrad, one example after the other.

No BLAS and no threads: sums run in one order and `exp` is the C library's, so the weights are the same bytes each time.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.learned.classifier import Classifier, key_of
from tests.nlp.learning.corpus import Example


def without_rules(example: Example) -> Example:
    """The example without the rules' verdict: they know the training messages, and are trusted too much there."""
    return replace(example, features=tuple(each for each in example.features if not each.startswith("role=")))


def fit(
    examples: Sequence[Example], config: dict[str, Any], progress: Callable[[int], None] = lambda epoch: None
) -> tuple[list[int], NDArray[np.float64]]:
    """The keys seen and a row of weights for each. Every example is shown twice, once without the rules' verdict."""
    labels = config["model"]["labels"]
    training = config["training"]
    row_of: dict[int, int] = {}
    taken = []
    for example in (shown for each in examples for shown in (each, without_rules(each))):
        keys = sorted({key_of(feature, config["model"]["bits"]) for feature in example.features})
        rows = np.array([row_of.setdefault(key, len(row_of)) for key in keys])
        share = config["corpus"]["unseen_weight"] if example.unseen else 1.0
        taken.append((rows, labels.index(example.label), share))
    weights = np.zeros((len(row_of), len(labels)))
    squares = np.full((len(row_of), len(labels)), 1e-2)
    random = np.random.default_rng(training["seed"])
    for epoch in range(training["epochs"]):
        progress(epoch)
        for at in random.permutation(len(taken)):
            rows, label, share = taken[at]
            current = weights[rows]
            scores = current.sum(axis=0).tolist()
            highest = max(scores)
            powers = [math.exp(score - highest) for score in scores]
            total = sum(powers)
            slope = [power / total for power in powers]
            slope[label] -= 1.0
            step = np.array(slope) * share + training["decay"] * current
            squares[rows] += step * step
            weights[rows] = current - training["rate"] * step / np.sqrt(squares[rows])
    return list(row_of), weights


def rounded(keys: list[int], weights: NDArray[np.float64], config: dict[str, Any]) -> NDArray[np.void]:
    """The table that is shipped: keys in order, weights as whole numbers, rows that say nothing left out."""
    scale = config["weights"]["scale"]
    whole = np.clip(np.rint(weights * scale), -32768, 32767).astype("<i2")
    kept = sorted(
        (key, row) for row, key in enumerate(keys) if abs(whole[row]).max() >= config["weights"]["least"] * scale
    )
    table = np.zeros(len(kept), dtype=[("key", "<u4"), ("weight", "<i2", (weights.shape[1],))])
    table["key"] = [key for key, _ in kept]
    table["weight"] = whole[[row for _, row in kept]]
    return table


def as_classifier(table: NDArray[np.void], config: dict[str, Any], version: str) -> Classifier:
    """The table as the component uses it."""
    return Classifier(
        labels=tuple(config["model"]["labels"]),
        rows={int(key): row for row, key in enumerate(table["key"])},
        weights=table["weight"].astype(np.float64) / config["weights"]["scale"],
        bits=config["model"]["bits"],
        version=version,
    )
