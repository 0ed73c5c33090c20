"""Whatever the text, the extraction keeps its contract and no component fails."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import parse
from tests.nlp.fuzz.contract import breaches
from tests.nlp.fuzz.seeds import messages, words

MESSAGES = messages()
WORDS = list(words())[::7]
PIECES = st.one_of(
    st.sampled_from(WORDS), st.text(max_size=8), st.from_regex(r"\d{1,7}( kg| tablets|%)?", fullmatch=True),
    st.sampled_from(["\ud800", "\u0000", "\u200b", "\r\n", "\u202e", "\U0010ffff", "(", "”", "/", ":", " "]),
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=40), st.sampled_from(["", " ", "\n"]))
def test_words_of_the_lexicons_in_any_order(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    assert breaches(text, parse(text, date(2025, 6, 1))) == []


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(MESSAGES), st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 40), PIECES), max_size=6))
def test_messages_that_were_cut_and_pasted_into(text: str, changes: list[tuple[int, int, str]]) -> None:
    for place, length, piece in changes:
        at = place % (len(text) + 1)
        text = text[:at] + piece + text[at + length :]
    assert breaches(text, parse(text, date(2025, 6, 1))) == []


@pytest.mark.parametrize("text", MESSAGES[::9], ids=range(len(MESSAGES[::9])))
def test_messages_as_they_are(text: str) -> None:
    assert breaches(text, parse(text)) == []
