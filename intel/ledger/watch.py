"""A log, walked entry by entry, against every checkpoint of it."""

from collections.abc import Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection

from intel.checkpoints import Checkpoint, NotSigned, opened
from intel.errors import Invalid
from intel.ledger.logs import Log, notes, origin
from intel.ledger.misfit import Misfit
from intel.merkle import Growing


class Watch:
    def __init__(self, connection: Connection, log: Log, key: Ed25519PublicKey, kept: Sequence[str]) -> None:
        """Raises `Invalid` for a kept checkpoint that is none of this log, `Misfit` for one in the database."""
        name = origin(log, key)
        self._tree = Growing()
        self._good = 0
        self._ahead: list[Checkpoint] = []
        for note in kept:
            try:
                self._ahead.append(opened(note, name, key))
            except NotSigned as error:
                raise Invalid(f"a kept checkpoint does not hold: {error}") from error
        for note in notes(connection, log):
            try:
                self._ahead.append(opened(note, name, key))
            except NotSigned as error:
                raise Misfit(1, f"or a later one has a checkpoint that does not hold: {error}") from error
        self._ahead.sort(key=lambda checkpoint: checkpoint.size, reverse=True)
        self._compare()

    def take(self, hash: str) -> None:
        """The next entry, in order. Raises `Misfit` where a checkpoint of this size signs something else."""
        self._tree.add(bytes.fromhex(hash))
        self._compare()

    def end(self) -> None:
        """Raises `Misfit` where a checkpoint signs more than there is."""
        if self._ahead:
            raise Misfit(self._tree.size + 1, f"is missing: a checkpoint signs {self._ahead[0].size}")

    def _compare(self) -> None:
        while self._ahead and self._ahead[-1].size == self._tree.size:
            signed = self._ahead.pop()
            if signed != Checkpoint(signed.origin, self._tree.size, self._tree.root()):
                raise Misfit(self._good + 1, f"or a later one up to {signed.size} is not what was signed")
            self._good = signed.size
