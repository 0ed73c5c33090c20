"""Fixtures for every test: real servers, one module each under `tests/services`."""

from tests.services.postgres import postgres_server, postgres_url  # noqa: F401
