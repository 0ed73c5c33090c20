from datetime import date

import pytest

from nlp import parse


def modes(text: str) -> set[str]:
    return {each.mode for each in parse(text, date(2024, 6, 1)).conveyances}


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("air", "A passenger who landed at Narita Airport was found with 3 kg of cocaine in her suitcase."),
        ("post", "A parcel from Germany was opened at Changi airport; 3 kg of ketamine was found."),
        ("post", "Officers at the airport post office found 3 kg of ketamine in an EMS parcel."),
        ("sea", "3 kg of ketamine was found in a 40-foot container at the port."),
        ("road", "Officers at the checkpoint stopped a lorry and found 3 kg of ketamine."),
        ("rail", "3 kg of ketamine was found on a train from Boten."),
        ("river", "A long-tail boat on the Mekong was stopped; 3 kg of ketamine was found."),
        ("foot", "Porters walking along a jungle trail dropped 3 kg of ketamine."),
        ("road", "Bắt quả tang xe ô tô tải vận chuyển 3 kg ma túy."),
        ("sea", "海关在集装箱内查获象牙3公斤。"),
        ("air", "เจ้าหน้าที่ตรวจพบโคเคน 3 กิโลกรัม ผู้โดยสารเที่ยวบิน QR836"),
        ("post", "세관은 국제우편물에서 마약 3kg을 적발했다."),
        ("sea", "Kastam merampas 3 kg dadah dalam sebuah kontena."),
        ("post", "Petugas menemukan 3 kg sabu dalam paket kiriman dari Jerman."),
        ("road", "ເຈົ້າໜ້າທີ່ໄດ້ກວດລົດກະບະ ພົບຢາບ້າ."),
        ("sea", "បានរឹបអូសភ្លុកដំរី ក្នុងកុងតឺន័រ ។"),
    ],
)
def test_the_mode_of_the_goods(expected: str, text: str) -> None:
    assert modes(text) == {expected}


def test_a_lorry_that_fetched_the_container_is_not_how_it_came() -> None:
    text = (
        "Two containers reached the port on the vessel Sea Star. In the container was 3 kg of heroin. A"
        " truck waited for it."
    )
    assert modes(text) == {"sea"}


def test_wrapped_pieces_of_a_load_are_no_mail() -> None:
    assert modes("Police stopped a car and found 40 parcels of cannabis in the boot.") == {"road"}


def test_modes_of_other_cases_are_left_out() -> None:
    text = "Officers stopped a lorry and found 3 kg of ketamine. Last year 5 tonnes were found in containers."
    assert modes(text) == {"road"}


def test_vessels_and_flights_have_names() -> None:
    text = "The MV STELLA MARGAUX (IMO 9074729) carried 3 kg of heroin. The man came on flight QR836."
    names = {(each.mode, each.name) for each in parse(text).conveyances}
    assert {("sea", "STELLA MARGAUX"), ("air", "QR836")} <= names


def test_a_request_that_names_a_vehicle_by_the_way_moves_nothing() -> None:
    assert modes("Request for information: please tell us who owns the lorry?") == set()
