# ruff: noqa: E501  (messages read best unbroken)
"""People as press releases and wire news tell them: arrests without "was arrested", several cases, plain countries. All names are invented."""

import pytest

from nlp.people.nouns import find_phrases
from tests.nlp.test_people import arrested, people


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Police have arrested nine individuals, including a woman, in five raids.", 9),
        ("Officers have also arrested seven in connection with the case.", 7),
        ("Officers turned the driver over to federal investigators.", 1),
        ("An X-ray of the passenger showed pellets in his stomach, leading to his arrest.", 1),
        ("Investigators have arrested a Larnovo fishing boat captain and two crew members.", 3),
        ("Two men, one of whom is a port worker, have been arrested.", 2),
        ("Police charged a 34-year-old man. Thirteen others, among them two foreign nationals, are facing charges.", 14),
        ("A team arrested 17 suspects in seven cases. On Monday the driver was arrested. On Tuesday two suspects were arrested. Later two additional suspects were arrested.", 17),
        ("Seven suspected offenders, comprising six males and one female, were arrested. The 38-year-old male driver was arrested at the gate.", 7),
        ("Officers stopped a car. The driver was arrested. In the second case, officers stopped a van. The driver was arrested.", 2),
        ("Officers arrested two Thai men and two Thai women. Those arrested are four suspects including a 41 year old man named Arkat Promdee, a 35 year old woman named Malee Chandra, a 20 year old man named Virot Chanda and a 29 year old woman named Preeda Chaiwa.", 4),
        ("A Larnovo man and his partner have been charged over the import.", 2),
        ("The doctor examined him. The man was arrested.", 1),
    ],
)  # fmt: skip
def test_arrests_are_counted_as_releases_tell_them(text: str, count: int) -> None:
    assert arrested(text) == count


@pytest.mark.parametrize(
    ("text", "country", "count"),
    [
        ("Customs arrested two New Zealand nationals at the airport.", "NZ", 2),
        ("Officers arrested a 22-year-old female U.S. citizen.", "US", 1),
        ("Two China nationals were arrested at the airport.", "CN", 2),
        ("Two New Zealanders of Iranian descent were arrested.", "NZ", 2),
        ("Officers stopped a truck driven by a Mexican citizen. They searched it. They found drugs. The next person passed. The driver was arrested.", "MX", 1),
        ("The driver, identified as a Peruvian citizen and legal permanent resident, was arrested.", "PE", 1),
    ],
)  # fmt: skip
def test_a_country_tells_a_nationality_where_it_stands_with_people(text: str, country: str, count: int) -> None:
    held = [person for person in people(text) if person.role == "arrested"]
    assert {person.nationality for person in held} == {country}
    assert sum(person.count for person in held) == count


def test_a_country_alone_is_no_person() -> None:
    assert list(find_phrases("Gold was smuggled into India from Myanmar.")) == []
    assert list(find_phrases("Customs in the eastern Chinese city held a box.")) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Deputy Comm Datuk Azhan Rosli Hamdan said the containers were seized.", "Azhan Rosli Hamdan"),
        ("The spokesman of the agency, Femi Adekola, said so in a statement.", "Femi Adekola"),
        ("Deputy director-general (enforcement) Sazlan Mohd Noor said so.", "Sazlan Mohd Noor"),
        ('"We found it in the tank," stated Marco Delgado Ruiz, Area Port Director.', "Marco Delgado Ruiz"),
        ("The head of the airport's Criminal Investigation Department Joseph Mwangi told reporters.", "Joseph Mwangi"),
        ("The duo, Hamisi Juma Kombo and Patrick Kazungu Ngala, was arrested.", "Hamisi Juma Kombo"),
        ("Yan Qi and Xu Haolan were arrested at the gate.", "Yan Qi"),
        ("A suspect, identified only as Chaiwat, was arrested.", "Chaiwat"),
    ],
)
def test_names_are_found_by_what_stands_beside_them_in_releases(text: str, name: str) -> None:
    assert name in [person.name for person in people(text)]


@pytest.mark.parametrize(
    "text",
    [
        'Officers seized 400 g of methamphetamine, commonly known as "Ice".',
        "The suspect is said to be a Lt Colonel of the army.",
        "The Customs Area Controller told reporters so.",
    ],
)
def test_a_drug_or_a_rank_alone_is_no_name(text: str) -> None:
    assert [person.name for person in people(text) if person.name] == []
