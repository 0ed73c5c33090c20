"""Keeping watch over the community's records: checkpoints and proofs, for an agency's auditor.

A checkpoint tells how many entries a log has, whoever made them, and nothing else of them: that is what makes it worth
keeping. So it is for auditors alone, whose role opens no report. An entry is told to the agency that made it.
"""

from typing import Any

from intel.errors import Invalid, NotFound, Unavailable
from intel.exchange.parts import Part
from intel.ledger import logs
from intel.ledger.logs import Log
from intel.roles import Action

NO_ENTRY = "no such entry of your agency that a checkpoint reaches"


class Watching(Part):
    def checkpoint(self, log: str) -> dict[str, Any]:
        """The newest signed note, and the key that verifies it: `{"key", "checkpoint"}`."""
        with self._asking(Action.WATCH) as connection:
            notes = logs.notes(connection, _log(log))
            if not notes:
                raise Unavailable("no checkpoint was signed yet")
            return {"key": logs.verifier(self.exchange.keyring, _log(log)), "checkpoint": notes[-1]}

    def growth(self, log: str, earlier: int) -> dict[str, Any]:
        """As `logs.prove_growth`."""
        with self._asking(Action.WATCH) as connection:
            return logs.prove_growth(connection, _log(log), earlier)

    def entry_proof(self, log: str, seq: int) -> dict[str, Any]:
        """As `logs.prove_entry`, for an entry that this agency made. Raises `NotFound` for every other."""
        with self._asking(Action.WATCH) as connection:
            try:
                proof = logs.prove_entry(connection, _log(log), seq)
            except NotFound:
                raise NotFound(NO_ENTRY) from None
            if not logs.made_by(proof["entry"], self.reader.agency):
                raise NotFound(NO_ENTRY)
            return proof


def _log(name: str) -> Log:
    try:
        return Log(name)
    except ValueError:
        raise Invalid(f"a log is one of {', '.join(Log)}", "log") from None
