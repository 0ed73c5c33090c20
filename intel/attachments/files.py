"""Sealed files in NAGA_HOME/attachments, each named by the SHA-256 of its bytes: written whole, never changed.

A file is on the disk before the entry that names it is durable. One that no entry names, since its transaction failed
or its report was destroyed, is swept.
"""

import hashlib
import os
import re
import secrets
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from intel.errors import Unavailable

_NAME = re.compile(r"[0-9a-f]{64}")
FRESH = 3600.0
"""Seconds in which a file that no entry names may still get one: the transaction that wrote it may be under way."""


class Missing(Exception):
    """No file of that name, or its bytes are not those that the name tells."""


class Files:
    """The store below one folder; any number of processes may share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, sealed: bytes) -> str:
        """Its name, once it is on the disk. Raises `Unavailable`."""
        name = hashlib.sha256(sealed).hexdigest()
        path = self._path(name)
        draft = path.with_name(f".{name[:16]}.{secrets.token_hex(4)}")
        try:
            for folder in (*reversed(self._folder.parents[:2]), self._folder, path.parent):
                folder.mkdir(mode=0o700, exist_ok=True)
            try:
                with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    file.write(sealed)
                    file.flush()
                    os.fsync(file.fileno())
                draft.replace(path)
            finally:
                draft.unlink(missing_ok=True)
            for folder in (path.parent, self._folder, self._folder.parent):
                _sync(folder)
        except OSError as error:
            raise Unavailable("cannot write an attachment; nothing was stored", error.strerror or "") from error
        return name

    def read(self, name: str) -> bytes:
        """Raises `Missing`; `Unavailable` where it is there and can't be read."""
        try:
            sealed = self._path(name).read_bytes()
        except FileNotFoundError as error:
            raise Missing(f"the file {name} is missing") from error
        except OSError as error:
            raise Unavailable("cannot read an attachment", error.strerror or "") from error
        if hashlib.sha256(sealed).hexdigest() != name:
            raise Missing(f"the file {name} was changed")
        return sealed

    def remove(self, names: Iterable[str]) -> None:
        """Those that are there. Raises `Unavailable`."""
        try:
            for name in names:
                self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise Unavailable("cannot remove an attachment", error.strerror or "") from error

    def sweep(self, named: Callable[[Collection[str]], Collection[str]], older: float = FRESH) -> int:
        """Remove what no entry names and was written more than `older` seconds ago; how many that were. `named` tells
        which of some names the ledger holds."""
        swept, latest = 0, time.time() - older
        for folder in self._folders():
            old = [path for path in folder.iterdir() if path.is_file() and path.stat().st_mtime <= latest]
            kept = named([path.name for path in old if _NAME.fullmatch(path.name)])
            for path in old:
                if path.name not in kept:
                    path.unlink(missing_ok=True)
                    swept += 1
        return swept

    def size(self) -> int:
        """Bytes of all files."""
        return sum(path.stat().st_size for folder in self._folders() for path in folder.iterdir() if path.is_file())

    def _folders(self) -> Iterator[Path]:
        if self._folder.is_dir():
            yield from (path for path in sorted(self._folder.iterdir()) if len(path.name) == 2 and path.is_dir())

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise Missing("this names no file")
        return self._folder / name[:2] / name


def _sync(folder: Path) -> None:
    """So that the names in it are on the disk too."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
