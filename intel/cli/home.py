"""The home that a command works on: its settings, keys and ledger, opened without loading parser, graph or web."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine

from intel.attachments.files import Files
from intel.keyring import Keyring
from intel.ledger.engine import open_engine, reading, upgrade, writing
from intel.settings import Settings

OPERATOR = "operator"
"""In the ledger, by whom: whoever may write NAGA_HOME on this machine."""


@dataclass(frozen=True)
class Home:
    """A home that stands."""

    settings: Settings
    keyring: Keyring
    engine: Engine

    @property
    def files(self) -> Files:
        """Where attachments lie."""
        return Files(self.settings.home / "attachments")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view."""
        with reading(self.engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[tuple[Connection, datetime]]:
        """One transaction, and its moment."""
        with writing(self.engine) as connection:
            yield connection, datetime.now(UTC)


@contextmanager
def standing_home() -> Iterator[Home]:
    """The home that the settings name. Raises `intel.errors.Unavailable` where none stands."""
    settings = Settings.read()
    keyring = Keyring.open(settings.home, settings.kek_command)
    engine = open_engine(settings.ledger_url)
    try:
        upgrade(engine)
        yield Home(settings, keyring, engine)
    finally:
        engine.dispose()
