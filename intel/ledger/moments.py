"""Moments as the ledger writes them: ISO 8601 in UTC with microseconds, so that they sort as text."""

from datetime import UTC, datetime

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def written(moment: datetime) -> str:
    """`2026-11-24T09:30:00.000000Z`. Raises `ValueError` for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    utc = moment.astimezone(UTC)
    return f"{utc.year:04d}{utc.strftime(_FORM.removeprefix('%Y'))}"  # %Y does not pad years before 1000


def read(text: str) -> datetime:
    """The inverse of `written`. Raises `ValueError` for any other form."""
    return datetime.strptime(text, _FORM).replace(tzinfo=UTC)
