"""Amounts of money and which of them are values of the goods."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import parse
from nlp.amounts.money import read_money
from nlp.reading import Reading


def values(text: str) -> list[tuple[float, str]]:
    return [(value.amount, value.currency) for value in parse(text, date(2025, 6, 1)).values]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hong Kong Customs seized 5 kg of ketamine worth about $2.8 million.", (2.8e6, "HKD")),
        ("Singapore: heroin worth S$163,000 was found.", (163000, "SGD")),
        ("Cocaine worth Rs 17 crore was recovered at Delhi, India.", (170e6, "INR")),
        ("Sri Lanka Customs: kush worth Rs. 230 million.", (230e6, "LKR")),
        ("Shabu worth Php 3.8 million was found in Manila.", (3.8e6, "PHP")),
        ("Shabu worth P55,338,400.00 was found in Manila.", (55338400, "PHP")),
        ("Trị giá hơn 4 tỷ đồng.", (4e9, "VND")),
        ("估計市值約二千四百萬港元。", (24e6, "HKD")),
        ("มูลค่ากว่า 200 ล้านบาท", (200e6, "THB")),
        ("Nilai barang Rp3 miliar.", (3e9, "IDR")),
        ("Nilai barang Rp528,3 juta.", (528.3e6, "IDR")),
        ("末端価格約52億円", (5.2e9, "JPY")),
        ("시가 약 1,050억 원 상당", (105e9, "KRW")),
        ("caffeine worth over K 2.3 billion was found in Myanmar", (2.3e9, "MMK")),
    ],
)
def test_values_are_read_with_their_currency(text: str, expected: tuple[float, str]) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Any person is liable to a maximum fine of $2 million.",
        "He was promised 50 million dong for the trip with 3 kg of heroin.",
        "The drugs would have caused up to NZ$10.5 million in social harm.",
        "Heroin at 10,000 pounds a kilo in England.",
        "Cigarettes were seized with a duty potential of about HK$4 million.",
        "Bea Cukai: potensi kerugian negara Rp 134,58 juta.",
        "The number on the passport is P 00731598.",
    ],
)
def test_fines_wages_prices_and_taxes_are_no_values(text: str) -> None:
    assert values(text) == []


def test_a_street_value_counts_where_the_sale_is_only_thought_of() -> None:
    text = "The cocaine could have been sold as 22,600 street deals with an estimated street value of AUD$7.3 million."
    assert values(text) == [(7300000, "AUD")]


def test_the_span_is_the_amounts_own_words() -> None:
    text = "Ketamine worth HK$4.6 million."
    (value,) = parse(text, None).values
    assert value.span is not None
    assert text[slice(*value.span)] == "HK$4.6 million"


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_gives_money_within_it(text: str) -> None:
    for money in read_money(Reading(text)):
        assert 0 <= money.start < money.end <= len(text)
        assert len(money.currency) == 3
