"""`naga audit|ledger checkpoint, key, prove, export`: what they print, a script without Naga holds to be true."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import naga
from tests.cli.test_load import line, load
from tests.cli.test_verify import tamper

SCRIPT = Path(__file__).parents[2] / "deploy/verify_log.py"


def script(*arguments: str | Path) -> int:
    return subprocess.run([sys.executable, SCRIPT, *arguments], capture_output=True, check=False).returncode


def printed(home: Path, to: Path, *arguments: str) -> Path:
    run = naga(*arguments, home=home)
    assert (run.status, run.err) == (0, ""), run.err
    to.write_text(run.out)
    return to


@pytest.mark.parametrize("log", ["audit", "ledger"])
def test_what_the_program_prints_is_verified_without_it(home: Path, tmp_path: Path, log: str) -> None:
    load(home, line())
    early = printed(home, tmp_path / "early", log, "checkpoint")
    load(home, line("VN-2"), line("VN-3"))
    late = printed(home, tmp_path / "late", log, "checkpoint")
    key = naga(log, "key", home=home).out.strip()
    whole = printed(home, tmp_path / "log.jsonl", log, "export")
    growth = printed(home, tmp_path / "growth.json", log, "prove", "--since", str(early))
    entry = printed(home, tmp_path / "entry.json", log, "prove", "1")
    assert script(key, "log", whole, early, late) == 0
    assert script(key, "growth", early, growth) == 0
    assert script(key, "entry", entry) == 0
    assert naga(log, "verify", "--kept", str(early), "--kept", str(late), home=home).status == 0

    lines = whole.read_text().splitlines()
    assert len(lines) > 1
    for place in range(len(lines)):
        altered = json.loads(lines[place]) | {"at": "2020-01-01T00:00:00.000000Z"}
        for forged in (
            [*lines[:place], json.dumps(altered), *lines[place + 1 :]],
            [*lines[:place], *lines[place + 1 :]],
            [*lines[:place], lines[place], *lines[place:]],
            [*lines[: max(place - 1, 0)], *reversed(lines[max(place - 1, 0) : place + 1]), *lines[place + 1 :]],
        ):
            if forged != lines:
                whole.write_text("\n".join(forged))
                assert script(key, "log", whole, early, late) == 1


def test_what_is_no_checkpoint_or_no_entry_is_told_in_one_line(home: Path, tmp_path: Path) -> None:
    note = tmp_path / "note"
    note.write_bytes(b"\xff no note")
    for arguments, status in (
        (("audit", "prove", "1"), 1),
        (("audit", "prove", "--since", str(note)), 1),
        (("audit", "verify", "--kept", str(note)), 1),
        (("audit", "prove"), 2),
        (("audit", "prove", "0"), 2),
        (("audit", "prove", "--since", str(tmp_path / "none")), 2),
    ):
        run = naga(*arguments, home=home)
        assert (run.status, run.out) == (status, ""), run.err
        assert status == 2 or run.err.count("\n") == 1
    printed(home, note, "ledger", "checkpoint")
    assert naga("audit", "prove", "--since", str(note), home=home).status == 1, "it is the other log's"


def test_a_kept_checkpoint_finds_a_log_that_was_cut_off(home: Path, tmp_path: Path) -> None:
    load(home, line())
    for _ in range(2):
        naga("query", "-", "--agency", "TH", home=home, input="{ viewer { name } }")
    kept = printed(home, tmp_path / "kept", "audit", "checkpoint")
    tamper(home, "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)")
    tamper(home, "DELETE FROM checkpoints")
    assert naga("audit", "verify", home=home).status == 0
    assert naga("audit", "verify", "--kept", str(kept), home=home).status == 1
