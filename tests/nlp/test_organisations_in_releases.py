# ruff: noqa: E501  (messages read best unbroken)
"""Agencies as press releases and wire news name them: units, lists, officers who speak, who only receives."""

import pytest

from nlp.extraction import Commodity
from nlp.organisations.component import read_organisations
from nlp.reading import Reading
from tests.nlp.test_organisations import organisations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Larnovo Customs Department seized 5 kg. The department's Narcotics Branch found it in a car.", {"Larnovo Customs Department": "seizing"}),
        ("KWS officers from the Canine Unit seized 2 kg of ivory.", {"KWS": "seizing"}),
        ("Customs seized 5 kg. A Canine Enforcement Team alerted to it.", {"Customs": "seizing"}),
        ("NDLEA operatives seized 5 kg with the support of NAFDAC and the QRX.", {"NDLEA": "seizing", "NAFDAC": "partner", "QRX": "partner"}),
        ("The Australian Federal Police charged a man after Australian Border Force officers found 4 kg in his bag.", {"Australian Border Force": "seizing", "Australian Federal Police": "partner"}),
        ("Customs found 5 kg in a tank. He thanked the Larnovo Home Ministry for a tip-off.", {"Customs": "seizing", "Larnovo Home Ministry": "partner"}),
        ("Kenya Customs seized 5 kg. Police have launched an investigation.", {"Kenya Customs": "seizing"}),
        ("Investigators have seized 340 kg of ketamine, the Ministry of Justice Investigation Bureau said.", {"Ministry of Justice Investigation Bureau": "seizing"}),
        ("The Armed Forces of the Larno Islands and the Bureau of Customs seized 3 kg.", {"Armed Forces of the Larno Islands": "seizing", "Bureau of Customs": "partner"}),
        ("Thai Customs seized 5 kg. Polish goods were left alone.", {"Thai Customs": "seizing"}),
    ],
)  # fmt: skip
def test_parts_of_agencies_are_told_as_releases_write(text: str, expected: dict[str, str]) -> None:
    assert organisations(text) == expected


def test_a_possessive_is_no_part_of_a_name() -> None:
    assert "Larnovo Customs Department" in organisations("The Larnovo Customs Department's officers seized 5 kg.")


def test_an_authority_for_animals_that_they_go_to_takes_part() -> None:
    text = "Sindh Customs seized ten falcons. The birds were handed over to the Sindh Wildlife Department."
    reading = Reading(text, kind="seizure")
    reading.facts["commodities"].append(Commodity(category="wildlife", item="Falco"))
    read_organisations(reading)
    roles = {fact.name: fact.role for fact in reading.to_extraction().organisations}
    assert roles["Sindh Customs"] == "seizing"


def test_a_firm_that_goods_came_from_sent_them() -> None:
    text = "Customs seized 5 kg. The shipments were found to be from Venlo Resources Ltd. in Nigeria."
    assert organisations(text)["Venlo Resources Ltd."] == "consignor"
