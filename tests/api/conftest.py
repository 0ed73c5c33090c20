"""Fixtures of the API's tests."""

from tests.services.served import serve, served  # noqa: F401
