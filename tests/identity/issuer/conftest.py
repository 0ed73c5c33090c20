"""Fixtures: a served community, a public tool in it with a person signed in, and a tool that signs."""

import pytest

from tests.identity.issuer.tool import Tool, person, public_tool, signing_tool
from tests.services.served import Served, serve, served  # noqa: F401


@pytest.fixture
def tool(served: Served) -> Tool:  # noqa: F811
    person(served, "VN", "Mai", "analyst", "liaison")
    made = public_tool(served)
    made.sign_in()
    return made


@pytest.fixture
def machine(served: Served) -> Tool:  # noqa: F811
    return signing_tool(served)
