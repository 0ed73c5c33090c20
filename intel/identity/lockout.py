"""Guessing slowed down, without a way to lock others out.

Every failure is counted against the name together with where it came from. A browser in which the person has signed in
before holds a device cookie and has a counter of its own: nothing that happens elsewhere reaches it, and a passkey asks
no counter at all. From unknown browsers a name is counted for each network, and, far more patiently, over all of them;
what an attacker does there delays a person who is on an unknown browser too, by a quarter of an hour at most, never one
on a known browser. Attempts that come too early are not looked at and count for nothing, so they prolong nothing.
Names that do not exist are counted in the same way. Sources: OWASP "Slow down online guessing attacks with device
cookies"; NIST SP 800-63B-4, 3.2.2 (no more than 100 failures in a row).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

FORGOTTEN = timedelta(hours=24)
"""After which a counter starts anew."""


@dataclass(frozen=True)
class Pace:
    """The first `free` failures cost nothing; from then on the next attempt waits, twice as long each time."""

    free: int
    first: timedelta
    longest: timedelta


PLACE = Pace(free=5, first=timedelta(seconds=2), longest=timedelta(minutes=15))
"""Of a name on one known browser, or from one network."""
EVERYWHERE = Pace(free=50, first=timedelta(seconds=30), longest=timedelta(minutes=15))
"""Of a name on all unknown browsers together."""


@dataclass(frozen=True)
class Counter:
    failures: int
    at: datetime
    """Of the last."""


def opens(counter: Counter | None, pace: Pace, now: datetime) -> datetime:
    """From when on an attempt is looked at."""
    counter = standing(counter, now)
    if counter is None or counter.failures < pace.free:
        return now
    doublings = min(counter.failures - pace.free, 30)
    return counter.at + min(pace.first * (1 << doublings), pace.longest)


def after_failure(counter: Counter | None, now: datetime) -> Counter:
    counter = standing(counter, now)
    return Counter(1 if counter is None else counter.failures + 1, now)


def standing(counter: Counter | None, now: datetime) -> Counter | None:
    """None where it is forgotten by now."""
    return None if counter is None or now - counter.at >= FORGOTTEN else counter


def network_of(host: str | None) -> str:
    """The network that a person could change addresses in: 24 bits of an IPv4 address, 48 of an IPv6 address."""
    try:
        address = ip_address(host or "")
    except ValueError:
        return host or ""
    mapped = getattr(address, "ipv4_mapped", None)
    if mapped is not None:
        address = mapped
    return str(ip_network((address, 24 if address.version == 4 else 48), strict=False))
