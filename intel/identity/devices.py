"""Known browsers: a cookie that tells, for each person who signed in there before, that it was so.

It opens nothing. It gives the person a counter of failures that nobody else can reach: see `intel.identity.lockout`.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from intel.identity import handwriting
from intel.keyring import Keyring

COOKIE = "naga-device"
LIFETIME = timedelta(days=180)
_MOST = 6
"""People whom one browser remembers: the seventh takes the place of the first."""


class Device:
    """What one browser's cookie says."""

    def __init__(self, keyring: Keyring, cookie: str | None, now: datetime) -> None:
        self._keyring = keyring
        self._now = now
        known = handwriting.opened(keyring, COOKIE, cookie, now)
        self._known: Mapping[str, str] = known if isinstance(known, dict) else {}

    def counter(self, agency: str, name: str) -> str | None:
        """Key of this person's own counter here; None where the person never signed in here."""
        mark = self._known.get(self._person(agency, name))
        return None if mark is None else handwriting.tagged(self._keyring, "device", mark)

    def knowing(self, agency: str, name: str) -> str:
        """The cookie after this person signed in, with a new mark."""
        person = self._person(agency, name)
        others = [(other, mark) for other, mark in self._known.items() if other != person]
        known = dict([*others[-(_MOST - 1) :], (person, secrets.token_hex(16))])
        return handwriting.sealed(self._keyring, COOKIE, known, self._now + LIFETIME)

    def _person(self, agency: str, name: str) -> str:
        return handwriting.tagged(self._keyring, "person", agency, name)[:32]
