"""People: names by their cues, roles, nationalities, and how many were arrested. All names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.extraction import Person
from nlp.organisations.component import read_organisations
from nlp.people.component import read_people
from nlp.reading import Reading


def people(text: str, language: str = "en", kind: str = "seizure") -> tuple[Person, ...]:
    reading = Reading(text, language=language, kind=kind)
    read_organisations(reading)
    read_people(reading)
    found = reading.to_extraction().people
    for person in found:
        if person.name:
            assert person.span is not None
            assert " ".join(text[slice(*person.span)].split()) == person.name
    return found


def arrested(text: str, language: str = "en") -> int:
    return sum(p.count for p in people(text, language) if p.role == "arrested")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Three men and a woman, all Thai nationals, were arrested at the pier.", 4),
        ("A 34-year-old man was arrested. He has been charged and will appear in court on Friday.", 1),
        ("Officers arrested two men, aged 24 and 31, and a woman, 28. All three were charged.", 3),
        ("Six crew were arrested: four Indonesians and two Thais.", 6),
        ("No arrests have been made.", 0),
        ("Nobody has been arrested so far and no suspects were detained.", 0),
        ("Arrests: 2", 2),
        ("Two arrested over 5 kg of cocaine", 2),
        ("Man arrested with heroin in suitcase\nA 45-year-old Kenyan man was arrested on arrival.", 1),
        ("The driver was detained. Two more men were arrested later at a flat.", 3),
        ("A man who was carrying two bags told officers he was a tourist.", 0),
    ],
)
def test_the_total_of_arrests_counts_everybody_once(text: str, count: int) -> None:
    assert arrested(text) == count


def test_named_people_count_inside_a_stated_total() -> None:
    found = people(
        "Two Nigerian nationals, identified as Emeka Obi Danladi, 34, and Chidi Okoro Bala, 29, were arrested."
    )
    assert [(p.name, p.role, p.nationality, p.age) for p in found] == [
        ("Emeka Obi Danladi", "arrested", "NG", 34),
        ("Chidi Okoro Bala", "arrested", "NG", 29),
    ]


def test_officials_are_officials() -> None:
    found = people(
        '"This is a good result," said Superintendent Carla Whitfield. Mr Tan Boon Kee, director of the port, agreed.'
    )
    assert ("Carla Whitfield", "official") in [(p.name, p.role) for p in found]


def test_a_receiver_in_a_label_is_a_consignee() -> None:
    found = people("Parcel from Lyon. Consignee: Maria Santos Velasco, Cebu. Declared as toys.")
    assert [(p.name, p.role) for p in found] == [("Maria Santos Velasco", "consignee")]


@given(st.text(max_size=300))
def test_any_text_gives_people_with_spans_inside_it(text: str) -> None:
    reading = Reading(text)
    read_people(reading)
    for person in reading.to_extraction().people:
        assert person.span is not None
        assert 0 <= person.span[0] < person.span[1] <= len(text)
        if person.name:
            assert person.name == " ".join(text[slice(*person.span)].split())


@pytest.mark.parametrize(
    ("language", "text", "count", "nationality"),
    [
        ("vi", "Lực lượng chức năng bắt quả tang 02 đối tượng quốc tịch Lào vận chuyển ma túy.", 2, "LA"),
        ("vi", "Chưa có ai bị bắt. Đang điều tra.", 0, None),
        ("zh", "民警当场抓获犯罪嫌疑人3名,查获毒品5公斤。", 3, None),
        ("zh", "海關拘捕一名45歲泰國籍男子。", 1, "TH"),
        ("th", "จับกุมผู้โดยสารหญิงสัญชาติลาว 1 คน พร้อมของกลาง", 1, "LA"),
        ("id", "Petugas menangkap dua orang tersangka warga negara Malaysia di pelabuhan.", 2, "MY"),
        ("ms", "Tiga lelaki warga Indonesia ditahan untuk siasatan.", 3, "ID"),
        ("lo", "ເຈົ້າໜ້າທີ່ຈັບຕົວ ຊາວມາເລເຊຍ 3 ຄົນ", 3, "MY"),
        ("km", "មន្ត្រីបានចាប់ខ្លួនជនជាតិវៀតណាម ២ នាក់", 2, "VN"),
        ("my", "တရုတ်နိုင်ငံသား ၂ ဦး ဖမ်းဆီးထားသည်။", 2, "CN"),
        ("ko", "세관은 태국인 2명을 체포하였다.", 2, "TH"),
        ("ja", "税関はベトナム国籍の男2名を逮捕した。", 2, "VN"),
    ],
)
def test_arrests_are_counted_in_the_region_s_languages(
    language: str, text: str, count: int, nationality: str | None
) -> None:
    found = [p for p in people(text, language) if p.role == "arrested"]
    assert sum(p.count for p in found) == count
    assert {p.nationality for p in found} == ({nationality} if count else set())


@given(st.sampled_from(["vi", "zh", "th", "id", "lo", "km", "my", "ko", "ja"]), st.text(max_size=200))
def test_any_text_in_any_language_gives_people_with_spans_inside_it(language: str, text: str) -> None:
    reading = Reading(text, language=language)
    read_people(reading)
    for person in reading.to_extraction().people:
        assert person.span is not None
        assert 0 <= person.span[0] < person.span[1] <= len(text)


def test_every_place_of_a_found_name_is_noted() -> None:
    reading = Reading("Passenger Maria Santos Velasco, 34, was arrested. MARIA SANTOS VELASCO flew from Manila.")
    read_people(reading)
    assert len(reading.notes["people"]) == 2
