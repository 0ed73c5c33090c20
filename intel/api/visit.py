"""A session as resolvers use it: off the event loop, one call at a time, with a loader per relation."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

import anyio
from strawberry.dataloader import DataLoader

from graph.model import Candidate, Entity, MentionOf
from intel.errors import Invalid, Limit, NagaError, Unavailable
from intel.exchange.session import Session
from intel.ledger import deadline
from intel.model import Acknowledgement, Agency, Attachment, Link, Operation, Page, Reader, Report

T = TypeVar("T")
V = TypeVar("V")

BATCH = 1000
"""Ids asked for at once: SQLite binds at most 32,766 values in a statement."""


class Off(Protocol):
    """Does work that blocks in a worker thread."""

    async def __call__(self, work: Callable[[], T]) -> T: ...


class Visit:
    """One session, for one GraphQL operation or one event of a subscription; its loaders remember what it has read."""

    def __init__(
        self, manager: AbstractContextManager[Session], reader: Reader, page_limit: int, seconds: float, off: Off
    ) -> None:
        self.reader = reader
        self.page_limit = page_limit
        self._seconds = seconds
        self._until = deadline.after(seconds)
        self._manager = manager
        self._session: Session | None = None
        self._off = off
        self._turn = asyncio.Lock()
        self._agencies: asyncio.Future[Mapping[str, Agency]] | None = None
        self._operations: asyncio.Future[Sequence[Operation]] | None = None

        self.reports: DataLoader[str, Report | None] = self._loader(Session.reports_by_id, None)
        self.entities: DataLoader[str, Entity | None] = self._loader(Session.entities_by_id, None)
        self.replies: DataLoader[str, Sequence[str]] = self._loader(Session.replies, ())
        self.versions: DataLoader[str, Sequence[Report]] = self._loader(Session.versions, ())
        self.mentions: DataLoader[str, Sequence[MentionOf]] = self._loader(Session.mentions, ())
        self.links: DataLoader[str, Sequence[Link]] = self._loader(Session.linked, ())
        self.same_as: DataLoader[str, Sequence[Candidate]] = self._loader(Session.same_as, ())
        self.acknowledgements: DataLoader[str, Sequence[Acknowledgement]] = self._loader(Session.acknowledgements, ())
        self.attachments: DataLoader[str, Sequence[Attachment]] = self._loader(Session.attachments, ())

        self._entity_reports: dict[int, DataLoader[str, Page[Report]]] = {}

    def reports_of(self, first: int) -> DataLoader[str, Page[Report]]:
        """The loader of entities' first pages of that size."""
        if first not in self._entity_reports:
            self._entity_reports[first] = self._loader(
                lambda session, ids: session.first_reports_of(ids, first), Page((), 0, False)
            )
        return self._entity_reports[first]

    async def enter(self) -> None:
        self._session = await self._off(self._manager.__enter__)

    async def leave(self, refusal: NagaError | None = None) -> None:
        """Writes the audit entry; `refusal` is what the visit ended with. Raises where the entry can't be written."""
        kind, trace = (type(refusal), refusal.__traceback__) if refusal else (None, None)
        with anyio.CancelScope(shield=True):  # a caller that went away is audited too
            async with self._turn:
                try:
                    await self._off(lambda: self._manager.__exit__(kind, refusal, trace))
                except NagaError as raised:
                    if raised is not refusal:
                        raise

    async def ask(self, question: Callable[[Session], T], under: str = "") -> T:
        """The session's answer. `under` is the argument whose fields an `Invalid` names from inside it."""
        session = self._session
        if session is None:
            raise RuntimeError("the visit was not entered")
        try:
            async with self._turn:
                return await self._off(lambda: self._in_time(question, session))
        except Invalid as refusal:
            if not under or not refusal.path:
                raise
            raise Invalid(str(refusal), f"{under}.{refusal.path}") from refusal

    def _in_time(self, question: Callable[[Session], T], session: Session) -> T:
        """Stops the work on the ledger's database when the visit has lasted too long, and begins nothing more."""
        late = Limit(f"the work took longer than {self._seconds:g} seconds and was stopped")
        with deadline.until(self._until):
            if deadline.passed():
                raise late
            try:
                return question(session)
            except Unavailable as error:
                if deadline.passed():
                    raise late from error
                raise

    async def agency(self, code: str) -> Agency:
        """By code; one that has left the community is known by its code alone."""
        if self._agencies is None:
            self._agencies = asyncio.ensure_future(self.ask(lambda session: session.agencies()))
        return (await self._agencies).get(code) or Agency(code, code)

    async def operation(self, code: str) -> Operation | None:
        return next((operation for operation in await self.operations() if operation.code == code), None)

    async def operations(self) -> Sequence[Operation]:
        if self._operations is None:
            self._operations = asyncio.ensure_future(self.ask(lambda session: session.operations()))
        return await self._operations

    def _loader(
        self, read: Callable[[Session, Sequence[str]], Mapping[str, V]], absent: V | Any
    ) -> DataLoader[str, Any]:
        async def load(ids: list[str]) -> list[V]:
            found = await self.ask(lambda session: read(session, ids))
            return [found.get(id, absent) for id in ids]

        return DataLoader(load_fn=load, max_batch_size=BATCH)
