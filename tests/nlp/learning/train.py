"""`make nlp-train`: trains what `nlp/learned` knows and writes its weights, the same bytes each time.

`--read` reads the candidates again from the messages with the parser's present rules; do so after the rules changed.
`--check` writes nothing and fails where the weights that stand are not those that training gives.
"""

import argparse
import hashlib
import json
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from thinc.api import Config

from nlp.learned.classifier import FOLDER as WEIGHTS
from nlp.learned.component import NAME
from tests.nlp.learning.corpus import read_candidates, write_candidates
from tests.nlp.learning.fit import fit, rounded

CONFIG = Path(__file__).parent / f"{NAME}.cfg"


def read_config() -> dict[str, Any]:
    """The committed configuration."""
    return dict(Config().from_disk(CONFIG))


def train() -> tuple[bytes, str]:
    """The weights, and their description as JSON."""
    config = read_config()
    head, examples, candidates = read_candidates()
    epochs = config["training"]["epochs"]
    keys, weights = fit(examples, config, lambda epoch: print(f"{NAME}: epoch {epoch + 1} of {epochs}", flush=True))  # noqa: T201
    file = BytesIO()
    np.save(file, rounded(keys, weights, config), allow_pickle=False)
    content = file.getvalue()
    meta = {
        "name": NAME,
        "weights": hashlib.sha256(content).hexdigest(),
        "candidates": candidates,
        "messages": head["messages"],
        "config": hashlib.sha256(CONFIG.read_bytes()).hexdigest(),
        "labels": config["model"]["labels"],
        "bits": config["model"]["bits"],
        "scale": config["weights"]["scale"],
    }
    return content, json.dumps(meta, indent=1) + "\n"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--read", action="store_true")
    options.add_argument("--check", action="store_true")
    given = options.parse_args()
    start = time.perf_counter()
    if given.read:
        print(f"{NAME}: reading the messages", flush=True)  # noqa: T201
        write_candidates(read_config())
    content, meta = train()
    weights, description = WEIGHTS / f"{NAME}.npy", WEIGHTS / f"{NAME}.json"
    if given.check:
        if weights.read_bytes() != content or description.read_text(encoding="utf-8") != meta:
            sys.exit(f"{NAME}: the weights that stand are not those that training gives")
    else:
        weights.write_bytes(content)
        description.write_text(meta, encoding="utf-8")
    print(f"{NAME}: {len(content):,} bytes in {time.perf_counter() - start:.0f} s")  # noqa: T201


if __name__ == "__main__":
    main()
