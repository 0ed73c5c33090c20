from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import parse
from nlp.dates.calendar import Day, era_year, make, names, nearest, weekday_before

PUBLISHED = date(2024, 6, 12)  # a Wednesday


def dates(text: str, role: str = "event", published: date | None = PUBLISHED) -> list[str]:
    return [each.date for each in parse(text, published).dates if each.role == role]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["2024-06-04"], "Customs officers seized 3 kg of heroin on 4 June 2024."),
        (["2024-06-04"], "On June 4, 2024, Customs officers seized 3 kg of heroin."),
        (["2024-06-04"], "Officers seized 3 kg of heroin on the 4th of June."),
        (["2024-06-04"], "Heroin, 3 kg, was seized on 04.06.2024 at Mumbai."),
        (["2024-06-04"], "Heroin, 3 kg, was seized on 2024-06-04."),
        (["2024-06-04"], "BRAVO. 04JUN24 COLOMBO PORT, 3 KG HEROIN SEIZED"),
        (["2023-12-30"], "On December 30, officers intercepted a shipment of 3 kg of heroin.", ),
        (["2024-05-13", "2024-05-15"], "Officers inspected ten boxes between 13 and 15 May 2024 and found waste."),
        (["2024-05-13", "2024-05-14"], "Ivory was found on 13 and 14 May 2024."),
        (["2024-05"], "In May 2024 officers found 30 kg of ivory in the port."),
        (["2024-06-11"], "Customs yesterday seized 3 kg of heroin."),
        (["2024-06-11"], "Officers stopped a car on Tuesday and found 3 kg of heroin."),
        (["2024-06-08"], "Officers stopped a car last Saturday and found 3 kg of heroin."),
        (["2024-05"], "Officers stopped a car last month and found 3 kg of heroin."),
        (["2024-06-04", "2024-05-31"], "On 4 June 2024 officers found 3 kg. Four days earlier 2 kg were found."),
        (["2024-06-04"], "Ngày 04/6, Hải quan phát hiện 3 kg ma túy."),
        (["2024-06-04"], "Ngày 4 tháng 6 năm 2024, Hải quan bắt giữ 3 kg ma túy."),
        (["2024-06-11"], "Hôm qua, Hải quan phát hiện 3 kg ma túy."),
        (["2024-06-04"], "6月4日,海关查获毒品3公斤。"),
        (["2024-02-03"], "臺北關於113年2月3日查獲海洛因2.3公斤。"),
        (["2023-10-14"], "二〇二三年十月十四日,海關檢獲毒品四公斤。"),
        (["2024-05-16"], "香港海關上月16日檢獲毒品四公斤。"),
        (["2024-06-04"], "เมื่อวันที่ 4 มิ.ย. 2567 ศุลกากรตรวจพบเฮโรอีน 3 กิโลกรัม"),
        (["2023-09-03"], "3 ก.ย. 66 ศุลกากรตรวจพบเฮโรอีน 3 กิโลกรัม"),
        (["2024-06-11"], "เมื่อวานนี้ ศุลกากรจับกุมเฮโรอีน 3 กิโลกรัม"),
        (["2024-06-04"], "Pada 4 Jun 2024, Kastam merampas 3 kg dadah."),
        (["2024-06-07"], "Petugas menggagalkan penyelundupan 3 kg sabu pada Jumat (7/6)."),
        (["2024-06-04"], "2024년 6월 4일 세관은 마약 3kg을 적발했다."),
        (["2024-06-04"], "6月4日、成田空港で覚醒剤3キロを発見した。税関が押収した。"),
        (["2024-01-10"], "នៅថ្ងៃទី១០ ខែមករា ឆ្នាំ២០២៤ មន្ត្រីគយបានរឹបអូសកូកាអ៊ីន ៣ គីឡូក្រាម ។"),
        (["2023-09-17"], "ວັນທີ 17 ກັນຍາ 2023 ເຈົ້າໜ້າທີ່ພາສີກວດພົບຢາບ້າ."),
        (["2023-11-05"], "၂၀၂၃ ခုနှစ် နိုဝင်ဘာလ ၅ ရက်နေ့တွင် မူးယစ်ဆေးဝါး သိမ်းဆည်းရမိသည်။"),
    ],
)  # fmt: skip
def test_a_find_in_the_regions_calendars(expected: list[str], text: str) -> None:
    assert sorted(dates(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("not_event", "text"),
    [
        ("2024-06-10", "Customs said on 10 June 2024 that officers found 3 kg of heroin on 4 June 2024."),
        ("1990-01-05", "Officers found 3 kg of heroin on 4 June 2024. The man was born on 5 January 1990."),
        ("2024-07-03", "Officers found 3 kg of heroin on 4 June 2024. The next hearing is on 3 July 2024."),
        ("2024-01-09", "Bill of Entry dated 09.01.2024. On 4 June 2024 officers found 3 kg of heroin."),
        ("2024-05-28", "The box arrived on 28 May 2024. It was opened on 4 June 2024 and 3 kg of heroin was found."),
        ("2023-03-01", "On 4 June 2024 officers found 3 kg. In an earlier case on 1 March 2023, 5 kg was seized."),
        ("2024-06-05", "On 4 June 2024 officers found 3 kg of heroin; a man was arrested on 5 June 2024."),
    ],
)
def test_announcement_birth_hearing_papers_and_other_cases_are_no_event(not_event: str, text: str) -> None:
    assert dates(text) == ["2024-06-04"]
    assert not_event not in dates(text)


def test_an_arrival_dates_the_event_where_nothing_else_does() -> None:
    assert dates("The container arrived on 28 May 2024. In it were 3 kg of heroin.") == ["2024-05-28"]


def test_an_alert_is_dated_by_what_will_move() -> None:
    text = (
        "HOT ALERT. Container CSQU3054383, left Apapa 1 June 2024, ETA Hai Phong 20 June 2024. Ivory is"
        " suspected. Please scan."
    )
    assert dates(text) == ["2024-06-01", "2024-06-20"]


def test_a_request_has_no_event() -> None:
    assert dates("Request for information: who booked the ticket of 4 June 2024? Please let us know by 20 June.") == []


def test_a_group_of_date_and_time_is_when_it_was_told() -> None:
    assert dates(
        "FROM: SLC\n161430Z MAY 24\nSUBJ: SEIZURE\nALPHA. 15 MAY 2024 COLOMBO, 3 KG HEROIN SEIZED", "reported"
    ) == ["2024-05-16"]


def test_without_a_day_of_writing_relative_dates_are_left_out() -> None:
    assert dates("Customs yesterday seized 3 kg of heroin.", published=None) == []
    assert dates("Customs seized 3 kg of heroin on 4 June 2024.", published=None) == ["2024-06-04"]


def test_spans_point_at_the_date_as_written() -> None:
    text = "Officers seized 3 kg of heroin on 4 June 2024."
    (found,) = parse(text, PUBLISHED).dates
    assert found.span and text[slice(*found.span)] == "4 June 2024"


def test_a_written_date_is_surer_than_a_weekday() -> None:
    (exact,) = parse("Officers seized 3 kg of heroin on 4 June 2024.", PUBLISHED).dates
    (weekday,) = parse("Officers seized 3 kg of heroin on Tuesday.", PUBLISHED).dates
    assert exact.confidence > weekday.confidence


DAYS = st.dates(date(2001, 1, 1), date(2039, 12, 31))


@settings(deadline=None)  # the first text of a language builds its lexicons
@given(
    DAYS,
    st.sampled_from(
        ["{d.day} {month} {d.year}", "{month} {d.day}, {d.year}", "{d:%Y-%m-%d}", "{d.day}/{d.month}/{d.year}"]
    ),
)
def test_what_is_rendered_is_read_again(day: date, form: str) -> None:
    month = next(word for word, value in names("month", "en").items() if value == day.month)
    text = f"Officers seized 3 kg of heroin on {form.format(d=day, month=month)}."
    if form.startswith("{d.day}/") and day.day <= 12:
        day = date(day.year, day.month, day.day)  # day first, as the region writes
    assert dates(text, published=day + timedelta(days=3)) == [day.isoformat()]


@given(DAYS, DAYS)
def test_a_date_without_a_year_is_never_far_ahead(day: date, published: date) -> None:
    if (day.month, day.day) != (2, 29):
        found = nearest(day.month, day.day, published, ahead=False)
        assert found is not None and (found.middle() - published).days <= 40


@given(st.integers(0, 6), DAYS)
def test_the_weekday_before_is_within_a_week(weekday: int, published: date) -> None:
    found = weekday_before(weekday, published, strictly=True).middle()
    assert found.weekday() == weekday and 1 <= (published - found).days <= 7


@given(st.integers(-5, 3000), st.integers(-1, 14), st.integers(-1, 33))
def test_a_day_that_no_calendar_has_is_none(year: int, month: int, day: int) -> None:
    found = make(year, month, day)
    assert found is None or isinstance(found, Day)
    if found and found.day:
        date(found.year, found.month, found.day)


def test_years_of_other_eras() -> None:
    assert era_year(2567, "th") == 2024
    assert era_year(66, "th") == 2023
    assert era_year(113, "zh") == 2024
    assert era_year(1234, "en") is None
