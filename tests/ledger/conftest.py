"""An empty ledger, on each database in turn."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from intel.keyring import Keyring
from intel.ledger.engine import open_engine, upgrade

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/naga.db"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def engine(ledger_url: str) -> Iterator[Engine]:
    engine = open_engine(ledger_url, busy_seconds=0.3)
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def keyring(tmp_path_factory: pytest.TempPathFactory) -> Keyring:
    return Keyring.create(tmp_path_factory.mktemp("home"))
