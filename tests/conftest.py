"""Fixtures for every test: real servers, one module each under `tests/services`."""

import hypothesis
import pytest

from tests.services.chromium import browser  # noqa: F401
from tests.services.golden import golden  # noqa: F401
from tests.services.left_out import pytest_terminal_summary  # noqa: F401
from tests.services.neo4j import neo4j_server  # noqa: F401
from tests.services.postgres import postgres_server, postgres_url  # noqa: F401

hypothesis.settings.register_profile("naga", deadline=None)  # a busy machine fails no test
hypothesis.settings.load_profile("naga")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files from what is made now")
