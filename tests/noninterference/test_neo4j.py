"""The same with the graph on a Neo4j server: use cases and API."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.noninterference.compare import READERS, Channel, differences, sessions
from tests.noninterference.graphql import graphql
from tests.noninterference.history import History
from tests.noninterference.strategies import histories
from tests.noninterference.world import Worlds
from tests.services.neo4j import Neo4jServer

CASES = 96
"""Pairs of a community and a reader for each channel; the rest is in `make soak`."""
PARTS = 40
"""A reader asks one part; the turn says which."""

pytestmark = pytest.mark.xdist_group("neo4j")


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory, neo4j_server: Neo4jServer) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"), *neo4j_server)


@pytest.mark.parametrize("channel", [sessions, graphql], ids=["sessions", "graphql"])
def test_no_answer_tells_of_what_the_reader_may_not_see(worlds: Worlds, channel: Channel) -> None:
    @given(history=histories(), turn=st.integers(0, PARTS - 1))
    @settings(max_examples=CASES // len(READERS), deadline=None, suppress_health_check=list(HealthCheck))
    def tells_nothing(history: History, turn: int) -> None:
        found = differences(worlds, history, channel, turn)
        assert not found, "\n".join(map(str, found[:5]))

    tells_nothing()
