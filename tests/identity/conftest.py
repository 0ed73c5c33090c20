"""Fixtures of the identity's tests."""

from tests.services.oidc import oidc_provider  # noqa: F401
from tests.services.served import serve, served  # noqa: F401
