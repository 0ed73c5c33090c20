# ruff: noqa: E501  (messages read best unbroken)
"""Organisations: agencies with the part they took, companies as senders and receivers, carriers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.extraction import Commodity
from nlp.organisations.component import read_organisations, same_company
from nlp.reading import Reading


def organisations(text: str, kind: str = "seizure", language: str = "en", goods: bool = True) -> dict[str, str]:
    """Name -> role of every organisation but the merely mentioned."""
    reading = Reading(text, language=language, kind=kind)
    if goods:
        reading.facts["commodities"].append(Commodity(category="drug", item="heroin"))
    read_organisations(reading)
    facts = reading.to_extraction().organisations
    for fact in facts:
        assert fact.span is not None
        assert " ".join(text[slice(*fact.span)].split()) == fact.name
        assert fact.rule
    return {fact.name: fact.role for fact in facts if fact.role != "mentioned"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "BRISBANE: Australian Border Force (ABF) officers found 12 kg of heroin in a crate. The ABF called in the "
            "Australian Federal Police. The case was handed over to the AFP for prosecution.",
            {"Australian Border Force": "seizing"},
        ),
        (
            "Customs officers at Changi stopped a courier on Monday and found 2 kg of heroin. She was referred to the "
            "Central Narcotics Bureau.",
            {"Customs": "seizing"},
        ),
        (
            "The Zamboria Customs Service, working with the Coast Guard and the Drug Enforcement Unit, seized 40 kg.",
            {"Zamboria Customs Service": "seizing", "Coast Guard": "partner", "Drug Enforcement Unit": "partner"},
        ),
        (
            "Heroin worth a million was seized by the Narcotics Control Bureau of Palmeria at the mail centre.",
            {"Narcotics Control Bureau of Palmeria": "seizing"},
        ),
    ],
)
def test_the_finder_seizes_those_beside_it_are_partners_and_receivers_are_only_mentioned(
    text: str, expected: dict[str, str]
) -> None:
    assert organisations(text) == expected


def test_in_an_alert_nobody_has_seized() -> None:
    text = "Singapore Customs asks Thai Customs to check a box shipped by Tan Brothers Trading Pte Ltd."
    assert organisations(text, kind="alert") == {"Tan Brothers Trading Pte Ltd": "consignor"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shipper: NORTHWIND METALS GMBH\nConsignee: Sinar Purnama Sdn. Bhd.", {"NORTHWIND METALS GMBH": "consignor", "Sinar Purnama Sdn. Bhd.": "consignee"}),
        ("Consignee: Lucky Star Trading, Poipet", {"Lucky Star Trading": "consignee"}),
        ("Người gửi: Công ty TNHH Thương mại Bình Sao; người nhận: PT Maju Bersama", {"Công ty TNHH Thương mại Bình Sao": "consignor", "PT Maju Bersama": "consignee"}),
        ("收货人:深圳市远帆贸易有限公司;发货人:BLUE RIVER EXPORTS LLC", {"深圳市远帆贸易有限公司": "consignee", "BLUE RIVER EXPORTS LLC": "consignor"}),
        ("ผู้ส่งออก: บริษัท ทะเลใส ซีฟู้ด จำกัด", {"บริษัท ทะเลใส ซีฟู้ด จำกัด": "consignor"}),
    ],
)  # fmt: skip
def test_labels_give_senders_and_receivers(text: str, expected: dict[str, str]) -> None:
    assert organisations(text, kind="alert") == expected


def test_weights_are_no_companies() -> None:
    assert organisations("Total 12 KG. 3.5 kg in the second box, AG 4", kind="alert") == {}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Chi cục Hải quan cửa khẩu Bờ Y phối hợp Công an tỉnh Kon Tum phát hiện 3 kg heroin.", "vi",
         {"Chi cục Hải quan cửa khẩu Bờ Y": "seizing", "Công an tỉnh Kon Tum": "partner"}),
        ("近日,瑞丽海关联合德宏州公安局查获海洛因3公斤,案件移交缉私局。", "zh", {"瑞丽海关": "seizing", "德宏州公安局": "partner"}),
        ("ด่านศุลกากรแม่สอดร่วมกับตำรวจตระเวนชายแดนจับกุมเฮโรอีน 3 กก.", "th",
         {"ด่านศุลกากรแม่สอด": "seizing", "ตำรวจตระเวนชายแดน": "partner"}),
        ("Bea Cukai Entikong bersama Polres Sanggau menggagalkan penyelundupan sabu.", "id",
         {"Bea Cukai Entikong": "seizing", "Polres Sanggau": "partner"}),
    ],
)  # fmt: skip
def test_agencies_are_read_in_the_region_s_languages(text: str, language: str, expected: dict[str, str]) -> None:
    assert organisations(text, language=language) == expected


def test_a_company_spelt_twice_is_one() -> None:
    assert same_company("Siam Palm Co., Ltd", "SIAM PALM COMPANY LIMITED")
    assert not same_company("Siam Palm Co., Ltd", "Siam Pine Metals Co., Ltd")


@given(st.text(max_size=300))
def test_any_text_gives_facts_with_spans_inside_it(text: str) -> None:
    reading = Reading(text)
    read_organisations(reading)
    for fact in reading.to_extraction().organisations:
        assert fact.span is not None
        assert 0 <= fact.span[0] < fact.span[1] <= len(text)
