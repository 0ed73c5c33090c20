"""Whoever opens whichever page or document: byte for byte that of the community which this reader could build."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.noninterference.compare import READERS, differences
from tests.noninterference.history import History
from tests.noninterference.pages import pages
from tests.noninterference.strategies import histories
from tests.noninterference.world import Worlds

CASES = 80
"""Pairs of a community and a reader."""


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"))


@given(history=histories())
@settings(max_examples=CASES // len(READERS), deadline=None, suppress_health_check=list(HealthCheck))
def test_no_page_tells_of_what_the_reader_may_not_see(worlds: Worlds, history: History) -> None:
    found = differences(worlds, history, pages)
    assert not found, "\n".join(map(str, found[:5]))
