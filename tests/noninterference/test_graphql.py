"""Whoever asks the API, whatever is asked: byte for byte the answer of the community that this reader could build."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.noninterference.compare import READERS, differences
from tests.noninterference.graphql import PARTS, graphql
from tests.noninterference.history import History
from tests.noninterference.strategies import histories
from tests.noninterference.world import Worlds

CASES = 80
"""Pairs of a community and a reader; each is asked a quarter of some two hundred questions."""


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"))


@given(history=histories(), turn=st.integers(0, PARTS - 1))
@settings(max_examples=CASES // len(READERS), deadline=None, suppress_health_check=list(HealthCheck))
def test_no_answer_of_the_api_tells_of_what_the_reader_may_not_see(worlds: Worlds, history: History, turn: int) -> None:
    found = differences(worlds, history, graphql, turn)
    assert not found, "\n".join(map(str, found[:5]))
