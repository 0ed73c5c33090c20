from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import parse
from nlp.amounts.found import Found, settle
from nlp.identifiers.check_digits import is_air_waybill, is_container, is_iban, is_imo, is_postal_item, is_ups
from nlp.text.plain import plain_text


def found(text: str) -> set[tuple[str, str, bool | None]]:
    return {(each.scheme, each.value, each.valid) for each in parse(text, date(2024, 6, 1)).identifiers}


@pytest.mark.parametrize(
    ("identifier", "text"),
    [
        (("container", "CSQU3054383", True), "Container CSQU3054383 was opened."),
        (("container", "CSQU3054383", True), "Ctnr CSQU 305438-3 held"),
        (("container", "CSQU3054383", True), "box CSQU 305438 3"),
        (("container", "CSQU3054384", False), "Container CSQU3054384 was opened."),
        (("container", "CSQU3O54383", False), "Container CSQU 3O5438-3 (unclear)"),
        (("container", "CSQU3054383", True), "集装箱（CSQU3054383）自南美起运"),
        (("parcel", "RR123456785TH", True), "EMS item RR123456785TH"),
        (("parcel", "RR123456785TH", True), "parcel RR 123 456 785 TH from Bangkok"),
        (("parcel", "RR123456780TH", False), "parcel RR123456780TH"),
        (("awb", "16044718236", True), "AWB 160-4471 8236"),
        (("awb", "16044718235", False), "under air waybill 160-44718235"),
        (("vessel_imo", "9074729", True), "MV Sea Star (IMO 9074729)"),
        (("vessel_imo", "9074728", False), "tanker, IMO no. 9074728"),
        (("mmsi", "538006712", None), "MMSI 538006712"),
        (("flight", "CX724", None), "arrived on CX 724 from Kuala Lumpur"),
        (("flight", "EK0385", None), "on board flight EK-0385"),
        (("flight", "QR836", None), "เที่ยวบิน QR836 ส่ง สภ.ท่าอากาศยาน"),
        (("bl", "MAEU123456789", None), "B/L MAEU123456789"),
        (("bl", "NGDAD1809447", None), "vận đơn NGDAD1809447 ghi tên hàng"),
        (("passport", "A12345678", None), "Malaysian passport no. A12345678"),
        (("passport", "Z5529014", None), "หนังสือเดินทางเลขที่ Z5529014"),
        (("phone", "+60115550447", None), "phone +60 11-555 0447"),
        (("phone", "+84903118447", None), "số điện thoại 0903 118 447"),
        (("phone", "+821044719023", None), "연락처는 010-4471-9023이다"),
        (("phone", "+8613940267718", None), "联系电话139 4026 7718。"),
        (("email", "ops@customs.example", None), "write to ops@customs.example."),
        (("seal", "UL4471902", None), "Seal no. UL4471902 was intact"),
        (("declaration", "4410927", None), "Bill of Entry No. 4410927 dated 09.01.2023"),
        (("declaration", "A017066012345", None), "export declaration A017-0660-12345"),
        (("hs", "76020090", None), "HS code 7602.00.90"),
        (("bank_account", "0724471903", None), "DBS account 072-447190-3"),
        (("bank_account", "GB29NWBK60161331926819", True), "paid to GB29 NWBK 6016 1331 9268 19"),
        (("company_no", "201501033412", None), "Borneo Timber Star Sdn. Bhd. (Reg. No. 201501033412)"),
        (("company_no", "0402118736", None), "mã số thuế 0402118736, thành lập tháng 1/2025"),
        (("case_ref", "HK20230412", None), "our case HK-2023-0412 is closed"),
        (("case_ref", "THINT11872024", None), "our file TH/INT/1187/2024"),
        (("plate", "JXC5543", None), "a Malaysia-registered car (JXC 5543)"),
        (("plate", "74C11827", None), "xe ô tô tải BKS 74C-118.27 vận chuyển"),
        (("plate", "บว4471ตาก", None), "รถกระบะ ทะเบียน บว 4471 ตาก พบยาบ้า"),
        (("plate", "ກຂ8831", None), "ກວດລົດກະບະທະບຽນ ກຂ 8831 ພົບຢາບ້າ"),
        (("plate", "MN04C7718", None), "Truck no. MN 04 C 7718 was used"),
        (("plate", "桂K7M306", None), "by van 桂K·7M306"),
        (("plate", "6J4471", None), "ယာဉ်အမှတ် 6J/4471 ကို ရှာဖွေရာ"),
    ],
)
def test_each_scheme_by_its_form_or_its_word(identifier: tuple[str, str, bool | None], text: str) -> None:
    assert identifier in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Officers seized 12,500 kg of cocaine worth $38 million in 2024.",
        "The Customs Act 1962 and R.A. No. 10863 apply, section 118(g).",
        "About 1 234 567 tablets and 98765432 sticks were found.",
        "The street value is 10 000 000 baht; 25 pounds of it in 1999.",
        "The Terminal 3 case of 20 May 2024 involved 46 boxes.",
        "A fine of Tk 130 crore and 5 years in prison.",
    ],
)
def test_a_year_a_price_a_weight_is_no_identifier(text: str) -> None:
    assert found(text) == set()


def test_numbers_of_one_list_share_their_word() -> None:
    text = "tracking EE612055175VN, plates JTP4471 and JTP 4417, passports A12345678, A23456789"
    values = {value for _, value, _ in found(text)}
    assert {"JTP4471", "JTP4417", "A12345678", "A23456789"} <= values


def test_a_phone_beginning_like_an_air_waybill_stays_a_phone() -> None:
    assert ("phone", "+601155504471", None) in found("Royal Malaysian Customs: contact number 011-5550 4471")


def test_spans_point_at_the_number_as_written() -> None:
    text = "ship: MV Sea Star, IMO 9074729; ctnr CSQU 305438-3."
    spans = {each.scheme: text[slice(*each.span)] for each in parse(text).identifiers if each.span}
    assert spans == {"vessel_imo": "9074729", "container": "CSQU 305438-3"}


def test_a_checked_number_is_surer_than_a_cued_one() -> None:
    sure = {each.scheme: each.confidence for each in parse("CSQU3054383, seal UL4471902").identifiers}
    assert sure["container"] > sure["seal"]


def test_published_check_digits() -> None:
    assert is_container("CSQU3054383") and not is_container("CSQU3054380")  # ISO 6346:1995, annex A
    assert is_postal_item("RR473124829GB")  # UPU S10-12
    assert is_imo("9074729")  # IMO ship identification number scheme
    assert is_air_waybill("08149640286") is (4964028 % 7 == 6)
    assert is_iban("GB29NWBK60161331926819")  # ISO 13616
    assert is_ups("1Z5R89390357567127")


@given(st.text(alphabet="ABCU0123456789Oo -./", max_size=20))
def test_check_digits_never_raise(number: str) -> None:
    for check in (is_container, is_air_waybill, is_postal_item, is_imo, is_ups, is_iban):
        assert check(number) in (True, False)


@given(st.integers(0, 9_999_999))
def test_exactly_one_check_digit_makes_an_air_waybill(serial: int) -> None:
    assert sum(is_air_waybill(f"160{serial:07d}{check}") for check in range(10)) == 1


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9), st.floats(0, 1)), max_size=20))
def test_settled_readings_never_overlap(rows: list[tuple[int, int, float]]) -> None:
    kept = settle(Found(start, start + size, "seal", "X", None, sure, "r") for start, size, sure in rows)
    assert all(a.end <= b.start for a, b in pairwise(kept))


@given(st.text(max_size=60))
def test_plain_text_keeps_every_offset(text: str) -> None:
    assert len(plain_text(text)) == len(text)


def test_half_a_surrogate_pair_is_read_past() -> None:
    assert ("container", "CSQU3054383", True) in found("\ud800 CSQU3054383 \udfff")


@settings(deadline=None)  # the first text of a language builds its lexicons
@given(st.text(max_size=300))
def test_any_text_is_read_without_failing(text: str) -> None:
    result = parse(text, date(2024, 6, 1))
    mine = {"identifiers", "dates", "conveyances", "concealment", "kind", "context", "stretches", "language"}
    assert not mine & set(result.failed)
    for each in result.identifiers:
        assert each.span is not None and 0 <= each.span[0] < each.span[1] <= len(text)
