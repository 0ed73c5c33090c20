"""`naga tend`, once; and `naga serve`, which does the same by itself."""

import sqlite3
import time
from pathlib import Path

from tests.cli.program import naga
from tests.cli.server import running
from tests.cli.test_load import line, load


def test_it_does_everything_once(home: Path) -> None:
    load(home, line())
    run = naga("tend", home=home)
    assert (run.status, run.err) == (0, "")
    assert run.out == "retention: 0\nleftovers: 0\nsessions: 0\ncheckpoints: 2\n"
    assert naga("tend", home=home).out.endswith("checkpoints: 0\n")
    assert naga("ledger", "verify", home=home).status == 0


def test_it_destroys_what_is_past_its_retention(home: Path) -> None:
    load(home, line())
    with sqlite3.connect(home / "naga.db") as database:
        database.execute("UPDATE reports SET submitted_at = '2020-01-01T00:00:00.000000Z'")
    run = naga("tend", home=home, settings={"NAGA_RETENTION": "30"})
    assert run.out.startswith("retention: 1\n")


def test_several_workers_sign_one_checkpoint_by_themselves(home: Path) -> None:
    load(home, line())
    with running("serve", "--port", "0", "--workers", "2", home=home), sqlite3.connect(home / "naga.db") as database:
        for _ in range(150):
            signed = database.execute("SELECT log, size FROM checkpoints ORDER BY log").fetchall()
            if len(signed) == 2:
                break
            time.sleep(0.2)
    assert [log for log, _ in signed] == ["audit", "ledger"]
