"""A world's own application, asked without a network: what an answer is, and who asks."""

from datetime import timedelta

import httpx

from intel.identity.tokens import issue
from tests.noninterference.rule import Who
from tests.noninterference.world import World


def token(world: World, who: Who) -> str:
    """For a reader who asks after the history, and who has a name of its own: a person's page tells of its sessions."""
    key, name = world.exchange.keyring.issuer, " and ".join(sorted(who.roles))
    return issue(key, who.agency, name, who.roles, world.now, timedelta(hours=1), "compare")


def caller(world: World, **headers: str) -> httpx.AsyncClient:
    """Asks the application as it is served."""
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(world.app), base_url="http://compare", headers=headers, follow_redirects=False
    )


def answer(told: httpx.Response) -> tuple[int, list[tuple[str, str]], bytes]:
    """Status, headers and body: all that goes over the wire. Content-Length is among the headers."""
    assert b"INTERNAL" not in told.content, told.text
    return told.status_code, sorted(told.headers.items()), told.content
