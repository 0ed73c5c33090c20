# ruff: noqa: E501  (messages read best unbroken)
"""Routes: which part of the way each place plays."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import parse


def route(text: str) -> set[tuple[str, str | None]]:
    """(role, country) of every place that has a part."""
    found = parse(text, date(2025, 6, 1)).places
    return {(p.role, p.country) for p in found if p.role != "mentioned"}


def test_from_to_via_give_origin_destination_and_transit() -> None:
    text = (
        "Thai Customs seized 5 kg of heroin at Laem Chabang in a container going from Karachi to Fremantle via Colombo."
    )
    assert route(text) == {("seizure", "TH"), ("origin", "PK"), ("destination", "AU"), ("transit", "LK")}


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("shipped from Tema", "origin"),
        ("loaded at Tema", "origin"),
        ("ex Tema", "origin"),
        ("originating in Ghana", "origin"),
        ("bound for Tema", "destination"),
        ("destined for an address in Tema", "destination"),
        ("consigned to a firm in Ghana", "destination"),
        ("transhipped at Tema", "transit"),
        ("routed through Ghana", "transit"),
    ],
)
def test_words_beside_a_place_tell_its_part(words: str, role: str) -> None:
    assert (role, "GH") in route(f"Singapore Customs found 300 kg of ivory at Pasir Panjang in a container {words}.")


@pytest.mark.parametrize(
    "line", ["ROUTE: LAGOS - DOHA - HANOI", "Route: Lagos -> Doha -> Hanoi", "Hành trình: Lagos - Doha - Hà Nội"]
)
def test_a_chain_of_places_is_origin_transit_destination(line: str) -> None:
    assert {("origin", "NG"), ("transit", "QA"), ("destination", "VN")} <= route(
        f"HOT ALERT. 10 kg of horn suspected.\n{line}\n"
    )


def test_form_fields_tell_their_part() -> None:
    text = "Place: Port Klang\nPOL: Antwerp\nPOD: Belawan\nTransit: Colombo\nGoods: 20 tonnes of plastic waste seized by JKDM"
    assert {("seizure", "MY"), ("origin", "BE"), ("destination", "ID"), ("transit", "LK")} <= route(text)


def test_arriving_somewhere_is_no_destination() -> None:
    text = "ABF officers seized 3 kg of heroin from a man who arrived in Perth from Hanoi."
    assert route(text) == {("seizure", "AU"), ("origin", "VN")}


def test_goods_that_turned_out_clean_were_going_where_they_arrived() -> None:
    text = "Feedback on your alert: container TEMU1234560 arrived at Fremantle on 15 May and was opened. No drugs were found."
    assert ("destination", "AU") in route(text)
    assert not any(role == "seizure" for role, _ in route(text))


def test_a_nationality_is_no_origin() -> None:
    text = "Officers at Changi Airport arrested a Nigerian man with 2 kg of cocaine."
    assert route(text) == {("seizure", "SG")}


def test_officers_from_a_place_are_no_origin() -> None:
    assert ("origin", "MY") not in route("Officers from Malaysia helped Thai Customs seize 5 kg of ice at Sadao.")


def test_a_place_of_seizure_is_transit_only_where_the_goods_were_passing() -> None:
    passing = "Singapore Customs seized 8 tonnes of scales in transit at Pasir Panjang from Lagos to Haiphong."
    staying = "Singapore Customs seized 8 tonnes of scales at Pasir Panjang from Lagos."
    assert ("transit", "SG") in route(passing)
    assert ("transit", "SG") not in route(staying)


def test_the_seizing_agency_tells_the_country_where_no_place_is_told() -> None:
    assert ("seizure", "ID") in route("Bea Cukai Soekarno-Hatta menyita 2 kg sabu dari paket kiriman.")


def test_several_finds_have_several_places() -> None:
    text = (
        "Hong Kong Customs, two cases.\n(1) Kwai Chung: 2 million cigarettes were found in a container.\n"
        "(2) Tuen Mun: 500 cartons of cigarettes were found in a truck."
    )
    names = {p.name for p in parse(text).places if p.role == "seizure"}
    assert {"Kwai Chung", "Tuen Mun"} <= names


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hải quan Hải Phòng thu giữ 2 tấn ngà voi đi từ Mozambique, quá cảnh Singapore.", {("origin", "MZ"), ("transit", "SG")}),
        ("上海海关查获一批从尼日利亚经新加坡运往越南的象牙500公斤。", {("origin", "NG"), ("transit", "SG"), ("destination", "VN")}),
        ("ศุลกากรสุวรรณภูมิตรวจพบเฮโรอีน 3 กก. ต้นทางกัมพูชา ปลายทางไต้หวัน", {("origin", "KH"), ("destination", "TW")}),
        ("Kapal itu berangkat dari Penang menuju Aceh membawa 100 kg sabu.", {("origin", "MY"), ("destination", "ID")}),
        ("부산세관은 에콰도르에서 출발해 파나마를 거쳐 입항한 컨테이너에서 코카인 35kg을 적발했다.", {("origin", "EC"), ("transit", "PA")}),
        ("横浜税関は、コロンビアから韓国を経由して横浜港に入港した貨物船からコカイン50キロを押収した。", {("origin", "CO"), ("transit", "KR")}),
    ],
)  # fmt: skip
def test_routes_are_read_in_the_languages_of_the_region(text: str, parts: set[tuple[str, str]]) -> None:
    assert parts <= route(text)


def test_confidence_differs_with_the_evidence() -> None:
    text = "Thai Customs seized 5 kg of heroin at Laem Chabang from Karachi; the shipper was in Lahore."
    sure = {p.name: p.confidence for p in parse(text).places}
    assert sure["Karachi"] > sure["Lahore"]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "from ",
                "to ",
                "via ",
                "Bangkok",
                " - ",
                "Hong Kong",
                ", ",
                "Lagos",
                "\n",
                ": ",
                "(",
                "และ",
                "从",
                "Route: ",
                "seized ",
            ]
        ),
        max_size=40,
    )
)
def test_any_order_of_cues_and_places_is_read_without_failing(words: list[str]) -> None:
    assert "routes" not in parse("".join(words)).failed
