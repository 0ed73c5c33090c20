"""`desk`: the test community on the embedded stores; `either`: on SQLite and on a real PostgreSQL in turn."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from intel.keyring import Keyring
from intel.settings import Settings
from tests.exchange.desk import Desk, copied, found, found_in


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template") / "home"
    found(folder)
    return folder


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[Desk]:
    desk = copied(template, tmp_path / "home")
    yield desk
    desk.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    if request.param == "sqlite":
        desk = copied(request.getfixturevalue("template"), tmp_path / "home")
    else:
        settings = Settings.read(home=tmp_path, ledger=request.getfixturevalue("postgres_url"))
        Keyring.create(tmp_path)
        found_in(settings)
        desk = Desk(settings)
    yield desk
    desk.close()
