"""Which HTTP status each refusal has: the only table. GraphQL answers 200 with errors inside, but for its own edge."""

import structlog

from intel.errors import Conflict, Forbidden, Invalid, Limit, NagaError, NotFound, Unauthenticated, Unavailable

STATUS: dict[type[NagaError], int] = {
    NagaError: 500,
    Unauthenticated: 401,
    Forbidden: 403,
    NotFound: 404,
    Invalid: 400,
    Limit: 413,
    Conflict: 409,
    Unavailable: 503,
}

log = structlog.get_logger("intel")


def note(error: NagaError) -> None:
    """Leave in the log what a driver or the system said, which the caller is not told."""
    if isinstance(error, Unavailable) and error.reason:
        log.error("unavailable", told=str(error), reason=error.reason)


def status_for(error: NagaError) -> int:
    """The status of the nearest class that the table names."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
