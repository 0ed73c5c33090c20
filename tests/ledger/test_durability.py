import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine, event

from intel.errors import Unavailable
from intel.keyring import Keyring
from intel.ledger import entries
from intel.ledger.engine import open_engine, reading, upgrade, writing
from intel.ledger.entries import EntryType
from intel.ledger.verify import Verdict, verify_audit, verify_ledger
from tests.ledger.desk import Desk


def _reports(engine: Engine) -> set[str | None]:
    with reading(engine) as connection:
        return {entry.report for entry in entries.after(connection, 0, limit=100_000)}


def _verdicts(desk: Desk) -> tuple[Verdict, Verdict]:
    with reading(desk.engine) as connection:
        return verify_ledger(connection, desk.keyring), verify_audit(connection, desk.keyring)


def _kill_while_it_writes(url: str, home: Path, delay: float) -> list[str]:
    """What the writer acknowledged before it was killed, `delay` seconds after its first."""
    command = [sys.executable, "-m", "tests.ledger.writer", url, str(home)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    acknowledged = [writer.stdout.readline()]
    time.sleep(delay)
    writer.kill()
    acknowledged += writer.stdout.readlines()
    writer.stdout.close()
    assert writer.wait() == -9
    return [line.strip() for line in acknowledged if line.endswith("\n")]


def test_what_was_acknowledged_survives_kill_9(ledger_url: str, tmp_path: Path) -> None:
    desk = Desk(open_engine(ledger_url), Keyring.create(tmp_path / "home"))
    upgrade(desk.engine)
    chance = random.Random(9)
    acknowledged: set[str] = set()
    for round in range(1, 7):
        acknowledged.update(_kill_while_it_writes(ledger_url, tmp_path / "home", chance.uniform(0, 0.15)))
        stored = _reports(desk.engine)
        assert acknowledged <= stored
        assert len(stored - acknowledged) <= round, "at most the one in hand may be stored and not acknowledged"
    assert [verdict.misfit for verdict in _verdicts(desk)] == [None, None]
    desk.submit("r-after")
    desk.engine.dispose()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 24 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder], capture_output=True)
    if mounted.returncode:
        pytest.skip("left out: a small file system cannot be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def _fill(desk: Desk) -> int:
    """Submit until there is no room; the number stored."""
    for number in range(10_000):
        try:
            desk.submit(f"r-{number}", text="x" * 200_000)
        except Unavailable as full:
            assert "nothing was stored" in str(full)
            return number
    pytest.fail("never full")


def _full_but_whole(desk: Desk, ballast: Path | None = None) -> None:
    desk.found()
    stored = _fill(desk)
    assert stored > 2
    if ballast is not None:
        ballast.unlink()  # room again: a server sorts what does not fit its memory on the same disk
    assert _reports(desk.engine) == {f"r-{number}" for number in range(stored)} | {None}
    assert [verdict.misfit for verdict in _verdicts(desk)] == [None, None]


def test_a_full_disk_stores_nothing_and_says_so(keyring: Keyring, small_disk: Path) -> None:
    desk = Desk(open_engine(f"sqlite:///{small_disk}/naga.db"), keyring)
    upgrade(desk.engine)
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(16 << 20))
    _full_but_whole(desk, ballast)
    desk.submit("r-after")
    desk.engine.dispose()


def test_a_full_file_stores_nothing_and_says_so(keyring: Keyring, tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/naga.db")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 600"))
    upgrade(engine)
    _full_but_whole(Desk(engine, keyring))
    engine.dispose()


def test_a_full_server_stores_nothing_and_says_so(keyring: Keyring, postgres_server: str, small_disk: Path) -> None:
    tablespace = small_disk / "tablespace"
    tablespace.mkdir()
    subprocess.run(["chown", "postgres", small_disk, tablespace], check=True)
    # The server runs as another user, and pytest closes its folders to others.
    subprocess.run(["chmod", "a+x", *small_disk.parents[:-2]], check=True)
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"CREATE TABLESPACE small LOCATION '{tablespace}'")
        connection.execute("CREATE DATABASE small TABLESPACE small")
        desk = Desk(open_engine(f"{postgres_server.rsplit('/', 1)[0]}/small"), keyring)
        ballast = small_disk / "ballast"
        try:
            upgrade(desk.engine)
            ballast.write_bytes(bytes(8 << 20))
            _full_but_whole(desk, ballast)
            desk.submit("r-after")
        finally:  # a server whose tablespace is gone makes no checkpoint any more, and fails every test after this
            ballast.unlink(missing_ok=True)
            desk.engine.dispose()
            connection.execute("DROP DATABASE small WITH (FORCE)")
            connection.execute("DROP TABLESPACE small")


def test_a_server_that_goes_away_is_unavailable_and_one_that_comes_back_is_used(
    keyring: Keyring, postgres_server: str, postgres_url: str
) -> None:
    desk = Desk(open_engine(postgres_url), keyring)
    upgrade(desk.engine)
    desk.submit("r-1")
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        gone = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        with pytest.raises(Unavailable, match="nothing was stored"), writing(desk.engine) as writer:
            connection.execute(gone, [postgres_url.rsplit("/", 1)[1]])
            entries.append(writer, EntryType.COMMUNITY, None, {}, desk.tick())
    desk.submit("r-2")
    assert _reports(desk.engine) == {"r-1", "r-2"}
    desk.engine.dispose()
