"""`make bench`: speed and memory, beside a reference in the same run. ARGS="parser" measures one part alone."""

import argparse
import importlib
import sys

from tests.bench.figure import Measure, table

PARTS = ("parser", "exchanging", "neighbours", "answering")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all where none is given")
    given = options.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        options.error(f"no such part: {', '.join(sorted(unknown))}")
    measures: list[Measure] = []
    for part in given.parts or PARTS:
        if sys.stderr.isatty():
            print(f"measuring {part} …", file=sys.stderr)  # noqa: T201
        measures += importlib.import_module(f"tests.bench.{part}").measure()
    print(table(measures))  # noqa: T201


if __name__ == "__main__":
    main()
