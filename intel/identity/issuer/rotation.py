"""Another key for the built-in issuer."""

from datetime import datetime, timedelta

from intel.exchange.exchange import Exchange
from intel.identity.tokens import public_jwk
from intel.keyring import Keyring
from intel.settings import Settings

OVERLAP = timedelta(minutes=1)
"""For what another process signs with the old key while this one makes the new."""


def rotate_issuer(exchange: Exchange, *, at_once: bool = False) -> str:
    """A new key signs from now on; its id. See `rotate`."""
    return rotate(exchange.keyring, exchange.settings, exchange.clock(), at_once=at_once)


def rotate(keyring: Keyring, settings: Settings, now: datetime, *, at_once: bool = False) -> str:
    """A new key signs from now on; its id. The one before verifies until what it signed has run out, or, `at_once`, no
    more: where it may be in other hands; then every token that stands has to be asked for anew."""
    until = now if at_once else now + timedelta(seconds=settings.access_seconds) + OVERLAP
    keyring.issuers.rotate(now, until)
    return str(public_jwk(keyring.issuer.public_key()).kid)
