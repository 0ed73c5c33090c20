"""The exchange of one community: its ledger, keys, graph and settings, and the door through which readers come.

exchange = Exchange.open_home(Settings.read())
reader = exchange.reader("VN", "officer", {"liaison"})
with exchange.open(reader, "Submit") as session:
    session.submit(Submission("…"))
"""

import os
from base64 import b32encode
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Engine

from intel.attachments.files import Files
from intel.attachments.staging import Staging
from intel.errors import Unauthenticated
from intel.exchange.graphs import Graph, open_graph
from intel.exchange.session import Session
from intel.handling import reader_tokens
from intel.keyring import Keyring
from intel.ledger import community, users
from intel.ledger.engine import open_engine, reading, upgrade
from intel.model import Reader
from intel.reports.listed import storable
from intel.settings import Settings

FORMS_WAITING = 40
"""Forms with files, of the largest size, that one agency may have under way at a time."""


def now() -> datetime:
    """The wall clock, in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """Of a report: 128 random bits; it tells nothing of when or after which other it was made."""
    return "r-" + b32encode(os.urandom(16)).decode().rstrip("=").lower()


@dataclass(frozen=True)
class Exchange:
    """Safe to share between threads; a session is not."""

    settings: Settings
    engine: Engine = field(repr=False)
    keyring: Keyring = field(repr=False)
    graph: Graph = field(repr=False)
    clock: Callable[[], datetime] = now
    ids: Callable[[], str] = new_id

    @classmethod
    def open_home(
        cls, settings: Settings, *, clock: Callable[[], datetime] = now, ids: Callable[[], str] = new_id
    ) -> "Exchange":
        """With the schema at its newest. Raises `Unavailable` where keys or a store are missing, `Invalid` for a
        setting that can't be meant."""
        keyring = Keyring.open(settings.home, settings.kek_command)
        engine = open_engine(settings.ledger_url)
        upgrade(engine)
        return cls(settings, engine, keyring, open_graph(settings, engine, keyring), clock, ids)

    def reader(self, agency: str, name: str, roles: Collection[str]) -> Reader:
        """Who asks, with tokens as of now. Raises `Unauthenticated` for an agency that is not of the community, and for
        one of its people who was disabled."""
        with reading(self.engine) as connection:
            if agency not in community.agencies(connection):
                raise Unauthenticated("the agency is not of this community")
            person = users.named(connection, agency, name) if storable(name) else None  # else nobody can be named so
            if person is not None and person.disabled:
                raise Unauthenticated("this person was disabled")
            if person is not None:
                roles = person.roles & set(roles)  # a token tells what its bearer was; the account, what one is
                if not roles:
                    raise Unauthenticated("this person has none of these roles")
            operations = community.participation(connection, agency)
        return Reader(agency, name, frozenset(roles), operations, reader_tokens(agency, roles, operations))

    def open(self, reader: Reader, operation_name: str = "", *, purpose: str | None = None) -> Session:
        """A visit of this reader. `operation_name` (of the query, the page, the command) and `purpose` are for the
        audit trail."""
        return Session(self, reader, operation_name, purpose)

    @property
    def files(self) -> Files:
        """Where attachments lie."""
        return Files(self.settings.home / "attachments")

    @property
    def staging(self) -> Staging:
        """Where files wait that were chosen and not sent yet."""
        most = self.settings.upload_limit * FORMS_WAITING
        return Staging(self.settings.home / "attachments" / "staged", self.keyring.cursor, most)

    def close(self) -> None:
        """Let go of both stores."""
        self.graph.close()
        self.engine.dispose()
