"""Key-encryption keys: kek-1, kek-2 …; the highest number wraps new data keys, every one unwraps its own.

Each is a file of the keys' folder. It holds the key, or the word `command`: then the key is what the command of the
setting NAGA_KEK_COMMAND prints in base64 when it is called with the key's id, so that it can live in a key store or a
hardware module. A new key is seen at once by every process that shares the folder.
"""

import os
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

from intel import key_files
from intel.errors import Unavailable
from intel.sealing import KEY_BYTES

_BY_COMMAND = b"command"
_PATIENCE = 30
"""Seconds for the command."""


class KeyEncryptionKeys:
    """Keys that were asked for stay in memory. Its `repr` shows ids, never a key."""

    def __init__(self, folder: Path, command: str = "") -> None:
        self._folder = folder
        self._command = shlex.split(command)
        self._known: dict[str, bytes] = {}

    def __repr__(self) -> str:
        return f"KeyEncryptionKeys({self.ids()})"

    def ids(self) -> list[str]:
        """By number, the newest last. Raises `Unavailable` where there is none."""
        names = [path.name for path in self._folder.glob("kek-*") if re.fullmatch(r"kek-[1-9]\d{0,8}", path.name)]
        if not names:
            raise Unavailable(f"no keys in {self._folder}: was this home made by `naga init`?")
        return sorted(names, key=_number)

    def key(self, id: str) -> bytes:
        """Raises `Unavailable` where there is no such key, or it can't be had."""
        if id not in self._known:
            if id not in self.ids():
                raise Unavailable(f"the keyring lacks {id}")
            content = key_files.read(self._folder / id)
            by_command = content.strip() == _BY_COMMAND
            self._known[id] = self._asked(id) if by_command else key_files.secret_of(content, str(self._folder / id))
        return self._known[id]

    def add(self, *, random: Callable[[int], bytes] = os.urandom) -> str:
        """A new key that wraps from now on; its id. With a command set, the command's; else drawn here.

        Raises `Unavailable` where the command gives none or the folder can't be written; nothing is changed then.
        """
        names = [path.name for path in self._folder.glob("kek-*")]
        id = f"kek-{max(map(_number, names), default=0) + 1}"
        key = self._asked(id) if self._command else random(KEY_BYTES)
        try:
            key_files.write(self._folder / id, _BY_COMMAND if self._command else key_files.secret_text(key))
        except OSError as error:
            raise Unavailable(f"cannot write the key {self._folder / id}: {error.strerror}") from error
        self._known[id] = key
        return id

    def remove(self, id: str) -> None:
        """What it wraps, in old backups say, opens no more. The newest can't be removed: raises `Unavailable`."""
        if id == self.ids()[-1]:
            raise Unavailable(f"{id} is in use")
        self._known.pop(id, None)
        (self._folder / id).unlink(missing_ok=True)

    def _asked(self, id: str) -> bytes:
        if not self._command:
            raise Unavailable(f"{id} comes from a command, but NAGA_KEK_COMMAND is not set")
        try:
            asked = subprocess.run([*self._command, id], capture_output=True, timeout=_PATIENCE)  # noqa: S603  an operator's own
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Unavailable(f"the command of NAGA_KEK_COMMAND gave no {id}: {type(error).__name__}") from error
        if asked.returncode:  # what it printed may hold secrets
            raise Unavailable(f"the command of NAGA_KEK_COMMAND gave no {id}: exit status {asked.returncode}")
        return key_files.secret_of(asked.stdout, f"{id}, from the command of NAGA_KEK_COMMAND,")


def _number(name: str) -> int:
    digits = name.removeprefix("kek-")
    return int(digits) if digits.isascii() and digits.isdigit() else 0
