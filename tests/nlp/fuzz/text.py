"""Any text: `python -m tests.nlp.fuzz.text FOLDER SECONDS`."""

import sys
from datetime import date
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["nlp"]):
    from nlp import load, parse

    load()

from tests.nlp.fuzz.contract import breaches
from tests.nlp.fuzz.running import fuzz
from tests.nlp.fuzz.seeds import messages

LONGEST = 900
"""Bytes of a text; what a length costs is for `tests/nlp/test_linear.py`."""


def one(raw: bytes) -> None:
    """UTF-8, with whatever is none of it as the halves of surrogate pairs."""
    text = raw.decode("utf-8", "surrogateescape")
    if broken := breaches(text, parse(text, date(2025, 6, 1))):
        raise AssertionError("; ".join(broken))


if __name__ == "__main__":
    seeds = [text.encode() for text in messages()]
    for seed in seeds:  # lexicons are read at first use, which is not the input's fault
        one(seed)
    fuzz(one, Path(sys.argv[1]), int(sys.argv[2]), seeds, LONGEST)
