"""The blind index: which words a text has, and what each reader may count of them."""

from hypothesis import given
from hypothesis import strategies as st

from intel.folding import _folded, fold
from intel.words import LENGTH, Count, blind, index_of, words

KEY = b"k" * 32


def found(text: str) -> list[str]:
    return [word for word, _, _ in words(text)]


def test_words_have_no_case_accents_or_width() -> None:
    assert found("Ma TÚY đá, ＡＫ-47: Über") == ["ma", "tuy", "da", "ak", "47", "uber"]


def test_unspaced_scripts_give_pairs_and_han_characters_stand_alone_too() -> None:
    assert found("冰毒") == ["冰", "冰毒", "毒"]
    assert found("ยาบ้า") == ["ยา", "าบ", "บ้", "้า"]
    assert found("3公斤heroin") == ["3", "公", "公斤", "斤", "heroin"]


def test_a_word_knows_its_stretch_of_the_text() -> None:
    text = "Tại  cảng Hải Phòng"
    assert [text[start:end] for _, start, end in words(text)] == ["Tại", "cảng", "Hải", "Phòng"]


def test_masked_words_count_for_those_who_see_them_alone() -> None:
    counts = index_of("Somchai met Somchai here", "███████ met ███████ here", KEY)
    assert counts[blind("somchai", KEY)] == Count(0, 2)
    assert counts[blind("met", KEY)] == Count(1, 0)
    assert counts[blind(LENGTH, KEY)] == Count(2, 2)


def test_a_word_cut_by_a_mask_is_one_word_to_some_and_another_to_others() -> None:
    counts = index_of("Somchai", "███chai", KEY)
    assert counts[blind("somchai", KEY)] == Count(0, 1)
    assert counts[blind("chai", KEY)] == Count(1, -1)


def test_the_index_tells_nothing_without_its_key() -> None:
    assert blind("heroin", KEY) != blind("heroin", b"o" * 32)


@given(st.text(max_size=200))
def test_every_word_stands_in_the_text(text: str) -> None:
    for word, start, end in words(text):
        assert 0 <= start < end <= len(text)
        assert word


@given(st.text(max_size=200))
def test_the_way_back_from_a_folded_text_never_goes_backwards(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_a_text_in_ascii_folds_the_short_way_as_the_long_way(text: str) -> None:
    short, long = fold(text), _folded(text)
    assert (short.text, list(short.offsets)) == (long.text, list(long.offsets))
