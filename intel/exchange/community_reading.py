"""The use cases about the community itself: every member knows its agencies and operations."""

from collections.abc import Mapping, Sequence

from intel.exchange.parts import Part
from intel.ledger import community
from intel.model import Agency, Operation
from intel.roles import Action


class CommunityReading(Part):
    def agencies(self) -> Mapping[str, Agency]:
        """All, by code."""
        with self._asking(Action.KNOW) as connection:
            return community.agencies(connection)

    def operations(self) -> Sequence[Operation]:
        """All, the closed too, by code."""
        with self._asking(Action.KNOW) as connection:
            return tuple(community.operations(connection).values())

    def operation(self, code: str) -> Operation | None:
        with self._asking(Action.KNOW) as connection:
            return community.operations(connection).get(code)
