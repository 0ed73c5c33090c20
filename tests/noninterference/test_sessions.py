"""Whoever asks, and whatever is asked: the full community answers as the one which that reader could have built."""

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.noninterference.compare import READERS, differences
from tests.noninterference.history import History
from tests.noninterference.questions import PARTS
from tests.noninterference.strategies import histories
from tests.noninterference.world import Worlds

CASES = 2_000
"""Pairs of a community and a reader."""
SHARDS = 4
"""Parts of the cases, so that they run side by side."""


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"))


@pytest.mark.parametrize("shard", range(SHARDS))
def test_no_answer_tells_of_what_the_reader_may_not_see(worlds: Worlds, shard: int) -> None:
    @seed(shard)
    @given(history=histories(), turn=st.integers(0, PARTS - 1))
    @settings(max_examples=CASES // len(READERS) // SHARDS, deadline=None, suppress_health_check=list(HealthCheck))
    def tells_nothing(history: History, turn: int) -> None:
        found = differences(worlds, history, turn=turn)
        assert not found, "\n".join(map(str, found[:5]))

    tells_nothing()
