"""Whoever asks, and whatever is asked: the full community answers as the one which that reader could have built."""


import pytest
from hypothesis import HealthCheck, given, settings

from tests.noninterference.compare import READERS, differences
from tests.noninterference.history import History
from tests.noninterference.strategies import histories
from tests.noninterference.world import Worlds

CASES = 2_000
"""Pairs of a community and a reader."""


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"))


@given(history=histories())
@settings(max_examples=CASES // len(READERS), deadline=None, suppress_health_check=list(HealthCheck))
def test_no_answer_tells_of_what_the_reader_may_not_see(worlds: Worlds, history: History) -> None:
    found = differences(worlds, history)
    assert not found, "\n".join(map(str, found[:5]))
