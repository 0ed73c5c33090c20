"""Runs one target under libFuzzer."""

import hashlib
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import atheris

from tests.nlp.fuzz.seeds import dictionary


def fuzz(one: Callable[[bytes], None], folder: Path, seconds: int, seeds: Iterable[bytes], longest: int) -> None:
    """Seeds the folder, then fuzzes for `seconds`. An input of 15 s, instrumented, counts as a crash."""
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for seed in seeds:
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed[:longest])
    words = folder / "words.dict"
    words.write_text(dictionary(), encoding="ascii")
    atheris.Setup(
        [
            sys.argv[0], str(corpus), f"-dict={words}", f"-artifact_prefix={folder}/", f"-max_total_time={seconds}",
            f"-max_len={longest}", "-timeout=15", "-rss_limit_mb=1500", "-print_final_stats=1",
        ],
        one,
    )  # fmt: skip
    atheris.Fuzz()
