from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intel.ledger import moments

zones = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=zones)


@given(instants)
def test_a_moment_reads_back(moment: datetime) -> None:
    assert moments.read(moments.written(moment)) == moment


@given(instants, instants)
def test_moments_sort_as_text(one: datetime, other: datetime) -> None:
    assert (moments.written(one) < moments.written(other)) == (one < other)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        moments.written(datetime(2026, 1, 1))


def test_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="does not match"):
        moments.read(datetime(2026, 1, 1, tzinfo=UTC).isoformat())
