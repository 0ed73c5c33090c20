from base64 import b64encode
from pathlib import Path

import pytest

from intel.errors import Conflict, Unavailable
from intel.keyring import Keyring
from intel.sealing import SealBroken


def test_a_new_ring_opens_again_and_holds_the_same_keys(tmp_path: Path) -> None:
    made, opened = Keyring.create(tmp_path), Keyring.open(tmp_path)
    assert (opened.index, opened.cursor) == (made.index, made.cursor)
    assert opened.keks.key("kek-1") == made.keks.key("kek-1")
    assert opened.issuer.private_bytes_raw() == made.issuer.private_bytes_raw()
    assert opened.checkpoint.private_bytes_raw() == made.checkpoint.private_bytes_raw()
    assert len({made.keks.key("kek-1"), made.index, made.cursor, made.issuer.private_bytes_raw()}) == 4


def test_only_the_owner_may_read_the_keys(tmp_path: Path) -> None:
    Keyring.create(tmp_path / "home")
    assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700
    folder = tmp_path / "home/keys"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
@pytest.mark.parametrize("name", ["kek-1", "issuer.pem", "checkpoint.pem", "index", "cursor"])
def test_a_key_that_others_may_read_is_refused(tmp_path: Path, name: str, mode: int) -> None:
    Keyring.create(tmp_path)
    (tmp_path / "keys" / name).chmod(mode)
    with pytest.raises(Unavailable, match=f"{name} may be read by others"):
        Keyring.open(tmp_path)


def test_a_folder_that_others_may_enter_is_refused(tmp_path: Path) -> None:
    Keyring.create(tmp_path)
    (tmp_path / "keys").chmod(0o755)
    with pytest.raises(Unavailable, match="may be read by others"):
        Keyring.open(tmp_path)


@pytest.mark.parametrize("name", ["kek-1", "issuer.pem", "checkpoint.pem", "index", "cursor"])
@pytest.mark.parametrize("content", [b"", b"not a key", b64encode(b"short"), None])
def test_a_missing_or_spoilt_key_is_named(tmp_path: Path, name: str, content: bytes | None) -> None:
    Keyring.create(tmp_path)
    path = tmp_path / "keys" / name
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    with pytest.raises(Unavailable) as refused:
        Keyring.open(tmp_path)
    told = f"{refused.value} {refused.value.reason}"  # the operator's terminal shows both
    assert ("no keys in" if content is None and name == "kek-1" else name) in told


def test_keys_are_never_overwritten(tmp_path: Path) -> None:
    made = Keyring.create(tmp_path)
    with pytest.raises(Conflict):
        Keyring.create(tmp_path)
    assert Keyring.open(tmp_path).keks.key("kek-1") == made.keks.key("kek-1")


def test_no_key_is_shown(tmp_path: Path) -> None:
    ring = Keyring.create(tmp_path)
    assert repr(ring) == "Keyring(keks=KeyEncryptionKeys(['kek-1']))"


def test_a_key_of_another_ring_does_not_open(tmp_path: Path) -> None:
    ours, theirs = Keyring.create(tmp_path / "a"), Keyring.create(tmp_path / "b")
    kek, wrapped = ours.wrap(bytes(32), "r-1")
    assert ours.unwrap(wrapped, kek, "r-1") == bytes(32)
    with pytest.raises(SealBroken):
        theirs.unwrap(wrapped, "kek-1", "r-1")
    with pytest.raises(Unavailable, match="lacks kek-2"):
        ours.unwrap(wrapped, "kek-2", "r-1")
