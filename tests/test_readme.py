"""The README tells the truth: every command in it runs, every transcript is what is printed, every setting is there."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from intel.cli.program import COMMANDS
from tests.cli.server import Server, running

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ADDRESS = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class Example:
    """A command of the README and what the README says that it prints; nothing where it does not say."""

    command: str
    printed: str


def examples() -> Iterator[Example]:
    for block in re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            if "<<'END'" in command:
                body, _, printed = printed.partition("END\n")
                command = f"{command}\n{body}END"
            yield Example(command, printed)


EXAMPLES = list(examples())
SERVING = ("make demo", ".venv/bin/naga serve --port 8000")
CHECKED_ELSEWHERE = ("make test",)
"""Runs all tests, this one too: here only what it would run is looked at."""


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like a clone, in which commands leave what they leave."""
    folder = tmp_path_factory.mktemp("clone")
    for name in ("intel", "Makefile", "pyproject.toml", "requirements.lock"):
        (folder / name).symlink_to(ROOT / name)
    (folder / ".venv").symlink_to(Path(sys.executable).parents[1])
    return folder


@pytest.fixture(scope="module")
def demo(clone: Path) -> Iterator[Server]:
    """`make demo`, on a free port, with the installation that runs this test."""
    make = ["make", "-C", str(clone), "--no-print-directory", "-o", ".venv/.installed", "demo", "ARGS=--port 0"]
    program = Path(shutil.which("make") or "make")
    with running(*make[1:], home=clone / "naga-data", program=program, ends=-signal.SIGTERM) as server:
        yield server


def test_the_commands_run_and_print_what_is_said(clone: Path, demo: Server) -> None:
    """In order, in one shell, since one uses what another left."""
    steps = [example for example in EXAMPLES if example.command not in (*SERVING, *CHECKED_ELSEWHERE)]
    mark = "--- next ---"
    script = "set -eu\n" + f"echo '{mark}'\n".join(f"{step.command}\n" for step in steps)
    plain = {name: value for name, value in os.environ.items() if not name.startswith("NAGA_")}
    done = subprocess.run(
        ["bash", "-c", script.replace(ADDRESS, demo.address)],
        cwd=clone,
        env=plain,
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-500:] + done.stderr
    for step, printed in zip(steps, done.stdout.split(f"{mark}\n"), strict=True):
        if step.printed.strip():
            assert printed.strip() == step.printed.strip(), step.command


def test_the_long_running_commands_get_ready(clone: Path, demo: Server) -> None:
    assert [example.command for example in EXAMPLES if example.command in SERVING] == list(SERVING)
    with running("serve", "--port", "0", home=clone / "naga-data") as again:
        assert again.address != demo.address


def test_make_test_runs_the_tests(clone: Path) -> None:
    command = ["make", "-C", str(clone), "-n", "-o", ".venv/.installed", "test"]
    assert "pytest" in subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_every_command_is_named() -> None:
    assert [name for name in COMMANDS if f"`naga {name}`" not in README] == []


def test_every_setting_is_listed_with_default_and_meaning(request: pytest.FixtureRequest) -> None:
    before, _, rest = README.partition("<!-- settings -->\n")
    table, _, after = rest.partition("<!-- /settings -->")
    if request.config.getoption("--update-golden"):
        written = f"{before}<!-- settings -->\n{settings_table()}<!-- /settings -->{after}"
        (ROOT / "README.md").write_text(written, encoding="utf-8")
    else:
        assert table == settings_table(), "the settings changed: --update-golden writes their table anew"


def settings_table() -> str:
    from intel.cli.settings import rows

    lines = [f"| `{name}` | {default} | {meaning} |" for name, default, meaning in rows()]
    return "\n".join(["| setting | default | meaning |", "| --- | --- | --- |", *lines]) + "\n"


def test_the_last_section_is_the_changes() -> None:
    assert re.findall(r"^## (.*)$", README, re.MULTILINE)[-1] == "Changes"
