# ruff: noqa: E501  (sentences read best unbroken)
"""Stories of newspapers and agencies: figures said again, earlier cases told on the way, towns that no list holds."""

from datetime import date

import pytest

from nlp import parse
from nlp.extraction import Extraction

PUBLISHED = date(2024, 6, 12)  # a Wednesday


def read(text: str) -> Extraction:
    return parse(text, PUBLISHED)


def goods(text: str) -> list[tuple[str, str | None, float | None, str | None]]:
    return [(c.item, c.form, c.quantity, c.unit) for c in read(text).commodities]


def seized_at(text: str) -> list[str]:
    return [place.name for place in read(text).places if place.role == "seizure"]


def route(text: str) -> set[tuple[str, str | None]]:
    return {(place.role, place.country) for place in read(text).places if place.role not in ("mentioned", "seizure")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Customs seized 309 kilograms of methamphetamine on a dhow. In the hold 309 packs of methamphetamine were found.",
            [("methamphetamine", None, 309, "kg")],
        ),
        (
            "Officers found nearly 3 kg of heroin in sweets. The powder, which weighed 2.89 kg in total, was heroin.",
            [("heroin", None, 2.89, "kg")],
        ),
        (
            "Customs seized 1.5 kilograms (3.3 pounds) of rhino horn, identified as black rhino horn.",
            [("Diceros bicornis", "horn", 1.5, "kg")],
        ),
        (
            "The total number of cigarette sticks confiscated amounted to a staggering 691,060.",
            [("cigarettes", None, 691060, "piece")],
        ),
        (
            "40 kg of African elephant Loxodonta africana (App. I) ivory were seized.",
            [("Loxodonta africana", "ivory", 40, "kg")],
        ),
        (
            "The goods were seized for bearing counterfeit versions of designer logos. A total of 243 different watches were seized.",
            [("counterfeit", None, 243, "piece")],
        ),
        (
            "Customs discovered 11 kg of rhino horns and 4 kg of ivories. The man carried the bags containing the horns and ivories.",
            [("Rhinocerotidae", "horn", 11, "kg"), ("Elephantidae", "ivory", 4, "kg")],
        ),
        (
            "Officers uncovered 94 packages of narcotics, 12 kg of cocaine and 3 kg of heroin.",
            [("cocaine", None, 12, "kg"), ("heroin", None, 3, "kg")],
        ),
        ("Thu giữ 5.000 viên thuốc lắc (2,2 kg ma túy MDMA).", [("mdma", "tablet", 2.2, "kg")]),
        ("Officers found 15 kg of white crystals, suspected to be ketamine.", [("ketamine", "crystal", 15, "kg")]),
        ("Customs seized cocaine, a white powdery substance of 2 kg.", [("cocaine", "powder", 2, "kg")]),
    ],
)
def test_goods_said_again_are_one_item(
    text: str, expected: list[tuple[str, str | None, float | None, str | None]]
) -> None:
    assert goods(text) == expected


@pytest.mark.parametrize(
    "aside",
    [
        "Many similar cases have occurred at the airport. The most recent case was on 5 May when a man was caught with 2 kg of cocaine.",
        "This was the third seizure in weeks. On 29 May, customs officers seized about one tonne of pangolin scales.",
        "Officers also seized 5 kg of ketamine last month.",
        "In related news, police in a northern province seized 300 kg of cannabis.",
    ],
)
def test_an_earlier_case_told_on_the_way_is_no_find(aside: str) -> None:
    told = f"Customs officers seized 4 kg of heroin at the airport on Monday, a spokesman said on Tuesday. {aside}"
    assert goods(told) == [("heroin", None, 4, "kg")]
    assert [d.date for d in read(told).dates if d.role == "event"] == ["2024-06-10"]


@pytest.mark.parametrize("vague", ["millions of rupees", "hundreds of dollars", "millions of baht"])
def test_a_plural_without_a_number_is_no_amount(vague: str) -> None:
    assert read(f"Customs seized cigarettes worth {vague}.").values == ()


def test_dollars_beside_us_dollars_are_of_another_country() -> None:
    told = read("Australian Border Force found 9 kg of cocaine worth $3 million (US$2 million) from the United States.")
    assert [(v.amount, v.currency) for v in told.values] == [(3e6, "AUD"), (2e6, "USD")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A truck with 11 tonnes of sandalwood was intercepted at Bansgadhi, a town on the border of Nepal.", "Bansgadhi"),
        (
            "Gold seized at NKI\nGold of 4 kg was found on Friday at Nakuru International Airport (NKI), Kenya Customs said.",
            "Nakuru International Airport",
        ),
        (
            "Heroin of 3 kg was found on a man about to depart from Noi Bai International Airport in Hanoi, Vietnam.",
            "Noi Bai International Airport",
        ),
        ("Gold bars were seized by customs from a passenger flight at Osmani International Airport.", "Osmani International Airport"),
        ("BATAM - Ten kg of crystal meth were seized on Friday in the waters of Petong Island, Indonesia, officers said.", "Petong Island, Indonesia"),
        ("Authorities in Vietnam seized horns last week. The parcel arrived at Noi Bai International Airport on Friday.", "Noi Bai International Airport"),
        ("Fifty kilos of cocaine were recovered by Papua New Guinea Customs on Fergusson Island. They were bound for Australia.", "Fergusson Island"),
        ("Used batteries bound for Korea from Chile were stopped in transit at the Port of Rotterdam.", "Port of Rotterdam"),
        ("CBP officers at the Verdant International Bridge seized 40 kg of cocaine.", "Verdant International Bridge"),
    ],
)  # fmt: skip
def test_the_place_of_a_find_is_the_one_its_sentence_names(text: str, expected: str) -> None:
    assert seized_at(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Customs opened ten containers at Laem Chabang Port. Nine containers originated from Japan and one from Mexico.",
            {("origin", "JP"), ("origin", "MX")},
        ),
        (
            "Customs in Chicago seized watches from China. The parcel had an ultimate destination to an address in Salem, Oregon.",
            {("origin", "CN"), ("destination", "US")},
        ),
        ("Scrap was found in Penang, Malaysia. It was imported by a recycling company from neighbouring Kedah.", set()),
        ("The navy seized 800 kg of cocaine from a ship off the coast of Manta, Ecuador.", set()),
        (
            "NAIROBI CUSTOMS SEIZED 12 KGS KETAMINE AT JKIA. EX MUMBAI DEST LILONGWE VIA ADDIS ABABA.",
            {("origin", "IN"), ("destination", "MW"), ("transit", "ET")},
        ),
        (
            "Gas from Tianjin was stopped off Tema, Ghana. It was due to be landed at Lomé, Togo.",
            {("origin", "CN"), ("destination", "TG")},
        ),
        ("Customs in Manila seized 2 kg of cocaine. Cocaine costs more in North America.", set()),
    ],
)
def test_the_route_is_what_the_story_says_of_it(text: str, expected: set[tuple[str, str | None]]) -> None:
    assert route(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The director said in an operation on June 4, a man was arrested with 2 kg of ketamine.", ["2024-06-04"]),
        ("According to the General Administration of Customs on June 11, officers seized 34 live turtles.", []),
    ],
)
def test_a_date_of_telling_is_told_from_one_of_the_find(text: str, expected: list[str]) -> None:
    assert [d.date for d in read(text).dates if d.role == "event"] == expected


def test_places_listed_for_several_finds_are_all_places_of_seizure() -> None:
    told = "Hong Kong Customs seized 9 million cigarettes in Tsuen Wan, Kowloon Bay, Sheung Shui and Tuen Mun respectively."
    assert seized_at(told) == ["Tsuen Wan", "Kowloon Bay", "Sheung Shui", "Tuen Mun"]


def test_money_of_countries_beyond_the_region_is_told() -> None:
    told = read(
        "The Uganda Revenue Authority impounded beer valued at UGX 240 million; taxes evaded came to UGX 75 million."
    )
    assert [(v.amount, v.currency) for v in told.values] == [(240e6, "UGX")]


def test_what_the_bill_of_lading_says_is_no_find() -> None:
    assert goods("72 tonnes of used lead-acid batteries were described on the bill of lading as plastic scrap.") == [
        ("battery", None, 72000, "kg")
    ]


@pytest.mark.parametrize(
    "text",
    ["Manila: 2 kg shabu seized, NAIA, pax Maria Santos.", "Davao City, 5 kg marijuana, 3 men nabbed.", "Batam: 3 kg sabu, kapal ferry."],
)  # fmt: skip
def test_short_lines_in_english_are_read_as_english(text: str) -> None:
    assert read(text).language == "en"


def test_the_day_of_arrival_dates_a_find_before_days_told_on_the_way() -> None:
    told = (
        "The man was arrested after officers found methamphetamine in a consignment which arrived from Chile on June 5. "
        "The consignment was delivered to a storage unit on June 10."
    )
    assert [d.date for d in read(told).dates if d.role == "event"] == ["2024-06-05"]


def test_what_closes_a_sentence_before_the_speaker_dates_the_find() -> None:
    told = read("A man with 2 kg of gold was arrested at the airport early this morning, the customs spokesman said.")
    assert [d.date for d in told.dates if d.role == "event"] == ["2024-06-12"]


def test_a_place_in_a_vessels_name_is_none() -> None:
    told = read(
        "Customs at Rotterdam found 20 kg of cocaine aboard the container vessel SEALAND ANDORRA (IMO 9383235)."
    )
    assert "AD" not in {place.country for place in told.places}


def test_each_mass_restated_in_brackets_goes_to_its_own_goods() -> None:
    told = (
        "Officers found 82 kilograms (180 pounds) of cheetah bones and 137 kilograms (301 pounds) of pangolin scales."
    )
    assert goods(told) == [("Acinonyx jubatus", "bone", 82, "kg"), ("Manidae", "scales", 137, "kg")]


def test_drugs_believed_to_be_something_are_that() -> None:
    told = "More than 300kg of illicit drugs believed to be cocaine were seized; papers said ceramic vases and pots."
    assert goods(told) == [("cocaine", None, 300, "kg")]


def test_an_airport_from_which_people_are_arrested_is_where_it_happened() -> None:
    told = (
        "Police on Friday arrested four men, including a monk, from Tribhuvan International Airport with 4 kg of gold."
    )
    assert seized_at(told) == ["Tribhuvan International Airport"]
