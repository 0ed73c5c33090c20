"""Numbers, units and quantities: every way they are written in the region."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.amounts.numbers import read_numbers, value_of
from nlp.amounts.quantities import find_quantities
from nlp.reading import Reading, fold_text


def measured(text: str, language: str = "en") -> list[tuple[float, str]]:
    """(value, kind) of each quantity."""
    reading = Reading(text, date(2025, 6, 1))
    reading.language = language
    return [(q.value, q.kind) for q in find_quantities(reading)]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1,234.5", "en", 1234.5),
        ("1.234,5", "vi", 1234.5),
        ("18.000", "vi", 18000),
        ("18.000", "en", 18),
        ("2 370", "en", 2370),
        ("1,23,456", "en", 123456),
        ("half", "en", 0.5),
        ("two dozen", "en", 24),
        ("three hundred and fifty thousand", "en", 350000),
        ("1.2 million", "en", 1200000),
        ("Rs 2 lakh", "en", 200000),
        ("7.5 crore", "en", 75000000),
        ("4 tỷ", "vi", 4e9),
        ("3 triệu", "vi", 3e6),
        ("21.6 ล้าน", "th", 21.6e6),
        ("สองหมื่น", "th", 20000),
        ("6,200万", "zh", 62e6),
        ("二千四百萬", "zh", 24e6),
        ("1亿5000万", "zh", 150e6),
        ("12,54 juta", "id", 12.54e6),
        ("2만3천", "ko", 23000),
        ("๒๕", "th", 25),
        ("၅၂၅၀", "my", 5250),
    ],
)
def test_numbers_are_read_in_each_habit(text: str, language: str, value: float) -> None:
    found = read_numbers(fold_text(text), language)
    assert [number.value for number in found if not number.article] == [pytest.approx(value)]


def test_a_korean_number_word_inside_another_word_is_none() -> None:
    assert read_numbers("공항세관은", "ko") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("45 kgs of methamphetamine", "en", [(45.0, "mass")]),
        ("half a tonne of heroin", "en", [(500.0, "mass")]),
        ("1 kg 406 g together", "en", [(1.406, "mass")]),
        ("3 tonnes and 650 kg of scales", "en", [(3000.0, "mass"), (650.0, "mass")]),
        ("10 lbs of cocaine", "en", [(4.535924, "mass")]),
        ("3,215 viss", "en", [(5249.86995, "mass")]),
        ("20 ticals of heroin", "en", [(0.326586, "mass")]),
        ("180 litres", "en", [(180.0, "volume")]),
        ("5.6 cubic metres of rosewood", "en", [(5.6, "m3")]),
        ("18.000 viên", "vi", [(18000.0, "tablet")]),
        ("hai tấn rưỡi", "vi", [(2500.0, "mass")]),
        ("5斤", "zh", [(2.5, "mass")]),
        ("8 to 25 kg", "en", [(25.0, "mass")]),
        ("six 40-foot containers", "en", [(6.0, "container")]),
        ("Pangolin scales | 412 | kg", "en", [(412.0, "mass")]),
    ],
)
def test_quantities_are_in_the_contracts_units(text: str, language: str, expected: list[tuple[float, str]]) -> None:
    assert measured(text, language) == [(pytest.approx(value, rel=1e-4), kind) for value, kind in expected]


@pytest.mark.parametrize(
    ("text", "country", "kilograms"),
    [
        ("Hong Kong Customs found 10 taels", "HK", 0.377994),
        ("Taiwan customs found 10 taels", "TW", 0.375),
        ("Hong Kong Customs found 10 catties", "HK", 6.047898),
        ("Beijing customs found 10 catties", "CN", 5.0),
    ],
)
def test_regional_weights_go_by_the_law_of_the_country(text: str, country: str, kilograms: float) -> None:
    assert measured(text) == [(pytest.approx(kilograms, rel=1e-4), "mass")], country


@pytest.mark.parametrize(
    "text",
    [
        "worth 50 dollars a gram",
        "plate JXC 5543",
        "container TCLU 302511-9",
        "AWB 160-4471 8236",
        "on 9 ก.พ. 2569",
        "aged 34 and 51",
        "a 5% discount",
    ],
)
def test_what_is_no_quantity_is_left_alone(text: str) -> None:
    assert [found for found in measured(text, "th" if "ก" in text else "en") if found[1] == "mass"] == []


@given(st.floats(0.01, 99999).map(lambda value: round(value, 2)), st.sampled_from(["kg", "g", "tonnes", "lbs"]))
@settings(max_examples=60, deadline=None)
def test_a_mass_written_in_english_is_read_back(value: float, unit: str) -> None:
    factor = {"kg": 1.0, "g": 0.001, "tonnes": 1000.0, "lbs": 0.45359237}[unit]
    assert measured(f"seized {value:,.2f} {unit} of heroin") == [
        (pytest.approx(value * factor, rel=1e-6, abs=1e-9), "mass")
    ]


@given(st.integers(0, 10**9))
@settings(max_examples=60, deadline=None)
def test_grouping_by_point_is_vietnamese_and_by_comma_english(value: int) -> None:
    assert value_of(f"{value:,}", "en")[0] == value
    assert value_of(f"{value:,}".replace(",", "."), "vi")[0] == value


@given(st.text(max_size=300), st.sampled_from(["en", "vi", "zh", "th", "id", "ko", "ja", "my", "km", "lo"]))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_quantities_within_it(text: str, language: str) -> None:
    reading = Reading(text)
    reading.language = language
    for quantity in find_quantities(reading):
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert 0 <= quantity.value < 1e18
