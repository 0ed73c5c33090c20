"""The cut text is the whole text, whatever the facts' spans."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from intel.pages.highlight import highlight

spans = st.one_of(st.none(), st.tuples(st.integers(-2, 30), st.integers(-2, 30)))


def extraction(found: list[tuple[int, int] | None]) -> dict[str, Any]:
    return {"values": [{"amount": 1.0, "currency": "THB", "span": span, "confidence": 1.0} for span in found]}


@given(st.text(max_size=25), st.lists(spans, max_size=8))
def test_the_pieces_joined_are_the_text(text: str, found: list[tuple[int, int] | None]) -> None:
    assert "".join(piece.text for piece in highlight(text, extraction(found))) == text


@given(st.text(min_size=5, max_size=25), st.lists(spans, max_size=8))
def test_a_code_point_is_marked_where_some_fact_covers_it(text: str, found: list[tuple[int, int] | None]) -> None:
    marked = [piece.fact is not None for piece in highlight(text, extraction(found)) for _ in piece.text]
    inside = [span for span in found if span and 0 <= span[0] < span[1] <= len(text)]
    assert marked == [any(start <= place < end for start, end in inside) for place in range(len(text))]


def test_the_shorter_of_two_facts_shows() -> None:
    pieces = highlight("plate 51C-123 of a lorry", extraction([(0, 13), (6, 13)]))
    assert [(piece.text, piece.fact and piece.fact.key) for piece in pieces] == [
        ("plate ", "values.0"),
        ("51C-123", "values.1"),
        (" of a lorry", None),
    ]
