"""Sealing a report: AES-256-GCM under the report's own data key, that key wrapped under the community's.

Destroy the wrapped key and the report is gone, wherever its sealed bytes have been copied to. Sources: NIST SP 800-38D
(GCM, 96-bit random nonces: a data key seals a handful of versions, far below its 2^32 limit).
"""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from intel.canonical import canonical

KEY_BYTES = 32
NONCE_BYTES = 12


class SealBroken(ValueError):
    """Sealed bytes do not open: another key, another report or version, or not the bytes that were sealed."""


@dataclass(frozen=True)
class FilePlace:
    """What a sealed attachment is bound to: the version of the report that it came with, its number there, its name."""

    report: str
    version: int
    number: int
    name: str

    def bytes(self) -> bytes:
        name = hashlib.sha256(self.name.encode()).hexdigest()
        return canonical(["naga", "attachment", self.report, self.version, self.number, name])


def seal(
    payload: bytes, key: bytes, report: str, version: int, *, random: Callable[[int], bytes] = os.urandom
) -> bytes:
    """Nonce and ciphertext. It opens as this version of this report alone."""
    nonce = random(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, payload, _bound_to("report", report, version))


def unseal(sealed: bytes, key: bytes, report: str, version: int) -> bytes:
    """Raises `SealBroken`."""
    return _decrypt(sealed, key, _bound_to("report", report, version))


def seal_file(content: bytes, key: bytes, bound_to: FilePlace, *, random: Callable[[int], bytes] = os.urandom) -> bytes:
    """As `seal`; it opens in its own place alone."""
    nonce = random(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, bound_to.bytes())


def unseal_file(sealed: bytes, key: bytes, bound_to: FilePlace) -> bytes:
    """Raises `SealBroken`."""
    return _decrypt(sealed, key, bound_to.bytes())


def wrap(
    data_key: bytes, kek: bytes, kek_id: str, report: str, *, random: Callable[[int], bytes] = os.urandom
) -> bytes:
    """A data key sealed under the key-encryption key, bound to its report and to that key's id."""
    nonce = random(NONCE_BYTES)
    return nonce + AESGCM(kek).encrypt(nonce, data_key, _bound_to("data key", report, kek_id))


def unwrap(wrapped: bytes, kek: bytes, kek_id: str, report: str) -> bytes:
    """Raises `SealBroken`."""
    return _decrypt(wrapped, kek, _bound_to("data key", report, kek_id))


def _bound_to(what: str, report: str, place: str | int) -> bytes:
    return canonical(["naga", what, report, place])


def _decrypt(sealed: bytes, key: bytes, bound_to: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError) as error:  # ValueError: too short to hold nonce and tag
        raise SealBroken("sealed bytes do not open") from error
