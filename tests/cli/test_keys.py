"""`naga keys`: a new key wraps what the old one did, from a file or from a command, and nothing is lost."""

import base64
from pathlib import Path

from tests.cli.program import naga
from tests.cli.test_load import line, load

COUNT = "{ reports { totalCount edges { node { text } } } }"


def read(home: Path, **settings: str) -> str:
    run = naga("query", "-", "--agency", "VN", home=home, input=COUNT, settings=settings)
    assert run.status == 0, run.err
    return run.out


def test_rotating_wraps_anew_and_everything_stays_readable(home: Path) -> None:
    load(home, line(), line("VN-2"))
    before = read(home)
    assert naga("keys", "list", home=home).out == "kek-1\t2\twraps new ones\n"
    assert naga("keys", "remove", "kek-1", home=home).status == 1
    assert naga("keys", "rotate", home=home).out == "kek-2 wraps 2 data keys\n"
    assert naga("keys", "list", home=home).out == (
        "kek-1\t0\tnot needed but by older backups\nkek-2\t2\twraps new ones\n"
    )
    assert naga("keys", "remove", "kek-1", home=home).out == "removed kek-1\n"
    assert read(home) == before
    assert naga("ledger", "verify", home=home).status == 0
    again = naga("keys", "remove", "kek-1", home=home)
    assert (again.status, again.err.count("\n")) == (1, 1)
    assert naga("keys", "remove", "kek-2", home=home).status == 1


def test_a_key_comes_from_a_command_and_is_nowhere_on_this_disk(home: Path, tmp_path: Path) -> None:
    load(home, line())
    before, secret = read(home), base64.b64encode(bytes(range(32))).decode()
    module = tmp_path / "hsm"
    module.write_text(f"#!/bin/sh\n[ $2 = kek-2 ] && echo {secret}\n")
    module.chmod(0o700)
    settings = {"NAGA_KEK_COMMAND": f"{module} --slot"}
    run = naga("keys", "rotate", home=home, settings=settings)
    assert (run.status, run.out) == (0, "kek-2 wraps 1 data keys\n"), run.err
    assert naga("keys", "remove", "kek-1", home=home, settings=settings).status == 0
    assert read(home, **settings) == before
    assert not any(secret.encode() in path.read_bytes() for path in home.rglob("*") if path.is_file())
    without = naga("query", "-", "--agency", "VN", home=home, input=COUNT)
    assert without.status == 1
    assert "NAGA_KEK_COMMAND" in without.err
    module.write_text("#!/bin/sh\necho kek; exit 3\n")
    refused = naga("keys", "rotate", home=home, settings=settings)
    assert (refused.status, refused.err.count("\n")) == (1, 1)
