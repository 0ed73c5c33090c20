"""`make nlp-fuzz`: fuzzing of the parser and of the readers of documents, guided by coverage (atheris).

`--seconds N` a target, `--target text|documents|both`, `--corpus FOLDER` to go on from (kept between runs). Each target
runs in a process of its own; what breaks it is written to the corpus's folder as `crash-…` and the exit status is 1.
Needs the extra `fuzz` of pyproject.toml, which nothing else does.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

TARGETS = ("text", "documents")


def main() -> None:
    options = argparse.ArgumentParser(prog="make nlp-fuzz", description=__doc__)
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--target", choices=[*TARGETS, "both"], default="both")
    options.add_argument("--corpus", type=Path)
    given = options.parse_args()
    corpus = given.corpus or Path(tempfile.mkdtemp(prefix="naga-fuzz-"))
    broken = 0
    for target in TARGETS if given.target == "both" else (given.target,):
        folder = corpus / target
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", f"tests.nlp.fuzz.{target}", str(folder), str(given.seconds)]
        broken |= subprocess.run(command, check=False).returncode != 0
    print(f"corpus: {corpus}")  # noqa: T201
    sys.exit(broken)


if __name__ == "__main__":
    main()
