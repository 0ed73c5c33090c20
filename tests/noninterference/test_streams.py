"""Whoever holds a stream open: the events that arrive are those of the community which this reader could build."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.noninterference.compare import READERS
from tests.noninterference.history import History
from tests.noninterference.strategies import histories
from tests.noninterference.streams import stream_differences
from tests.noninterference.world import Worlds

CASES = 16
"""Pairs of a community and a reader, each with a stream of either kind; the rest is in `make soak`."""
AT_ONCE = 4
"""Readers of one history: all analysts, or all liaison officers."""


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"))


@given(history=histories(), since=st.integers(0, 4), turn=st.integers(0, 1))
@settings(max_examples=CASES // AT_ONCE, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_event_tells_of_what_the_reader_may_not_see(worlds: Worlds, history: History, since: int, turn: int) -> None:
    found = stream_differences(worlds, history, since, READERS[turn::2])
    assert not found, "\n".join(map(str, found[:5]))
