"""The keys of one community, in NAGA_HOME/keys: a folder of mode 0700, a file of mode 0600 each.

    kek-1, kek-2 …   key-encryption keys: see `intel.key_encryption`
    issuer.pem …     Ed25519: signs bearer tokens; see `intel.issuer_keys`
    checkpoint.pem   Ed25519: signs checkpoints of ledger and audit
    index            HMAC key of the blind word index; a change of it means indexing anew
    cursor           seals page cursors

Nothing here knows a report's text; `intel.sealing` does the sealing.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intel import key_files
from intel.errors import Conflict, Unavailable
from intel.issuer_keys import IssuerKeys
from intel.key_encryption import KeyEncryptionKeys
from intel.sealing import KEY_BYTES, unwrap, wrap


@dataclass(frozen=True)
class Keyring:
    """Its `repr` shows ids, never a key."""

    keks: KeyEncryptionKeys
    issuers: IssuerKeys = field(repr=False)
    checkpoint: Ed25519PrivateKey = field(repr=False)
    index: bytes = field(repr=False)
    cursor: bytes = field(repr=False)

    @classmethod
    def create(
        cls, home: Path, kek_command: str = "", *, random: Callable[[int], bytes] = os.urandom
    ) -> "Keyring":  # fmt: skip
        """New keys in `home`/keys. Raises `Conflict` where keys stand already, `Unavailable` where it can't write."""
        folder = home / "keys"
        keks = KeyEncryptionKeys(folder, kek_command)
        try:
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.mkdir(mode=0o700)
            for name in ("issuer.pem", "checkpoint.pem"):
                key = Ed25519PrivateKey.from_private_bytes(random(KEY_BYTES))
                key_files.write(folder / name, key_files.signing_key_text(key))
            for name in ("index", "cursor"):
                key_files.write(folder / name, key_files.secret_text(random(KEY_BYTES)))
        except FileExistsError as error:
            raise Conflict(f"{folder} holds keys already") from error
        except OSError as error:
            raise Unavailable(f"cannot write keys to {folder}: {error.strerror}") from error
        keks.add(random=random)
        return cls.open(home, kek_command)

    @classmethod
    def open(cls, home: Path, kek_command: str = "") -> "Keyring":
        """Raises `Unavailable` where a key is missing, is not one, or may be read by others than its owner."""
        folder = home / "keys"
        keks = KeyEncryptionKeys(folder, kek_command)
        for id in keks.ids():
            keks.key(id)
        issuers = IssuerKeys(folder)
        issuers.newest()
        return cls(
            keks=keks,
            issuers=issuers,
            checkpoint=key_files.signing_key(folder / "checkpoint.pem"),
            index=key_files.secret(folder / "index"),
            cursor=key_files.secret(folder / "cursor"),
        )

    @property
    def issuer(self) -> Ed25519PrivateKey:
        """Which signs bearer tokens now."""
        return self.issuers.newest()

    def wrap(self, data_key: bytes, report: str) -> tuple[str, bytes]:
        """Under the newest key: its id, and the data key wrapped."""
        id = self.keks.ids()[-1]
        return id, wrap(data_key, self.keks.key(id), id, report)

    def unwrap(self, wrapped: bytes, kek: str, report: str) -> bytes:
        """Raises `intel.sealing.SealBroken`, and `Unavailable` where the ring lacks the key of that id."""
        return unwrap(wrapped, self.keks.key(kek), kek, report)
