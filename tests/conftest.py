"""Fixtures for every test: real servers, one module each under `tests/services`."""

from tests.services.neo4j import neo4j_server  # noqa: F401
from tests.services.postgres import postgres_server, postgres_url  # noqa: F401
