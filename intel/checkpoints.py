"""A log's state, signed: how large it is and the root over all of it. Small enough to be kept by everyone.

Who keeps one can show later that anything up to it was altered, dropped, moved or put in. Sources: C2SP tlog-checkpoint
(origin, size, root) in a C2SP signed-note with an Ed25519 signature (type 0x01).
"""

import hashlib
from base64 import b64decode, b64encode
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ED25519 = b"\x01"


class NotSigned(ValueError):
    """Not a checkpoint of this origin, or not signed by its key."""


@dataclass(frozen=True)
class Checkpoint:
    origin: str
    """Name of the log, and of the key that signs it."""
    size: int
    root: bytes

    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


def sign(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> str:
    """The note: the checkpoint's three lines, an empty one, and the signature's."""
    text = checkpoint.text()
    signature = _key_hash(checkpoint.origin, key.public_key()) + key.sign(text.encode())
    return f"{text}\n— {checkpoint.origin} {b64encode(signature).decode()}\n"


def opened(note: str, origin: str, key: Ed25519PublicKey) -> Checkpoint:
    """The checkpoint of a note. Other signatures, of witnesses say, may stand beside ours. Raises `NotSigned`."""
    text, separator, signatures = note.rpartition("\n\n")
    if not separator:
        raise NotSigned("not a signed note")
    text += "\n"
    if not any(_signs(line, text, origin, key) for line in signatures.splitlines()):
        raise NotSigned(f"not signed by the key of {origin}")
    named, size, root, *_ = [*text.split("\n"), "", ""]
    if named != origin or not size.isascii() or not size.isdigit() or (size != "0" and size.startswith("0")):
        raise NotSigned(f"not a checkpoint of {origin}")
    return Checkpoint(origin, int(size), b64decode(root))


def verifier_key(origin: str, key: Ed25519PublicKey) -> str:
    """The public key as signed notes write it, `name+hash+key`: to be handed out with the first checkpoint."""
    public = b64encode(_ED25519 + key.public_bytes_raw()).decode()
    return f"{origin}+{_key_hash(origin, key).hex()}+{public}"


def _key_hash(origin: str, key: Ed25519PublicKey) -> bytes:
    """It tells keys of one name apart; it proves nothing."""
    return hashlib.sha256(origin.encode() + b"\n" + _ED25519 + key.public_bytes_raw()).digest()[:4]


def _signs(line: str, text: str, origin: str, key: Ed25519PublicKey) -> bool:
    prefix = f"— {origin} "
    if not line.startswith(prefix):
        return False
    try:
        signature = b64decode(line.removeprefix(prefix), validate=True)
        if signature[:4] != _key_hash(origin, key):
            return False
        key.verify(signature[4:], text.encode())
    except (ValueError, InvalidSignature):
        return False
    return True
