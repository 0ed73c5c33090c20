"""An agency's own signature over what it submits: whoever verifies the ledger sees that it said this, and no other.

It signs, with Ed25519, the canonical JSON (RFC 8785) of a statement: every field of the submission, text and extraction
by their digests, so that the statement can be kept without repeating them.
"""

import hashlib
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from intel.canonical import canonical, digest
from intel.errors import Invalid
from intel.ledger import moments
from intel.ledger.contents import stated
from intel.model import Submission

_KEPT = ("ref", "precedence", "operation", "in_reply_to", "published", "due", "handling")
"""Fields that stand in the ledger as they were stated."""


def statement(agency: str, submission: Submission) -> dict[str, Any]:
    """What is signed. `kind` and `extraction` are null where the author leaves them to the parser."""
    return {
        "signs": "naga submission 1",
        "agency": agency,
        "text": hashlib.sha256(submission.text.encode()).hexdigest(),
        "kind": submission.kind.value if submission.kind else None,
        "ref": submission.ref,
        "precedence": submission.precedence.value,
        "operation": submission.operation,
        "in_reply_to": submission.in_reply_to,
        "published": submission.published.isoformat() if submission.published else None,
        "due": moments.written(submission.due) if submission.due else None,
        "handling": stated(submission.handling),
        "extraction": None if submission.extraction is None else digest(dict(submission.extraction)),
    }


def public_key(text: str) -> Ed25519PublicKey:
    """Of its 32 bytes in base64. Raises `Invalid`."""
    try:
        return Ed25519PublicKey.from_public_bytes(b64decode(text, validate=True))
    except (Base64Error, ValueError) as error:
        raise Invalid("a signing key is an Ed25519 public key, 32 bytes in base64", "key") from error


def holds(statement: Mapping[str, Any], signature: str, key: Ed25519PublicKey) -> bool:
    """Whether `signature`, base64, is the key's over the statement. Never raises."""
    try:
        key.verify(b64decode(signature, validate=True), canonical(dict(statement)))
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def agrees(statement: Mapping[str, Any], content: Mapping[str, Any], text: str) -> bool:
    """Whether what the ledger holds of a report's first version is what the statement says."""
    return (
        statement.get("agency") == content["originator"]
        and statement.get("text") == hashlib.sha256(text.encode()).hexdigest()
        and statement.get("kind") in (None, content["kind"])
        and all(statement.get(field) == content[field] for field in _KEPT)
    )
