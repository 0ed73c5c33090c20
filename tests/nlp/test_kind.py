from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.kind.component import read_kind, votes_of
from nlp.reading import Reading
from tests.nlp.score import own_messages


def kind(text: str, language: str = "en") -> str:
    reading = Reading(text, date(2024, 6, 1), language=language)
    read_kind(reading)
    return reading.kind


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("seizure", "Customs officers seized 3 kg of heroin at the airport on Tuesday."),
        (
            "seizure",
            "Acting on an alert, officers raided a shed and removed 52 kg of methamphetamine from a generator.",
        ),
        (
            "alert",
            "HOT ALERT. Container CSQU3054383 is due at Busan on 9 June. Cocaine is suspected. Please scan and hold.",
        ),
        ("alert", "A passenger leaves Lisbon tonight for Singapore and could be carrying ketamine. Suggest full exam."),
        ("feedback", "Your HK-2024-0011: the box was opened on 3 June. Only carpets, no drugs were found. Released."),
        ("feedback", "Re your lookout: subject did not board. Thank you for the information."),
        ("request", "Request for information: kindly advise who registered the company and send us its invoices."),
        ("request", "Could you tell us whether the vessel called at your ports in May?"),
        ("seizure", "Is it a new ring? Customs seized 3 kg of gold from a man's legs on Monday."),
    ],
)
def test_what_a_message_is_for(expected: str, text: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("expected", "language", "text"),
    [
        ("feedback", "vi", "PHẢN HỒI yêu cầu: đã mở kiểm tra, không phát hiện ma túy."),
        ("alert", "zh", "预警:集装箱预计6月9日抵达,疑似藏有可卡因,请予布控。"),
        ("request", "th", "ขอข้อมูลทะเบียนบริษัทและกรรมการ"),
        ("alert", "km", "សារប្រកាសអាសន្ន៖ កុងតឺន័រ គ្រោងមកដល់"),
        ("seizure", "id", "Bea Cukai menggagalkan penyelundupan 3 kg sabu."),
    ],
)
def test_other_languages_have_their_words(expected: str, language: str, text: str) -> None:
    assert kind(text, language) == expected


def test_no_sign_at_all_is_a_seizure() -> None:
    assert kind("") == "seizure"


def test_a_long_story_does_not_outvote_the_subject() -> None:
    story = "Officers seized 3 kg of heroin and arrested two men. " * 30
    assert kind("Subject: reply to your request of 3 May, HK-2024-0011\n" + story) == "feedback"


@given(st.text(max_size=200))
def test_votes_are_finite_for_any_text(text: str) -> None:
    assert all(0 <= weight < 100 for weight in votes_of(Reading(text)).values())


def test_messages_in_other_styles() -> None:
    rows = [row for row in own_messages() if "kind" in row.get("types", ()) and row["language"] == "en"]
    right = sum(kind(row["text"]) == row["gold"]["kind"] for row in rows)
    assert right / len(rows) >= 0.95
