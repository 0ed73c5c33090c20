"""Whoever opens whichever page or document: byte for byte that of the community which this reader could build."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.noninterference.compare import READERS, differences, subjects_of
from tests.noninterference.history import History
from tests.noninterference.pages import PARTS, pages
from tests.noninterference.sample import HISTORY
from tests.noninterference.strategies import histories
from tests.noninterference.world import Worlds

CASES = 80
"""Pairs of a community and a reader, who opens a fifth of the pages; the rest is in `make soak`."""


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"))


def test_the_pages_are_really_opened(worlds: Worlds) -> None:
    with worlds.of(HISTORY) as world:
        world.ids = (f"r-asked-{number}" for number in count())
        told = dict(pages(world, READERS[1], subjects_of(world, HISTORY), None))
    shown = {address for address, (status, _, _) in told.items() if status == 200}
    report = "/operations/north/phases/I"
    forms = {f"{report}{form}?edition=agency" for form in ("", "/report.json", "/report.docx")}
    assert shown >= {"/submit", "/operations", "/reports/r-00", "read r-00"} | forms
    assert (told["/reports/r-05"][0], told["send r-99"][0]) == (404, 303)


@given(history=histories(), turn=st.integers(0, PARTS - 1))
@settings(max_examples=CASES // len(READERS), deadline=None, suppress_health_check=list(HealthCheck))
def test_no_page_tells_of_what_the_reader_may_not_see(worlds: Worlds, history: History, turn: int) -> None:
    found = differences(worlds, history, pages, turn)
    assert not found, "\n".join(map(str, found[:5]))
