# ruff: noqa: E501  (messages read best unbroken)
"""Concealment told without a listed place: parts of vehicles by their noun, loads by their purpose, papers by other words."""

import pytest

from tests.nlp.test_concealment import methods


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("in_vehicle", "Police found 3 kg of heroin hidden in the bed of his pickup truck."),
        ("in_vehicle", "Officers seized 300 cartons of cigarettes hidden in the rear luggage space of the bus."),
        ("in_vehicle", "3 kg of heroin was hidden in seven sacks in the car."),
        ("in_goods", "Officers seized 3 kg of heroin hidden inside trolley tyres in a container."),
        ("in_goods", "He hid 3 kg of heroin in bags of green tea."),
        ("cover_load", "Officers seized 3 kg of ivory. The men were using bags stuffed with charcoal to cover the sacks."),
        ("cover_load", "5 kg of cocaine was found when officers searched a container of briquettes."),
        ("cover_load", "The barrels with 3 tonnes of ivory were mixed with ones containing tar."),
        ("misdeclared", "Officers seized 3 kg of heroin. The plan was to declare the boxes as garden lamps."),
        ("misdeclared", "Officers seized 3 tonnes of waste. According to the documents the lorry was carrying pellets."),
        ("misdeclared", "5 kg of cannabis was found in a truck officially carrying peppers."),
        ("abandoned", "3 tonnes of ivory was seized in a container and no one had claimed it."),
        ("on_body", "The passenger had hidden 2 kg of gold in cloth waistbands."),
    ],
)  # fmt: skip
def test_ways_of_hiding_are_told_in_plain_words(expected: str, text: str) -> None:
    assert expected in methods(text)


@pytest.mark.parametrize(
    ("absent", "text"),
    [
        ("cover_load", "2 kg of cannabis was concealed inside silver-coloured bags in the passenger's suitcase."),
        ("cover_load", "MDMA tablets were concealed between layers of the carton box of an air parcel."),
        ("abandoned", "Officers found 300 g of MDMA in an abandoned Larno sedan."),
        ("in_goods", "Officers who seized 3 kg of heroin spoke of it in a press conference."),
        ("in_goods", "3 kg of cocaine was concealed within a shipping container."),
        ("in_parcel", "Two employees of a parcel delivery company were arrested with 500,000 pills in a car."),
        ("in_vehicle", "3 kg of heroin was hidden inside trolley tyres."),
    ],
)
def test_words_that_only_look_like_hiding_are_left(absent: str, text: str) -> None:
    assert absent not in methods(text)
