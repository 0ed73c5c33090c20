"""Keys in files that their owner alone may read: 32 bytes in base64, or an Ed25519 key in PEM."""

import os
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)  # fmt: skip

from intel.errors import Unavailable
from intel.sealing import KEY_BYTES


def write(path: Path, content: bytes) -> None:
    """A new file, there whole or not at all, never readable by others, and on the disk when this returns.

    Raises `OSError`, `FileExistsError` where it stands already.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(draft)
    finally:
        draft.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # so that the name is on the disk too
    finally:
        os.close(folder)


def overwrite(path: Path, content: bytes) -> None:
    """As `write`, in place of what stands there."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    write(draft, content)
    draft.replace(path)


def read(path: Path) -> bytes:
    """Raises `Unavailable` where it can't be read, or may be read by others."""
    try:
        if path.stat().st_mode & 0o077 or path.parent.stat().st_mode & 0o077:
            raise Unavailable(f"{path} may be read by others: chmod 600 it, and 700 its folder")
        return path.read_bytes()
    except OSError as error:
        raise Unavailable("a key cannot be read", f"{path}: {error.strerror}") from error


def secret_text(secret: bytes) -> bytes:
    return b64encode(secret)


def secret_of(text: bytes, source: str) -> bytes:
    """The inverse. Raises `Unavailable` naming the source for what is no key."""
    try:
        secret = b64decode(text.strip(), validate=True)
    except Base64Error as error:
        raise Unavailable(f"{source} is not a key in base64") from error
    if len(secret) != KEY_BYTES:
        raise Unavailable(f"{source} is not a key of {KEY_BYTES} bytes")
    return secret


def secret(path: Path) -> bytes:
    return secret_of(read(path), str(path))


def signing_key(path: Path) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(read(path), password=None)
    except ValueError as error:
        raise Unavailable(f"{path} is not a private key in PEM") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Unavailable(f"{path} is not an Ed25519 key")
    return key


def signing_key_text(key: Ed25519PrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
