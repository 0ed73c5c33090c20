"""The issuer's Ed25519 keys: issuer.pem, issuer-2.pem, issuer-3.pem …; the highest number signs.

A key that signs no more verifies what it signed until the last of that has run out: its moment stands in a file beside
it, `issuer-2.until`. A new key is seen at once by every process that shares the folder.
"""

import fcntl
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from intel import key_files
from intel.errors import Unavailable
from intel.sealing import KEY_BYTES

_NAME = re.compile(r"issuer(?:-([2-9]|[1-9]\d{1,8}))?\.pem")


class IssuerKeys:
    """Keys that were asked for stay in memory. Its `repr` shows file names, never a key."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, Ed25519PrivateKey] = {}

    def __repr__(self) -> str:
        return f"IssuerKeys({[path.name for path in self._paths()]})"

    def newest(self) -> Ed25519PrivateKey:
        """Which signs. Raises `Unavailable` where there is none, or it can't be read."""
        return self._key(self._paths()[-1])

    def verifying(self, now: datetime) -> list[Ed25519PublicKey]:
        """Which verify at `now`, the newest first."""
        *older, newest = self._paths()
        valid = [path for path in older if self._until(path) > now]
        return [self._key(path).public_key() for path in (newest, *reversed(valid))]

    def note(self, expires: datetime) -> None:
        """The newest key signed something that holds until then: it verifies at least so long."""
        with self._alone():
            self._extend(self._paths()[-1], expires)

    def rotate(self, now: datetime, until: datetime, *, random: Callable[[int], bytes] = os.urandom) -> None:
        """A new key signs from now on. The one before verifies to `until`, or as `note` was told; where `until` is not
        after `now`, no older key verifies anything from now on. Keys that verify no more are removed."""
        with self._alone():
            newest = self._paths()[-1]
            if until > now:
                self._extend(newest, until)
            key = Ed25519PrivateKey.from_private_bytes(random(KEY_BYTES))
            try:
                name = f"issuer-{_number(newest) + 1}.pem"
                key_files.write(self._folder / name, key_files.signing_key_text(key))
            except OSError as error:
                raise Unavailable("a key cannot be written", f"{self._folder}: {error.strerror}") from error
            for path in self._paths()[:-1]:
                if until <= now or self._until(path) <= now:
                    self._known.pop(path.name, None)
                    path.unlink()
                    _beside(path).unlink(missing_ok=True)

    def _paths(self) -> list[Path]:
        """By number, the newest last."""
        paths = [path for path in self._folder.glob("issuer*.pem") if _NAME.fullmatch(path.name)]
        if not paths:
            raise Unavailable("a key cannot be read", f"{self._folder / 'issuer.pem'}: no such file or directory")
        return sorted(paths, key=_number)

    def _key(self, path: Path) -> Ed25519PrivateKey:
        known = self._known.get(path.name)
        if known is None:
            known = self._known[path.name] = key_files.signing_key(path)
        return known

    def _until(self, path: Path) -> datetime:
        """Until when an older key verifies; the beginning of time where nothing says so."""
        try:
            return datetime.fromisoformat(_beside(path).read_text(encoding="ascii")).astimezone(UTC)
        except (OSError, ValueError):
            return datetime.min.replace(tzinfo=UTC)

    def _extend(self, path: Path, moment: datetime) -> None:
        if self._until(path) < moment:
            try:
                key_files.overwrite(_beside(path), moment.astimezone(UTC).isoformat().encode())
            except OSError as error:
                raise Unavailable("a key cannot be written", f"{_beside(path)}: {error.strerror}") from error

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time changes these files."""
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            yield
        finally:
            os.close(folder)


def _beside(path: Path) -> Path:
    return path.with_suffix(".until")


def _number(path: Path) -> int:
    found = _NAME.fullmatch(path.name)
    return int(found.group(1) or 1) if found else 0
