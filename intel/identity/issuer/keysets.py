"""Public keys of a client, as a JSON Web Key Set (RFC 7517): no more than is needed, and nothing private."""

from collections.abc import Mapping
from typing import Any

import orjson
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet, OKPKey, RSAKey

from intel.errors import Invalid

MOST = 5
LARGEST = 20_000
"""Bytes of a set."""
ALGORITHMS = {"OKP": ["Ed25519"], "EC": ["ES256"], "RSA": ["PS256", "RS256"]}
"""By type of key; a signature by any other algorithm is refused. Source: RFC 8725, RFC 9864."""
SIGNING = sorted(name for names in ALGORITHMS.values() for name in names)
_KEPT = ("kty", "crv", "x", "y", "n", "e", "kid")
_LEAST_BITS = 2048


def read(text: bytes) -> dict[str, Any]:
    """A set as it is stored, with nothing of it that is not needed to verify. Raises `Invalid`."""
    if len(text) > LARGEST:
        raise Invalid(f"a key set has at most {LARGEST} bytes", "keys")
    try:
        stated = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Invalid("a key set is JSON", "keys") from error
    listed = stated.get("keys", [stated] if "kty" in stated else []) if isinstance(stated, dict) else []
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST or not all(isinstance(one, dict) for one in listed):
        raise Invalid(f'a key set is {{"keys": […]}} with 1 to {MOST} keys', "keys")
    return {"keys": [_checked(one) for one in listed]}


def imported(stated: Mapping[str, Any]) -> KeySet:
    """To verify with."""
    return KeySet.import_key_set({"keys": [dict(one) for one in stated["keys"]]})


def _checked(stated: Mapping[str, Any]) -> dict[str, str]:
    if "d" in stated or "k" in stated:
        raise Invalid("a private key was given: keep it, and make another, since it has been shown", "keys")
    kept = {name: stated[name] for name in _KEPT if name in stated}
    if not all(isinstance(value, str) and len(value) <= 2000 and value.isascii() for value in kept.values()):
        raise Invalid("a key's members are texts", "keys")
    try:
        key: OKPKey | ECKey | RSAKey
        match kept.get("kty"), kept.get("crv"):
            case "OKP", "Ed25519":
                key = OKPKey.import_key(kept)
            case "EC", "P-256":
                key = ECKey.import_key(kept)
            case "RSA", None if len(kept.get("n", "")) * 6 >= _LEAST_BITS:
                key = RSAKey.import_key(kept)
            case _:
                raise Invalid(f"a key is Ed25519, P-256, or RSA of {_LEAST_BITS} bits at least", "keys")
        return {**kept, "kid": kept.get("kid") or key.thumbprint()}
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise Invalid("a key cannot be read", "keys") from error
