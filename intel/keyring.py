"""The keys of one community, in NAGA_HOME/keys: a folder of mode 0700, a file of mode 0600 each.

    kek-1, kek-2 …   key-encryption keys, 32 bytes in base64; the highest number wraps, all unwrap
    issuer.pem       Ed25519: signs bearer tokens
    checkpoint.pem   Ed25519: signs checkpoints of ledger and audit
    index            HMAC key of the blind word index; a change of it means indexing anew
    cursor           seals page cursors

Nothing here knows a report's text; `intel.sealing` does the sealing.
"""

import os
import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)  # fmt: skip

from intel.errors import Conflict, Unavailable
from intel.sealing import KEY_BYTES, unwrap, wrap

Random = Callable[[int], bytes]


@dataclass(frozen=True)
class Keyring:
    """Keys in memory. Its `repr` shows ids, never a key."""

    current: str
    """Id of the key-encryption key that wraps new data keys."""
    keks: Mapping[str, bytes] = field(repr=False)
    issuer: Ed25519PrivateKey = field(repr=False)
    checkpoint: Ed25519PrivateKey = field(repr=False)
    index: bytes = field(repr=False)
    cursor: bytes = field(repr=False)

    @classmethod
    def create(cls, home: Path, *, random: Random = os.urandom) -> "Keyring":
        """New keys in `home`/keys. Raises `Conflict` where keys stand already, `Unavailable` where it can't write."""
        folder = home / "keys"
        try:
            folder.mkdir(mode=0o700, parents=True)
            _write(folder / "kek-1", b64encode(random(KEY_BYTES)))
            _write(folder / "issuer.pem", _pem(Ed25519PrivateKey.from_private_bytes(random(32))))
            _write(folder / "checkpoint.pem", _pem(Ed25519PrivateKey.from_private_bytes(random(32))))
            _write(folder / "index", b64encode(random(KEY_BYTES)))
            _write(folder / "cursor", b64encode(random(KEY_BYTES)))
        except FileExistsError as error:
            raise Conflict(f"{folder} holds keys already") from error
        except OSError as error:
            raise Unavailable(f"cannot write keys to {folder}: {error.strerror}") from error
        return cls.open(home)

    @classmethod
    def open(cls, home: Path) -> "Keyring":
        """Raises `Unavailable` where a key is missing, is not one, or may be read by others than its owner."""
        folder = home / "keys"
        keks = {path.name: _secret(path) for path in folder.glob("kek-*") if re.fullmatch(r"kek-[1-9]\d*", path.name)}
        if not keks:
            raise Unavailable(f"no keys in {folder}: was this home made by `naga init`?")
        return cls(
            current=max(keks, key=lambda name: int(name.removeprefix("kek-"))),
            keks=keks,
            issuer=_signing_key(folder / "issuer.pem"),
            checkpoint=_signing_key(folder / "checkpoint.pem"),
            index=_secret(folder / "index"),
            cursor=_secret(folder / "cursor"),
        )

    def wrap(self, data_key: bytes, report: str) -> bytes:
        """Under the current key."""
        return wrap(data_key, self.keks[self.current], self.current, report)

    def unwrap(self, wrapped: bytes, kek: str, report: str) -> bytes:
        """Raises `intel.sealing.SealBroken`, and `Unavailable` where the ring lacks the key of that id."""
        if kek not in self.keks:
            raise Unavailable(f"the keyring lacks {kek}")
        return unwrap(wrapped, self.keks[kek], kek, report)


def _write(path: Path, content: bytes) -> None:
    """Never readable by others, not even for a moment, and on the disk when this returns."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_mode & 0o077 or path.parent.stat().st_mode & 0o077:
            raise Unavailable(f"{path} may be read by others: chmod 600 it, and 700 its folder")
        return path.read_bytes()
    except OSError as error:
        raise Unavailable(f"cannot read the key {path}: {error.strerror}") from error


def _secret(path: Path) -> bytes:
    try:
        secret = b64decode(_read(path).strip(), validate=True)
    except Base64Error as error:
        raise Unavailable(f"{path} is not a key in base64") from error
    if len(secret) != KEY_BYTES:
        raise Unavailable(f"{path} is not a key of {KEY_BYTES} bytes")
    return secret


def _signing_key(path: Path) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(_read(path), password=None)
    except ValueError as error:
        raise Unavailable(f"{path} is not a private key in PEM") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Unavailable(f"{path} is not an Ed25519 key")
    return key


def _pem(key: Ed25519PrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
