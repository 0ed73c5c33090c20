"""One way to write a value as bytes, so that it can be hashed: JSON by RFC 8785; and the chain of hashes over it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import rfc8785

GENESIS = "0" * 64
"""What stands in place of the previous hash in the first entry of a chain."""


def canonical(value: Any) -> bytes:
    """RFC 8785 (JSON Canonicalization Scheme), UTF-8.

    Raises `ValueError` for what that cannot write: a lone surrogate, NaN, an integer beyond ±(2^53 - 1), a key that is
    not text, any other type than those of JSON.
    """
    return rfc8785.dumps(value)


def parsed(text: str | bytes) -> Any:
    """The inverse: `canonical(parsed(text)) == text` for every text that `canonical` wrote.

    JSON has doubles alone, and a large one is written without a point (1e20 as 100000000000000000000): beyond
    ±(2^53 - 1) it is read as the float that it was. Raises `ValueError` for what is not JSON.
    """
    return json.loads(text, parse_int=_number)


def _number(digits: str) -> int | float:
    return int(digits) if abs(float(digits)) < 2**53 else float(digits)


def digest(value: Any) -> str:
    """SHA-256 of the canonical JSON, hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def chained(previous: str, entry: Mapping[str, str | int | None]) -> str:
    """Hash of an entry in a chain: SHA-256 of the canonical JSON of its fields with `previous`, the hash before it.

    Fields are flat (a nested content is given as its canonical text), so that `json.dumps` with sorted keys, no spaces
    and `ensure_ascii=False` writes the same bytes: whoever verifies the chain needs nothing but a standard library.
    """
    return digest({**entry, "previous": previous})
