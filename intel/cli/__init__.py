"""The program `naga` (contract: cli.md). `main` is its door; each command is a module, imported when it is called."""

import sys


def main() -> int:
    """Run the program with the process's arguments. Returns the exit status: 0 done, 1 wrong input or state, 2 wrong
    usage."""
    from intel.cli.program import run

    return run(sys.argv[1:])
