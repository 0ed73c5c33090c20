"""How many operations one token may ask for in a time: a moving window, counted in this process."""

import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from intel.errors import Invalid, Limit


class TooMany(Limit):
    """More operations than the rate allows; `after` is in how many seconds one may be asked again."""

    def __init__(self, message: str, after: int) -> None:
        super().__init__(message)
        self.after = after


class Rate:
    """Raises `Invalid` for a rate that cannot be read, such as `1200/minute`."""

    def __init__(self, stated: str, setting: str = "NAGA_RATE") -> None:
        try:
            self._rate: RateLimitItem = parse(stated)
        except ValueError as error:
            raise Invalid("a rate is written like 1200/minute", setting) from error
        self._stated = stated
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def spend(self, token: str) -> None:
        """Count one operation of the token. Raises `TooMany`."""
        if not self._limiter.hit(self._rate, token):
            again = self._limiter.get_window_stats(self._rate, token).reset_time
            raise TooMany(f"a token may ask {self._stated}", max(1, round(again - time.time())))
