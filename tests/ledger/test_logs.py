import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, delete, select, text, update

from intel.checkpoints import verifier_key
from intel.errors import Conflict, Invalid, NotFound
from intel.keyring import Keyring
from intel.ledger import audit, entries, logs, tables
from intel.ledger.engine import reading, writing
from intel.ledger.logs import Log
from intel.ledger.verify import Verdict, verify_audit, verify_ledger
from tests.ledger.conftest import NOON
from tests.ledger.desk import Desk, busy_day

SCRIPT = Path(__file__).parents[2] / "deploy/verify_log.py"


@pytest.fixture
def desk(engine: Engine, keyring: Keyring) -> Desk:
    return Desk(engine, keyring)


def _sign(desk: Desk, log: Log = Log.AUDIT) -> str:
    with writing(desk.engine) as connection:
        return logs.checkpoint(connection, desk.keyring, log, desk.tick())


def _verdict(desk: Desk, log: Log = Log.AUDIT, kept: tuple[str, ...] = ()) -> Verdict:
    with reading(desk.engine) as connection:
        verify = verify_audit if log is Log.AUDIT else verify_ledger
        return verify(connection, desk.keyring, kept=kept)


def _write_anew(connection: Connection, change: Callable[[int, str], str]) -> None:
    """The whole audit chain, each content changed, every hash made again: what one may who holds the database."""
    previous = "0" * 64
    for entry in audit.after(connection, 0):
        content = change(entry.seq, entry.content)
        hash = audit.AuditEntry(entry.seq, entry.at, content, "").after(previous)
        values = {"content": content, "hash": hash}
        connection.execute(update(tables.audit).where(tables.audit.c.seq == entry.seq).values(values))
        previous = hash


@pytest.mark.parametrize("log", Log)
def test_checkpoints_of_a_growing_log_fit(desk: Desk, log: Log) -> None:
    _sign(desk, log)  # of nothing yet
    busy_day(desk)
    first = _sign(desk, log)
    assert _sign(desk, log) == first, "nothing was added"
    desk.submit("r-8")
    desk.visit("TH", "r-8")
    second = _sign(desk, log)
    assert int(second.splitlines()[1]) == int(first.splitlines()[1]) + 1
    assert _verdict(desk, log, kept=(first, second)).misfit is None
    with reading(desk.engine) as connection:
        assert logs.notes(connection, log)[1:] == [first, second]


def test_a_chain_written_anew_is_found_by_its_checkpoints(desk: Desk) -> None:
    busy_day(desk)
    _sign(desk)
    desk.visit("TH", "r-3")
    desk.visit("TH", "r-3")
    kept = _sign(desk)
    with writing(desk.engine) as connection:
        _write_anew(connection, lambda seq, content: content.replace('"TH"', '"LA"') if seq == 5 else content)
    assert str(_verdict(desk).misfit) == "entry 4 or a later one up to 5 is not what was signed"
    with writing(desk.engine) as connection:  # and the checkpoints taken away as well: one was kept
        connection.execute(delete(tables.checkpoints))
    assert _verdict(desk).misfit is None
    assert str(_verdict(desk, kept=(kept,)).misfit) == "entry 1 or a later one up to 5 is not what was signed"


def test_an_end_cut_off_is_found(desk: Desk) -> None:
    busy_day(desk)
    _sign(desk)
    with writing(desk.engine) as connection:
        connection.execute(delete(tables.audit_reports).where(tables.audit_reports.c.seq == 3))
        connection.execute(delete(tables.audit).where(tables.audit.c.seq == 3))
    assert str(_verdict(desk).misfit) == "entry 3 is missing: a checkpoint signs 3"
    with pytest.raises(Conflict, match="shorter than its newest checkpoint"):
        _sign(desk)


def test_an_end_of_the_ledger_cut_off_with_all_that_came_of_it_is_found(desk: Desk) -> None:
    busy_day(desk)
    note = _sign(desk, Log.LEDGER)
    with writing(desk.engine) as connection:
        connection.execute(delete(tables.entries).where(tables.entries.c.seq == 15))
        connection.execute(update(tables.users).values(disabled=0))
    assert str(_verdict(desk, Log.LEDGER).misfit) == "entry 15 is missing: a checkpoint signs 15"
    with writing(desk.engine) as connection:
        connection.execute(delete(tables.checkpoints))
    assert _verdict(desk, Log.LEDGER).misfit is None
    assert _verdict(desk, Log.LEDGER, kept=(note,)).misfit is not None


def test_nothing_is_signed_onto_a_checkpoint_that_does_not_hold(desk: Desk) -> None:
    busy_day(desk)
    note = _sign(desk)
    for column, value in (("note", note.replace("\n3\n", "\n2\n")), ("peaks", '["00"]'), ("peaks", "[]")):
        with writing(desk.engine) as connection:
            before = connection.execute(select(tables.checkpoints)).one()._asdict()
            connection.execute(update(tables.checkpoints).values({column: value}))
        with pytest.raises(Conflict, match="does not hold"):
            _sign(desk)
        with writing(desk.engine) as connection:
            connection.execute(update(tables.checkpoints).values(before))
    assert _sign(desk) == note


def test_a_checkpoint_altered_in_the_database_is_found(desk: Desk) -> None:
    busy_day(desk)
    note = _sign(desk)
    with writing(desk.engine) as connection:
        connection.execute(update(tables.checkpoints).values(note=note.replace("\n3\n", "\n2\n")))
    assert str(_verdict(desk).misfit).startswith("entry 1 or a later one has a checkpoint that does not hold")


def test_a_kept_checkpoint_of_another_log_is_refused(desk: Desk) -> None:
    busy_day(desk)
    with pytest.raises(Invalid, match="a kept checkpoint does not hold"):
        _verdict(desk, kept=(_sign(desk, Log.LEDGER),))


def test_there_is_no_proof_of_what_no_checkpoint_reaches(desk: Desk) -> None:
    busy_day(desk)
    with reading(desk.engine) as connection, pytest.raises(NotFound):
        logs.prove_entry(connection, Log.AUDIT, 1)
    _sign(desk)
    desk.visit("TH")
    for seq in (0, -1, 4):
        with reading(desk.engine) as connection, pytest.raises(NotFound):
            logs.prove_entry(connection, Log.AUDIT, seq)
        with reading(desk.engine) as connection, pytest.raises(NotFound):
            logs.prove_growth(connection, Log.AUDIT, seq)


# --- the script that needs nothing of ours -----------------------------------------------------------------------
class Watcher:
    """An agency that keeps checkpoints and runs the script."""

    def __init__(self, desk: Desk, folder: Path, log: Log) -> None:
        public = desk.keyring.checkpoint.public_key()
        self.key = verifier_key(logs.origin(log, public), public)
        self.folder = folder

    def run(self, *arguments: Any) -> tuple[int, str]:
        paths = []
        for number, argument in enumerate(arguments[1:]):
            paths.append(self.folder / f"argument-{number}")
            paths[-1].write_text(argument if isinstance(argument, str) else json.dumps(argument))
        command = [sys.executable, SCRIPT, self.key, arguments[0], *paths]
        done = subprocess.run(command, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr


@pytest.fixture(params=Log)
def kept(request: pytest.FixtureRequest, desk: Desk, tmp_path: Path) -> tuple[Watcher, Desk, Log, str]:
    busy_day(desk)
    note = _sign(desk, request.param)
    for number in range(4):
        desk.submit(f"r-9{number}")
        desk.visit("TH", f"r-9{number}")
    _sign(desk, request.param)
    return Watcher(desk, tmp_path, request.param), desk, request.param, note


def test_the_script_holds_proofs_and_the_log_to_be_true(kept: tuple[Watcher, Desk, Log, str]) -> None:
    watcher, desk, log, note = kept
    with reading(desk.engine) as connection:
        lines = [json.dumps(entry) for entry in logs.export(connection, log)]
        size = int(note.splitlines()[1])
        assert watcher.run("log", "\n".join(lines), *logs.notes(connection, log))[0] == 0
        assert watcher.run("growth", note, logs.prove_growth(connection, log, size))[0] == 0
        for seq in (1, size, size + 4):
            assert watcher.run("entry", logs.prove_entry(connection, log, seq))[0] == 0


def test_the_script_finds_forged_proofs(kept: tuple[Watcher, Desk, Log, str]) -> None:
    watcher, desk, log, note = kept
    with reading(desk.engine) as connection:
        proof = logs.prove_entry(connection, log, 2)
        growth = logs.prove_growth(connection, log, int(note.splitlines()[1]))
        other = logs.prove_growth(connection, log, 2)
    forged: list[tuple[Any, ...]] = [
        ("entry", {**proof, "entry": {**proof["entry"], "at": "2026"}}),
        ("entry", {**proof, "entry": {**proof["entry"], "seq": 1}}),
        ("entry", {**proof, "previous": "0" * 64}),
        ("entry", {**proof, "proof": proof["proof"][:-1]}),
        ("entry", {**proof, "proof": [*proof["proof"], proof["proof"][0]]}),
        ("entry", {**proof, "checkpoint": note.replace("naga/", "naga.")}),
        ("growth", note, {**growth, "proof": other["proof"]}),
        ("growth", note, {**growth, "proof": []}),
        ("growth", note, {**growth, "checkpoint": growth["checkpoint"].replace("=", "A", 1)}),
        ("growth", growth["checkpoint"], {**growth, "checkpoint": note}),
    ]
    for case in forged:
        status, said = watcher.run(*case)
        assert (status, said.startswith("DOES NOT HOLD")) == (1, True), case
    assert watcher.run("nothing")[0] == watcher.run("entry")[0] == watcher.run("log", "")[0] == 2


def _tampered(exported: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Every log that differs from the exported one in a single entry: altered, dropped, put in, or moved by one."""
    for place, entry in enumerate(exported):
        for column, value in entry.items():
            altered = value + 1 if isinstance(value, int) else "0" * 64 if column == "hash" else f"{value} "
            yield [*exported[:place], {**entry, column: altered}, *exported[place + 1 :]]
        yield [*exported[:place], *exported[place + 1 :]]
        yield [*exported[:place], entry, *exported[place:]]
        if place:
            yield [*exported[: place - 1], entry, exported[place - 1], *exported[place + 1 :]]


def _numbered_and_chained(log: Log, exported: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Places and hashes made again, so that the chain holds in itself."""
    previous, chain = "0" * 64, []
    for seq, fields in enumerate(exported, 1):
        told = {**fields, "seq": seq}
        made = entries.Entry(**told) if log is Log.LEDGER else audit.AuditEntry(**told)
        previous = made.after(previous)
        chain.append({**told, "hash": previous})
    return chain


def test_every_tampering_with_a_single_entry_is_found(desk: Desk, tmp_path: Path) -> None:
    """By the script's own function, as it stands and with the chain made again: hundreds of runs in one process."""
    spec = importlib.util.spec_from_file_location("verify_log", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    busy_day(desk)
    for log in Log:
        with writing(desk.engine) as connection:
            note = logs.checkpoint(connection, desk.keyring, log, NOON)
            exported = list(logs.export(connection, log))
        key = Watcher(desk, tmp_path, log).key
        assert script.log(key, "\n".join(map(json.dumps, exported)), note)
        cases = list(_tampered(exported))
        rechained = [_numbered_and_chained(log, case) for case in cases]
        forged = [case for case in rechained if case[: len(exported)] != exported]  # what is put on the end is growth
        assert len(forged) > len(exported) * 4
        for case in [*cases, *forged]:
            with pytest.raises(SystemExit, match="DOES NOT HOLD"):
                script.log(key, "\n".join(map(json.dumps, case)), note)


def test_a_hash_that_is_none_is_not_signed(desk: Desk) -> None:
    busy_day(desk)
    with writing(desk.engine) as connection:
        connection.execute(text("UPDATE audit SET hash = 'x' WHERE seq = 2"))
    with pytest.raises(Conflict):
        _sign(desk)
