"""Page cursors: the visible order key of a page's last row, so that a page goes on where it ended.

A cursor is signed, and bound to the list it belongs to: what this server did not make is refused, and none can be
made up to ask for a place in another order.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Sequence

import orjson

from intel.errors import Invalid

_SIGNATURE = 12
"""Bytes of the HMAC-SHA-256 that are kept: nothing secret stands behind it, only the server's own handwriting."""
_LONGEST = 1000


def seal(key: bytes, list_name: str, place: Sequence[str | int]) -> str:
    """The cursor of a row; the same row of the same list always has the same."""
    written = orjson.dumps([list_name, *place])
    return urlsafe_b64encode(_signature(key, written) + written).rstrip(b"=").decode()


def unseal(key: bytes, list_name: str, cursor: str | None) -> list[str | int] | None:
    """The place; None for no cursor. Raises `Invalid` for a cursor that `seal` did not make for this list."""
    if cursor is None:
        return None
    refused = Invalid("this is no cursor of this list", "after")
    if len(cursor) > _LONGEST or not cursor.isascii():
        raise refused
    try:
        signed = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    except Base64Error as error:
        raise refused from error
    signature, written = signed[:_SIGNATURE], signed[_SIGNATURE:]
    if not hmac.compare_digest(signature, _signature(key, written)):
        raise refused
    name, *place = orjson.loads(written)
    if name != list_name:
        raise refused
    return list(place)


def _signature(key: bytes, written: bytes) -> bytes:
    return hmac.digest(key, written, "sha256")[:_SIGNATURE]
