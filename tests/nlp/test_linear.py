"""Every component reads in time that grows with the length of the text, whoever wrote the text."""

import time
from collections.abc import Callable

import pytest

from nlp.organisations.component import read_organisations
from nlp.people.component import read_people
from nlp.places.component import read_places
from nlp.reading import Reading
from nlp.routes.component import read_routes
from nlp.text.context import read_context
from nlp.text.stretches import read_stretches
from tests.nlp.hostile import UNITS, repeated, worse_than_linear
from tests.nlp.hostile import seconds as spent

PARAGRAPH = (
    "Customs officers at Port Klang, Malaysia, seized 40 kg of heroin on 3 May from a container shipped by "
    "Blue Lotus Trading Co., Ltd from Karachi via Colombo to Sydney. Two Pakistani men, Imran Qadir and Asif "
    "Raza, were arrested by the Royal Malaysian Customs Department with the help of the police. The consignee "
    "is Harrow Imports Pty Ltd in Melbourne.\n"
)


def seconds(read: Callable[[Reading], None], length: int, pieces: str) -> float:
    """Time of one component on a text of `length`, after those it builds on; the best of two."""
    best = float("inf")
    for _ in range(2):
        reading = Reading((pieces * (length // len(pieces) + 1))[:length])
        for earlier in (read_stretches, read_context, read_places, read_organisations, read_people):
            if earlier is read:
                break
            earlier(reading)
        begun = time.process_time()
        read(reading)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("read", [read_places, read_organisations, read_people, read_routes])
@pytest.mark.parametrize("pieces", [PARAGRAPH, "from A to B via Bangkok, "], ids=["prose", "one line"])
def test_ten_times_the_text_takes_no_more_than_thirty_times_the_time(
    read: Callable[[Reading], None], pieces: str
) -> None:
    seconds(read, 2_000, pieces)  # lexicons loaded, patterns compiled
    short, long = seconds(read, 12_000, pieces), seconds(read, 120_000, pieces)
    assert long < 30 * short + 0.2


@pytest.mark.parametrize("unit", UNITS[::3], ids=lambda unit: repr(unit).encode("unicode_escape").decode())
def test_one_thing_said_again_and_again_costs_no_more_than_its_length(unit: str) -> None:
    """Every third unit at a length that a test has time for; `python -m tests.nlp.hostile` tries all at 80 kB."""
    spent(repeated(unit, 200))  # lexicons and patterns of its language
    assert worse_than_linear(unit, 8_000) == {}
