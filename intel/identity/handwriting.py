"""What the server gives a browser to bring back: sealed, bound to what it is for, and good until a moment.

A device's cookie, a passkey's challenge, the secret of an app that is not yet confirmed: none needs a row in a table
that an anonymous request could make grow. Sources: RFC 5869 (HKDF), NIST SP 800-38D (GCM).
"""

import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intel.keyring import Keyring

_NONCE = 12
_LONGEST = 4096
"""Characters."""


def sealed(keyring: Keyring, purpose: str, value: Any, until: datetime) -> str:
    """It opens for the same purpose alone, until then. `value` is anything that JSON can say."""
    nonce = os.urandom(_NONCE)
    payload = orjson.dumps([int(until.timestamp()), value])
    return urlsafe_b64encode(nonce + _cipher(keyring).encrypt(nonce, payload, purpose.encode())).rstrip(b"=").decode()


def opened(keyring: Keyring, purpose: str, text: str | None, now: datetime) -> Any | None:
    """The value; None for what this server did not seal for that purpose, and for what is too old."""
    if not text or len(text) > _LONGEST or not text.isascii():
        return None
    try:
        raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        until, value = orjson.loads(_cipher(keyring).decrypt(raw[:_NONCE], raw[_NONCE:], purpose.encode()))
    except (InvalidTag, ValueError):  # ValueError: not base64, or too short
        return None
    return value if datetime.fromtimestamp(until, UTC) > now else None


def tagged(keyring: Keyring, *words: str) -> str:
    """A name for these words that tells nothing of them: HMAC-SHA-256, hexadecimal."""
    return hmac.digest(_derived(keyring, b"naga tags"), orjson.dumps(words), "sha256").hex()


def _cipher(keyring: Keyring) -> AESGCM:
    return AESGCM(_derived(keyring, b"naga handwriting"))


def _derived(keyring: Keyring, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=info).derive(keyring.cursor)
