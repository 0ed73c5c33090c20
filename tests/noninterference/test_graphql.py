"""Whoever asks the API, whatever is asked: byte for byte the answer of the community that this reader could build."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.noninterference.compare import READERS, Difference, subjects_of
from tests.noninterference.graphql import answers
from tests.noninterference.history import History
from tests.noninterference.rule import as_seen_by
from tests.noninterference.strategies import histories
from tests.noninterference.world import Worlds

CASES = 40
"""Pairs of a community and a reader; each is asked some hundred questions in eighteen documents."""


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"))


@given(history=histories())
@settings(max_examples=CASES // len(READERS), deadline=None, suppress_health_check=list(HealthCheck))
def test_no_answer_of_the_api_tells_of_what_the_reader_may_not_see(worlds: Worlds, history: History) -> None:
    with worlds.of(history) as full:
        subjects = subjects_of(full, history)
        for reader in READERS:
            there = answers(full, reader, subjects)
            with worlds.of(as_seen_by(history, reader)) as own:
                here = answers(own, reader, subjects)
            for (name, got), (_, want) in zip(there, here, strict=True):
                assert got == want, str(Difference(reader, name, got, want))
