"""Files that an officer has chosen and not yet sent: sealed on the disk, opened by the ticket that the form carries.

Each has a key of its own, which stands in the ticket alone; the ticket is sealed for its agency's officer. So what lies
here opens to nobody but the officer whose form it is, and what is never sent is swept.
"""

import hashlib
import hmac
import os
from base64 import b64decode, b64encode, urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from intel.attachments.files import Files, Missing
from intel.errors import Invalid, Limit
from intel.model import File, Reader
from intel.sealing import KEY_BYTES, NONCE_BYTES, FilePlace, SealBroken, seal_file, unseal_file

DAY = 86_400.0
"""Seconds that a file waits for its form."""
_GONE = "a file waited too long, or is not of this form: choose it again"
_LONGEST = 4_000
"""Characters of a ticket."""


@dataclass(frozen=True)
class Waiting:
    """A file that was chosen: what the form shows of it."""

    ticket: str
    name: str
    bytes: int


class Staging:
    def __init__(self, folder: Path, key: bytes, most: int) -> None:
        """`most`: bytes that may wait for one agency."""
        self._folder = folder
        self._key = hmac.digest(key, b"tickets of staged files", "sha256")
        self._most = most

    def put(self, reader: Reader, file: File) -> Waiting:
        """Raises `Limit` where too much of this agency's waits already, `Unavailable`."""
        files = self._files(reader.agency)
        if files.size() + len(file.content) > self._most:
            raise Limit("too many files of your agency wait to be sent: send them, or wait a day")
        key = os.urandom(KEY_BYTES)
        stored = files.write(seal_file(file.content, key, _place(reader, file.name)))
        told = orjson.dumps([stored, b64encode(key).decode(), file.name, len(file.content)])
        nonce = os.urandom(NONCE_BYTES)
        sealed = nonce + AESGCM(self._key).encrypt(nonce, told, _whose(reader))
        return Waiting(urlsafe_b64encode(sealed).decode(), file.name, len(file.content))

    def look(self, reader: Reader, ticket: str) -> Waiting:
        """What the ticket is for. Raises `Invalid`."""
        _, _, name, size = self._opened(reader, ticket)
        return Waiting(ticket, name, size)

    def take(self, reader: Reader, ticket: str) -> File:
        """The file; it stays until `drop`. Raises `Invalid` where it waits no more."""
        stored, key, name, _ = self._opened(reader, ticket)
        try:
            content = unseal_file(self._files(reader.agency).read(stored), key, _place(reader, name))
        except (Missing, SealBroken) as error:
            raise Invalid(_GONE, "attachments") from error
        return File(name, content)

    def drop(self, reader: Reader, ticket: str) -> None:
        """It is sent, or not wanted any more."""
        self._files(reader.agency).remove([self._opened(reader, ticket)[0]])

    def sweep(self, older: float = DAY) -> int:
        """Remove what waits longer than `older` seconds; how many that were."""
        folders = sorted(self._folder.iterdir()) if self._folder.is_dir() else []
        return sum(Files(folder).sweep(lambda names: (), older) for folder in folders if folder.is_dir())

    def _files(self, agency: str) -> Files:
        return Files(self._folder / hashlib.sha256(agency.encode()).hexdigest()[:16])

    def _opened(self, reader: Reader, ticket: str) -> tuple[str, bytes, str, int]:
        try:
            if len(ticket) > _LONGEST:
                raise ValueError
            sealed = urlsafe_b64decode(ticket)
            told = AESGCM(self._key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _whose(reader))
        except (ValueError, InvalidTag) as error:
            raise Invalid(_GONE, "attachments") from error
        stored, key, name, size = orjson.loads(told)
        return stored, b64decode(key), name, size


def _whose(reader: Reader) -> bytes:
    return orjson.dumps([reader.agency, reader.name])


def _place(reader: Reader, name: str) -> FilePlace:
    return FilePlace(f"staged by {reader.agency}", 0, 0, name)
