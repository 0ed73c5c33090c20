import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text

from intel.errors import NotFound, Unavailable
from intel.keyring import Keyring
from intel.ledger import rotation, tables
from intel.ledger.destruction import destroy
from intel.ledger.engine import open_engine, purge, reading, upgrade, writing
from intel.ledger.verify import verify_ledger
from intel.sealing import SealBroken
from tests.ledger.desk import Desk, busy_day


@pytest.fixture
def desk(engine: Engine, tmp_path: Path) -> Desk:
    desk = Desk(engine, Keyring.create(tmp_path / "home"))
    busy_day(desk)
    return desk


def _texts(desk: Desk) -> list[str | None]:
    with reading(desk.engine) as connection:
        verdict = verify_ledger(connection, desk.keyring)
        assert verdict.misfit is None
        return [desk.text(connection, report) for report in ("r-1", "r-2", "r-3")]


def _keks(desk: Desk) -> list[str]:
    with reading(desk.engine) as connection:
        return list(connection.execute(select(tables.data_keys.c.kek).order_by(tables.data_keys.c.report)).scalars())


TEXTS = ["Seized 13 kg", "Two containers", "Seized 12 kg"]


def test_after_a_rotation_everything_opens_and_the_old_key_opens_nothing(desk: Desk, tmp_path: Path) -> None:
    other_process = Keyring.open(tmp_path / "home")
    assert rotation.rotate(desk.engine, desk.keyring) == 3
    assert _keks(desk) == ["kek-2"] * 3
    assert _texts(desk) == TEXTS
    with reading(desk.engine) as connection:
        assert "kek-1" not in rotation.wrapped_by(connection)
    desk.keyring.keks.remove("kek-1")
    for keyring in (other_process, Keyring.open(tmp_path / "home")):
        assert _texts(Desk(desk.engine, keyring)) == TEXTS
    Desk(desk.engine, other_process).submit("r-4")
    assert _keks(desk) == ["kek-2"] * 4


def test_the_key_in_use_is_not_removed(desk: Desk) -> None:
    with pytest.raises(Unavailable, match="kek-1 is in use"):
        desk.keyring.keks.remove("kek-1")


def test_a_rotation_broken_off_goes_on(desk: Desk) -> None:
    desk.keyring.keks.add()
    desk.submit("r-4")
    assert _keks(desk) == ["kek-1", "kek-1", "kek-1", "kek-2"]
    assert _texts(desk) == TEXTS
    with writing(desk.engine) as connection:
        assert rotation.rewrap(connection, desk.keyring) == 3
        assert rotation.rewrap(connection, desk.keyring) == 0
    assert _keks(desk) == ["kek-2"] * 4


def test_a_wrapped_key_that_does_not_open_stops_the_rotation_and_changes_nothing(desk: Desk) -> None:
    with writing(desk.engine) as connection:
        other = select(tables.data_keys.c.wrapped).where(tables.data_keys.c.report == "r-1").scalar_subquery()
        connection.execute(tables.data_keys.update().where(tables.data_keys.c.report == "r-3").values(wrapped=other))
    with pytest.raises(SealBroken):
        rotation.rotate(desk.engine, desk.keyring)
    assert _keks(desk) == ["kek-1"] * 3


# --- a key from a command ------------------------------------------------------------------------------------------
STORE = """\
import base64, hashlib, sys
print(base64.b64encode(hashlib.sha256(b"kept elsewhere" + sys.argv[1].encode()).digest()).decode())
"""


@pytest.fixture
def command(tmp_path: Path) -> str:
    """A key store of the operator's."""
    store = tmp_path / "key store.py"
    store.write_text(STORE)
    return f"{sys.executable} '{store}'"


def test_keys_may_live_behind_a_command(desk: Desk, tmp_path: Path, command: str) -> None:
    home = tmp_path / "home"
    with_store = Desk(desk.engine, Keyring.open(home, command))
    rotation.rotate(with_store.engine, with_store.keyring)
    assert (home / "keys/kek-2").read_bytes() == b"command"
    assert stat.S_IMODE((home / "keys/kek-2").stat().st_mode) == 0o600
    assert _texts(Desk(desk.engine, Keyring.open(home, command))) == TEXTS
    with pytest.raises(Unavailable, match="kek-2 comes from a command, but NAGA_KEK_COMMAND is not set"):
        Keyring.open(home)
    fresh = Keyring.create(tmp_path / "fresh", command)
    assert fresh.keks.key("kek-1") != desk.keyring.keks.key("kek-1")
    assert (tmp_path / "fresh/keys/kek-1").read_bytes() == b"command"


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("/nowhere/store", "FileNotFoundError"),
        ("sh -c 'echo secret >&2; exit 3'", "exit status 3"),
        ("echo", "not a key"),
        ("true", "not a key of 32 bytes"),
    ],
)
def test_a_command_that_gives_no_key_is_unavailable_and_changes_nothing(
    tmp_path: Path, command: str, reason: str
) -> None:
    Keyring.create(tmp_path)
    ring = Keyring.open(tmp_path, command)
    with pytest.raises(Unavailable, match=reason) as refused:
        ring.keks.add()
    assert "secret" not in str(refused.value)
    assert ring.keks.ids() == ["kek-1"]


# --- destroying ----------------------------------------------------------------------------------------------------
def test_a_destroyed_report_opens_no_more(desk: Desk) -> None:
    with writing(desk.engine) as connection:
        destroy(connection, "r-1", agency="VN", by="Officer One", reason="retention", at=desk.tick())
    with reading(desk.engine) as connection:
        assert desk.text_of_version(connection, "r-1", 1) is None
        assert desk.text(connection, "r-3") == "Seized 12 kg"
        assert connection.execute(select(tables.reports).where(tables.reports.c.id == "r-1")).first() is None
        assert verify_ledger(connection, desk.keyring).misfit is None
    rotation.rotate(desk.engine, desk.keyring)
    with reading(desk.engine) as connection:
        assert verify_ledger(connection, desk.keyring).destroyed == 2


@pytest.mark.parametrize("report", ["r-9", "r-1"])
def test_what_is_not_there_or_no_more_is_not_destroyed(desk: Desk, report: str) -> None:
    for there in (report == "r-1", False):
        with writing(desk.engine) as connection:
            if there:
                destroy(connection, report, agency="VN", by="One", reason="retention", at=desk.tick())
            else:
                with pytest.raises(NotFound):
                    destroy(connection, report, agency="VN", by="One", reason="retention", at=desk.tick())


@pytest.fixture
def files(tmp_path: Path) -> Iterator[Desk]:
    engine = open_engine(f"sqlite:///{tmp_path}/naga.db")
    upgrade(engine)
    yield Desk(engine, Keyring.create(tmp_path / "home"))
    engine.dispose()


def test_after_a_purge_no_file_holds_what_was_destroyed_or_wrapped_before(files: Desk, tmp_path: Path) -> None:
    busy_day(files)
    with reading(files.engine) as connection:
        old = list(connection.execute(select(tables.data_keys.c.wrapped)).scalars())
    with writing(files.engine) as connection:
        destroy(connection, "r-1", agency="VN", by="One", reason="retention", at=files.tick())
    rotation.rotate(files.engine, files.keyring)
    assert any(wrapped in _bytes(tmp_path) for wrapped in old), "the log still holds some"
    with reading(files.engine) as connection:
        connection.execute(text("SELECT 1 FROM entries")).all()
        assert not purge(files.engine), "a reader is in the way"
    assert purge(files.engine)
    assert not any(wrapped in _bytes(tmp_path) for wrapped in old)


def test_nothing_deleted_stays_in_the_pages(files: Desk, tmp_path: Path) -> None:
    reports = [f"r-{number}" for number in range(60)]
    for report in reports:
        files.submit(report)
    with reading(files.engine) as connection:
        old = list(connection.execute(select(tables.data_keys.c.wrapped)).scalars())
    with writing(files.engine) as connection:
        for report in reports:
            destroy(connection, report, agency="VN", by="One", reason="retention", at=files.tick())
    assert purge(files.engine)
    assert not any(wrapped in _bytes(tmp_path) for wrapped in old)


def _bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("naga.db*")))


def test_a_server_is_purged_too(desk: Desk) -> None:
    rotation.rotate(desk.engine, desk.keyring)
    assert purge(desk.engine)
    assert _texts(desk) == TEXTS
