"""Run the real program, `naga`, as its users do."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(sys.executable).parent / "naga"


@dataclass(frozen=True)
class Run:
    status: int
    out: str
    err: str


def environment(home: Path, **settings: str) -> dict[str, str]:
    """This process's environment with a home of its own and no other setting of Naga."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("NAGA_")}
    return {**plain, "NAGA_HOME": str(home), **settings}


def naga(
    *arguments: str, home: Path, input: str | bytes = "", cwd: Path | None = None,
    settings: Mapping[str, str] | None = None,
) -> Run:  # fmt: skip
    """One run to its end. No run ever shows a traceback."""
    done = subprocess.run(
        [str(PROGRAM), *arguments],
        input=input.encode() if isinstance(input, str) else input,
        capture_output=True,
        env=environment(home, **(settings or {})),
        cwd=cwd,
        timeout=120,
        check=False,
    )
    run = Run(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in run.err, run.err
    return run
