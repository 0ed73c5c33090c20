"""A text classifier of hashed features: multinomial logistic regression, its weights a file beside this one.

A feature's key is the CRC-32 of its text, cut to as many bits as the weights say; a key without weights says nothing.
"""

import hashlib
import json
import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FOLDER = Path(__file__).parent


class WeightsError(ValueError):
    """The weights are missing or damaged, or do not belong to their description."""


def key_of(feature: str, bits: int) -> int:
    """The key of a feature."""
    return zlib.crc32(feature.encode("utf-8", "replace")) & ((1 << bits) - 1)


@dataclass(frozen=True)
class Classifier:
    """`labels`, and for each known key a weight per label."""

    labels: tuple[str, ...]
    rows: dict[int, int]
    weights: NDArray[np.float64]
    bits: int
    version: str
    """The first digits of the weights' SHA-256; `naga extract --explain` shows it."""

    def probabilities(self, features: Sequence[str]) -> list[float]:
        """The probability of each label, in the order of `labels`."""
        rows = [row for row in (self.rows.get(key_of(each, self.bits)) for each in features) if row is not None]
        scores = self.weights[rows].sum(axis=0).tolist() if rows else [0.0] * len(self.labels)
        highest = max(scores)
        powers = [math.exp(score - highest) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]


def read_meta(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """What the weights were made of. Raises `WeightsError`."""
    try:
        meta: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WeightsError(f"{name}: no description of the weights") from error
    return meta


def load_classifier(name: str, folder: Path = FOLDER) -> Classifier:
    """The classifier of that name. Raises `WeightsError` where its files are missing, damaged or of two trainings."""
    meta = read_meta(name, folder)
    try:
        content = (folder / f"{name}.npy").read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        if digest != meta["weights"]:
            raise WeightsError(f"{name}: the weights are not those that their description names")
        table = np.load(BytesIO(content), allow_pickle=False)
        return Classifier(
            labels=tuple(meta["labels"]),
            rows={int(key): row for row, key in enumerate(table["key"])},
            weights=table["weight"].astype(np.float64) / meta["scale"],
            bits=int(meta["bits"]),
            version=digest[:8],
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise error if isinstance(error, WeightsError) else WeightsError(f"{name}: damaged weights") from error
