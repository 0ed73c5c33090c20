"""What one visit did, for its audit entry: actions, reports served, refusals."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from intel.errors import NagaError
from intel.model import Reader
from intel.purpose import is_purpose
from intel.roles import Action, require

_LONGEST_NAME = 500


class Visit:
    def __init__(self, reader: Reader, operation_name: str, purpose: str | None) -> None:
        self._reader = reader
        self._operation_name = _writable(operation_name)
        self._purpose = None if purpose is None else _writable(purpose)
        self._actions: set[str] = set()
        self._refusals: list[str] = []
        self.served: set[str] = set()

    @contextmanager
    def doing(self, action: Action, *, quietly: bool = False) -> Iterator[None]:
        """One use case: refused at once where no role opens it; what refuses it later is remembered too. `quietly`: it
        counts only when it serves something."""
        if not quietly:
            self._actions.add(action.value)
        try:
            require(self._reader.roles, action)
            yield
        except NagaError as error:
            self.refuse(error.code)
            raise

    def serve(self, reports: Iterable[str]) -> None:
        """These reports, or something of them, go to the reader."""
        self.served.update(reports)

    @property
    def has_purpose(self) -> bool:
        """Was one stated that says something?"""
        return self._purpose is not None and is_purpose(self._purpose)

    def state_purpose(self, purpose: str) -> None:
        """Why the reader asks, in the reader's own words."""
        self._purpose = _writable(purpose)

    def refuse(self, code: str) -> None:
        if code not in self._refusals:
            self._refusals.append(code)

    @property
    def is_empty(self) -> bool:
        """Nothing was asked, served or refused: a subscription that looked and found nothing new."""
        return not (self._actions or self._refusals or self.served)

    def content(self) -> dict[str, Any]:
        """As the audit entry holds it, but for the reports served. No text and no value of a report is in it."""
        return {
            "agency": self._reader.agency,
            "by": _writable(self._reader.name),
            "roles": sorted(self._reader.roles),
            "actions": sorted(self._actions),
            "operation_name": self._operation_name,
            "purpose": self._purpose,
            "refused": self._refusals[0] if self._refusals else None,
            "refusals": list(self._refusals),
        }


def _writable(text: str) -> str:
    """Half a surrogate pair has no place in canonical JSON, and a long name none in the trail."""
    return text[:_LONGEST_NAME].encode("utf-8", "replace").decode().replace("\0", "?")
