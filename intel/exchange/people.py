"""The use cases of an agency's administrator: that agency's people, and no others."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection

from intel.errors import Conflict, Invalid, NotFound
from intel.exchange.parts import Part
from intel.identity import accounts, credentials, invitations
from intel.ledger import users
from intel.ledger.engine import writing
from intel.reports.listed import storable
from intel.roles import Action

MOST = 2_000
"""People of one agency."""
_YOURSELF = "of your own account, another administrator of your agency does that"


@dataclass(frozen=True)
class Member:
    """A person, as the administrator of the agency sees one."""

    name: str
    roles: frozenset[str]
    state: str
    """active, invited, disabled; or without means: the invitation ran out."""


class People(Part):
    def people(self) -> Sequence[Member]:
        """All of the reader's agency, by name."""
        agency, now = self.reader.agency, self.exchange.clock()
        with self._asking(Action.MANAGE_USERS) as connection:
            found = users.of_agency(connection, agency)
            able = credentials.holders(connection, [user.id for user in found])
            waiting = invitations.waiting(connection, agency, now)
        return [Member(user.name, user.roles, _state(user, able, waiting)) for user in found]

    def add_person(self, name: str, roles: Collection[str]) -> str:
        """The code of the invitation. Raises `Invalid`, `Conflict` where the name is taken."""
        with self._managing() as (connection, at):
            if not storable(name):
                raise Invalid("a name has letters, digits, signs and spaces only", "name")
            if len(users.of_agency(connection, self.reader.agency)) >= MOST:
                raise Conflict(f"an agency has at most {MOST} people")
            id = f"u-{uuid4().hex}"
            _, code = accounts.add(connection, id, self.reader.agency, name, roles, at, self._by)
            return code

    def reset_person(self, name: str) -> str:
        """What the person signs in with is gone; the code of a new invitation. Raises `NotFound`, `Conflict`."""
        with self._managing(name) as (connection, at):
            return accounts.reset(connection, self.reader.agency, name, at, self._by)

    def disable_person(self, name: str) -> None:
        """Raises `NotFound`, `Conflict`."""
        with self._managing(name) as (connection, at):
            accounts.disable(connection, self.reader.agency, name, at, self._by)

    def enable_person(self, name: str) -> str:
        """The code of a new invitation. Raises `NotFound`, `Conflict`."""
        with self._managing(name) as (connection, at):
            return accounts.enable(connection, self.reader.agency, name, at, self._by)

    def set_roles(self, name: str, roles: Collection[str]) -> None:
        """Raises `NotFound`, `Invalid`."""
        with self._managing(name) as (connection, at):
            users.set_roles(connection, self.reader.agency, name, roles, at, self._by)

    @property
    def _by(self) -> str:
        """In the ledger, by whom."""
        return f"{self.reader.agency}/{self.reader.name}"

    @contextmanager
    def _managing(self, name: str | None = None) -> Iterator[tuple[Connection, datetime]]:
        """One change of this agency's people; of oneself none, so that no agency is left without an administrator by a
        slip of the hand."""
        with self.visit.doing(Action.MANAGE_USERS), writing(self.exchange.engine) as connection:
            if name is not None and not storable(name):
                raise NotFound(f"{self.reader.agency} has no user {name!r}")
            if name is not None and users.tidy(name) == users.tidy(self.reader.name):
                raise Conflict(_YOURSELF)
            yield connection, self.exchange.clock()


def _state(user: users.User, able: frozenset[str], waiting: frozenset[str]) -> str:
    if user.disabled:
        return "disabled"
    if user.id in able:
        return "active"
    return "invited" if user.id in waiting else "without means"
