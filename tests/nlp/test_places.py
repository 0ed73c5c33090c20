"""Places: the gazetteer, its choice among namesakes, and names that only the grammar knows."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import parse
from nlp.extraction import Place
from nlp.places.component import read_places
from nlp.places.gazetteer import Spot, iata, lookup
from nlp.reading import Reading


def places(text: str) -> list[Place]:
    """All places of a text, whatever their part."""
    return list(parse(text, date(2025, 6, 1)).places)


def found(text: str) -> dict[str, str | None]:
    return {place.name: place.country for place in places(text)}


@pytest.mark.parametrize(
    ("name", "country", "locode"),
    [
        ("Port Klang", "MY", "MYPKG"),
        ("Laem Chabang", "TH", "THLCH"),
        ("Suvarnabhumi Airport", "TH", "THBKK"),
        ("Kwai Chung", "HK", "HKHKG"),
        ("Nhava Sheva", "IN", "INNSA"),
        ("Jebel Ali", "AE", "AEJEA"),
        ("Tanjung Priok", "ID", "IDTPP"),
    ],
)
def test_a_port_or_airport_has_its_country_and_locode(name: str, country: str, locode: str) -> None:
    assert {(s.country, s.locode) for s in lookup(name) if s.locode} == {(country, locode)}


def test_the_gazetteer_locates_more_than_six_hundred_places_by_locode() -> None:
    from nlp.places.gazetteer import matcher

    text = " | ".join(spot.name for spot in iata().values())
    spots: set[Spot] = {s for m in matcher().find(text.casefold()) for s in m.entry}
    located = {s.locode for s in spots if s.locode and s.lat is not None and s.lon is not None}
    assert len(located) > 600
    assert all(-90 <= s.lat <= 90 for s in spots if s.lat is not None)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Hàng nhập khẩu từ Nhật Bản.", "JP"),
        ("该批货物来自印度尼西亚。", "ID"),
        ("สินค้านำเข้าจากออสเตรเลีย", "AU"),
        ("Barang diimpor dari Belanda.", "NL"),
        ("ទំនិញនាំចូលពីប្រទេសម៉ូហ្សំប៊ិក", "MZ"),
        ("ສິນຄ້ານໍາເຂົ້າຈາກຍີ່ປຸ່ນ", "JP"),
        ("컨테이너는 브라질에서 출발했다.", "BR"),
        ("貨物はメキシコから到着した。", "MX"),
    ],
)
def test_countries_are_known_in_the_languages_of_the_region(text: str, country: str) -> None:
    assert country in found(text).values()


def test_a_namesake_is_told_by_the_country_beside_it() -> None:
    assert found("The parcel came from London, Ontario.")["London, Ontario"] == "CA"
    assert found("The parcel came from London.")["London"] == "GB"


def test_a_name_placed_once_stays_where_it_was_placed() -> None:
    text = "Officers stopped a car near Georgetown, Guyana. The driver had left Georgetown at noon."
    assert {p.country for p in places(text) if p.name.startswith("Georgetown")} == {"GY"}


@pytest.mark.parametrize(
    "name",
    [
        "Kuching Mail Centre",
        "Port of Zangala",
        "Tuas Checkpoint",
        "Wattay International Airport",
        "Bedok North Street 1",
    ],
)
def test_an_unknown_place_is_read_by_its_grammar(name: str) -> None:
    assert name in found(f"Officers seized 5 kg of heroin at {name} on Monday.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ma túy bị bắt giữ tại cửa khẩu Na Mèo.", "cửa khẩu Na Mèo"),
        ("Sabu disita di Pelabuhan Sri Bintan Pura.", "Pelabuhan Sri Bintan Pura"),
        ("海关在孟康口岸查获毒品。", "孟康口岸"),
        ("ตรวจยึดยาบ้าที่ด่านพรมแดนช่องสะงำ", "ด่านพรมแดนช่องสะงำ"),
    ],
)
def test_place_names_of_other_languages_are_read_by_their_heads(text: str, name: str) -> None:
    assert name in found(text)


def test_an_unknown_town_before_a_country_is_a_place_of_it() -> None:
    assert found("It was destined to a residence in Fitzhollow, Australia.")["Fitzhollow, Australia"] == "AU"


def test_a_place_and_the_wider_one_after_it_are_one_mention() -> None:
    assert "Yulin, Guangxi" in found("Two dens were searched in Yulin, Guangxi, in July.")


def test_places_in_a_list_stay_apart() -> None:
    names = found("The couriers fly to Colombo, Mumbai and Dhaka.")
    assert {"Colombo", "Mumbai", "Dhaka"} <= set(names)


@pytest.mark.parametrize("text", ["PAX: MALE, 34, FOUND WITH 2 KG HEROIN", "Nice work, and many thanks for reading."])
def test_ordinary_words_are_no_towns(text: str) -> None:
    assert not {"MALE", "Nice", "reading"} & set(found(text))


def test_airport_letters_count_only_beside_others_or_a_cue() -> None:
    assert {"KUL", "SYD"} <= set(found("4 kg ice found in baggage, KUL-SYD, flight MH141."))
    assert "PER" not in found("The price PER kilo is high.")


def test_a_span_covers_the_name_in_the_text_as_submitted() -> None:
    text = "ศุลกากรตรวจยึดที่ท่าเรือแหลมฉบัง และ Port Klang, Malaysia"
    for place in places(text):
        assert place.span is not None
        start, end = place.span
        assert " ".join(text[start:end].split()) == place.name


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_failing(text: str) -> None:
    reading = Reading(text)
    read_places(reading)
    assert all(0 <= f.span[0] <= f.span[1] <= len(text) for f in reading.facts["places"] if f.span)
