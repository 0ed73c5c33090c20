"""One word is read alike however Unicode writes it, and spans count in the text as it was submitted."""

import json
import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import parse
from nlp.extraction import LISTS, Extraction
from nlp.text.normal import _JOINS, normal_of

TEXTS = [
    row["text"]
    for path in sorted((Path(__file__).parents[2] / "intel" / "demo").glob("messages_*.jsonl"))
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
]
ODD = ["\u200b", "\u00ad", "\u202e", "\u2066", "\u200d", "\ufeff", "\ufe0f"]


def facts(extraction: Extraction) -> list[dict[str, object]]:
    """All facts but their spans."""
    return [fact.model_dump(exclude={"span"}) for key in LISTS for fact in getattr(extraction, key)]


def spans(text: str, extraction: Extraction) -> list[str]:
    """What the text says at each span, composed."""
    return [
        unicodedata.normalize("NFC", text[slice(*fact.span)])
        for key in LISTS
        for fact in getattr(extraction, key)
        if fact.span
    ]


@pytest.mark.parametrize("text", TEXTS[::23], ids=range(len(TEXTS[::23])))
def test_a_decomposed_text_gives_the_facts_of_the_composed_one_at_its_own_spans(text: str) -> None:
    taken_apart = unicodedata.normalize("NFD", text)
    composed, decomposed = parse(text, date(2025, 6, 1)), parse(taken_apart, date(2025, 6, 1))
    assert facts(decomposed) == facts(composed)
    assert spans(taken_apart, decomposed) == [unicodedata.normalize("NFC", said) for said in spans(text, composed)]


@pytest.mark.parametrize(
    "written",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: "\u200b".join(text),
        lambda text: "".join(f"\u2066{char}\u00ad" for char in text),
        lambda text: "".join(chr(ord(char) + 0xFEE0) if char.isascii() and char.isalnum() else char for char in text),
        lambda text: text.replace(" ", " " * 40) if "  " not in text else text,
    ],
    ids=["CRLF", "no-break spaces", "zero-width spaces", "bidi marks and soft hyphens", "full width", "wide gaps"],
)
@pytest.mark.parametrize("text", TEXTS[5::97], ids=range(len(TEXTS[5::97])))
def test_what_shows_alike_is_read_alike(text: str, written: Callable[[str], str]) -> None:
    other = written(text)
    read = normal_of(other)
    if "  " not in other:
        assert read.text == normal_of(text).text
        assert facts(parse(other)) == facts(parse(text))
    for start, end in ((0, 1), (3, 9), (len(read.text) // 2, len(read.text) // 2 + 5)):
        first, last = read.submitted((start, end))
        assert normal_of(other[first:last]).text.strip() == read.text[start:end].strip()


def test_thai_sara_am_and_korean_syllables_are_read_alike_in_parts_and_whole() -> None:
    assert normal_of("น\u0e49\u0e4d\u0e32").text == normal_of("น\u0e4d\u0e49\u0e32").text == "น\u0e49\u0e33"
    assert normal_of(unicodedata.normalize("NFD", "부산세관")).text == "부산세관"
    assert normal_of("ﾊﾞｯｸﾞ").text == "バッグ"


def test_a_text_that_is_so_already_is_the_same_object() -> None:
    for text in ("Customs found 12 kg.", "Bắt giữ 12 kg ma túy", "查获，（12公斤）", ""):
        assert normal_of(text).text is text
        assert normal_of(text).starts is None


@settings(max_examples=300, deadline=None)
@given(st.text(st.one_of(st.characters(), st.sampled_from([*ODD, " ", "\n", "\r", "e", "\u0301", "ᅡ", "ᄒ", "\u0e4d"]))))
def test_any_text_is_read_composed_with_a_way_back(text: str) -> None:
    read = normal_of(text)
    assert len(read.text) < 60 or unicodedata.is_normalized("NFC", read.text)
    assert normal_of(read.text).text == read.text
    if read.starts is not None and read.ends is not None:
        assert len(read.starts) == len(read.ends) == len(read.text)
        assert all(0 <= start < end <= len(text) for start, end in zip(read.starts, read.ends, strict=True))
        assert list(read.starts) == sorted(read.starts)
    else:
        assert read.text == text


def test_every_letter_that_nfc_joins_to_the_one_before_is_known() -> None:
    joined = set()
    for point in range(sys.maxunicode + 1):
        parts = unicodedata.decomposition(chr(point)).split()
        if len(parts) == 2 and not parts[0].startswith("<") and unicodedata.is_normalized("NFC", chr(point)):
            joined.add(chr(int(parts[1], 16)))
    assert {char for char in joined if not unicodedata.combining(char)} <= _JOINS


@pytest.mark.parametrize(
    "unit", ["\u0301\u0323", " ", " \n", "\u200b", "\u00a0\u00a0\n", "e\u0301", "\r", "\u0e4d\u0e32"]
)
def test_a_long_run_of_what_is_rewritten_is_read_in_one_pass(unit: str) -> None:
    text = "a" + unit * (400_000 // len(unit))
    assert len(normal_of(text).text) <= len(text)
