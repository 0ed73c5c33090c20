"""`naga serve` and `naga demo` as they run: started, read until ready, stopped by their process id."""

import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cli.program import PROGRAM, environment

READY = "ready "


@dataclass
class Server:
    address: str
    process: "subprocess.Popen[str]"
    said: list[str]
    """Lines on standard output up to `ready`."""


@contextmanager
def running(
    *arguments: str, home: Path, program: Path = PROGRAM, ends: int = 0, settings: Mapping[str, str] | None = None
) -> Iterator[Server]:  # fmt: skip
    """The command, once it has said that it is ready. Stopped at the end, with the status `ends`."""
    process = subprocess.Popen(
        [str(program), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(home, **(settings or {})),
    )
    with process:
        try:
            assert process.stdout is not None and process.stderr is not None
            said = []
            for line in process.stdout:
                said.append(line)
                if line.startswith(READY):
                    break
            else:
                raise AssertionError(process.stderr.read())
            yield Server(said[-1].removeprefix(READY).strip(), process, said)
        finally:
            process.send_signal(signal.SIGTERM)
            _, errors = process.communicate(timeout=30)
    assert process.returncode == ends, errors
    assert "Traceback" not in errors
