"""Commodities: what was found, of which kind and form, and how much of it."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import parse
from nlp.amounts.quantities import read_quantities
from nlp.extraction import Commodity
from nlp.goods.component import read_commodities
from nlp.reading import Reading
from nlp.text.context import read_context
from nlp.text.stretches import read_stretches
from tests.nlp.score import own_messages

Goods = tuple[str, str | None, float | None, str | None]


def goods(text: str) -> list[Goods]:
    """(item, form, quantity, unit) of each commodity, in the order of the text."""
    return [(c.item, c.form, c.quantity, c.unit) for c in parse(text, date(2025, 6, 1)).commodities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45 kg of methamphetamine were seized.", ("methamphetamine", None, 45, "kg")),
        ("Seized: methamphetamine (ice), abt 45 kgs.", ("methamphetamine", "crystal", 45, "kg")),
        ("Customs found 2,940 yaba tablets.", ("methamphetamine", "tablet", 2940, "tablet")),
        ("Officers found 129 one-kilo bricks of cocaine.", ("cocaine", "block", 129, "kg")),
        ("34 kg of rhinoceros horn, 20 pieces, were seized.", ("Rhinocerotidae", "horn", 34, "kg")),
        ("Found in the bag: 17 king cobras.", ("Ophiophagus hannah", "live", 17, "animal")),
        ("Phát hiện 7.500 viên thuốc lắc (4,5 kg).", ("mdma", "tablet", 4.5, "kg")),
        ("查获海马干4381尾,重34.4千克。", ("Hippocampus", "body", 34.4, "kg")),
        ("ตรวจพบเกล็ดลิ่น 45 กิโลกรัม", ("Manidae", "scales", 45, "kg")),
        ("Petugas menyita 53 kg sisik trenggiling.", ("Manidae", "scales", 53, "kg")),
        ("코카인 블록 300개, 총 300kg을 적발하였음.", ("cocaine", "block", 300, "kg")),
        ("乾燥大麻約1,046キログラムを発見した。", ("cannabis", "herb", 1046, "kg")),
        ("ຢຶດຢາບ້າ 600.000 ເມັດ.", ("methamphetamine", "tablet", 600000, "tablet")),
        ("300 cylinders of R-507 refrigerant were detained.", ("r-507", None, 300, "piece")),
        ("Seized 2 tonnes of e-waste in three containers.", ("electronic", None, 2000, "kg")),
    ],
)
def test_goods_are_read_with_form_and_quantity(text: str, expected: Goods) -> None:
    assert goods(text) == [expected]


def test_each_quantity_goes_to_its_own_goods_in_either_order() -> None:
    expected = [
        ("heroin", None, 1.908, "kg"),
        ("cannabis", None, 1.655, "kg"),
        ("methamphetamine", "crystal", 0.268, "kg"),
    ]
    assert goods("Recovered: heroin 1,908 g, cannabis 1,655 g, 'Ice' 268 g.") == expected
    assert goods("Recovered: 1,908 g of heroin, 1,655 g of cannabis and 268 g of 'Ice'.") == expected


def test_a_total_stands_for_its_parts() -> None:
    text = "(a) 11 kg of cannabis buds in one suitcase.\n(b) 24 kg of cannabis buds in two.\nTotal about 35 kg."
    assert goods(text) == [("cannabis", "herb", 35, "kg")]


def test_a_total_stands_for_parts_said_after_one_name() -> None:
    text = "ของกลาง: เฮโรอีนรวม 7.2 กก. (3.7 กก. ในเครื่องทำน้ำอุ่น และ 3.5 กก. ในกล่อง)"
    assert goods(text) == [("heroin", None, 7.2, "kg")]
    assert goods("Heroin, 3.7 kg in the heater and 3.5 kg in the box, in total 7.2 kg.") == [
        ("heroin", None, 7.2, "kg")
    ]


def test_each_times_its_number_is_the_quantity() -> None:
    assert goods("Found: 23 packets of heroin, 2 kg each.") == [("heroin", None, 46, "kg")]


def test_the_exact_figure_wins_over_the_rounded_one() -> None:
    text = "Officers seized more than 25 kg of heroin. The powder weighing 25.45 kg was in five cans."
    assert goods(text) == [("heroin", None, 25.45, "kg")]


def test_a_total_of_several_goods_is_no_goods_figure() -> None:
    text = "Customs seized 4.2 tons of ivory and pangolin scales: 1.7 tons of ivory and 2.5 tons of scales."
    assert goods(text) == [("Elephantidae", "ivory", 1700, "kg"), ("Manidae", "scales", 2500, "kg")]


def test_two_counts_before_one_noun_are_both_its() -> None:
    text = "Officers found 3,000 cartons and 12 packets of duty-unpaid cigarettes."
    assert sorted(goods(text), key=str) == [("cigarettes", None, 12, "piece"), ("cigarettes", None, 3000, "piece")]


def test_respectively_gives_quantities_in_the_order_of_the_goods() -> None:
    text = "Methamphetamine and fentanyl were seized. The drugs weighed 20 kg and 3 kg respectively."
    assert goods(text) == [("methamphetamine", None, 20, "kg"), ("fentanyl", None, 3, "kg")]


@pytest.mark.parametrize(
    "text",
    [
        "The box declared as metal scrap held 3 kg of heroin.",
        "3 kg of heroin was hidden among frozen mackerel.",
        "Heroin, 3 kg, was found in a lorry carrying a consignment of onions.",
        "3 kg of heroin was found in a car; no ivory or other goods were seized.",
        "3 kg of heroin was found. Last year the port seized 90 kg of cocaine.",
        "3 kg of heroin was found. The maximum penalty for trafficking cocaine is life imprisonment.",
        "3 kg of heroin was found by the Narcotics Control Bureau and the Wildlife Crime Unit.",
        "3 kg of heroin was found. Officers will continue to stop drugs, weapons, explosives and ivory.",
    ],
)
def test_papers_covers_other_cases_and_names_give_no_goods(text: str) -> None:
    assert goods(text) == [("heroin", None, 3, "kg")]


def test_seized_cash_has_no_quantity_and_is_a_value() -> None:
    extraction = parse("Officers seized undeclared cash of US$ 312,450.", None)
    assert [(c.item, c.quantity) for c in extraction.commodities] == [("currency", None)]
    assert [(v.amount, v.currency) for v in extraction.values] == [(312450, "USD")]


def test_feedback_that_found_nothing_has_no_goods() -> None:
    text = "Reply to your alert HK-2023-0415 (methamphetamine). Crate examined in full. No drugs were found."
    assert goods(text) == []


def test_an_alert_does_not_carry_the_quantity_of_the_case_behind_it() -> None:
    text = "ALERT: please look out for rhino horn from Addis. A load of 21 kg of rhino horn was seized in June."
    assert goods(text) == [("Rhinocerotidae", "horn", None, None)]


def test_a_scientific_name_in_brackets_names_the_animal() -> None:
    text = "Petugas menemukan 1 ekor nuri raja ambon (Alisterus amboinensis)."
    assert goods(text) == [("Alisterus amboinensis", "live", 1, "animal")]


def test_an_identified_species_takes_the_figure_of_the_general_word() -> None:
    text = "615 kg ngà voi được phát hiện, giám định loài Loxodonta africana."
    assert goods(text) == [("Loxodonta africana", "ivory", 615, "kg")]


def test_a_category_word_falls_to_the_thing_itself() -> None:
    assert goods("Police found 500 kg of drugs, mostly methamphetamine.") == [("methamphetamine", None, 500, "kg")]


def test_codes_come_from_the_lexicon() -> None:
    (scales,) = parse("8,300 kg of pangolin scales seized.", None).commodities
    assert (scales.category, scales.cites, scales.hs) == ("wildlife", "I", "050790")
    (waste,) = parse("46 tonnes of e-waste seized.", None).commodities
    assert waste.basel == "A1181"


def test_every_commodity_says_where_how_surely_and_by_which_rule() -> None:
    text = "Customs seized 45 kg of heroin, some cigarettes and 3,000 kg of refined sugar."
    found = parse(text, None).commodities
    assert {commodity.item for commodity in found} >= {"heroin"}
    for commodity in found:
        assert commodity.span is not None
        assert text[slice(*commodity.span)]
        assert 0 < commodity.confidence < 1
        assert commodity.rule.startswith("commodities.")


def test_less_said_is_less_sure() -> None:
    (named,) = parse("Customs seized 45 kg of heroin.", None).commodities
    (unnamed,) = parse("Customs seized 45 kg of drugs.", None).commodities
    assert unnamed.confidence < named.confidence


def read(text: str) -> list[Commodity]:
    """The commodities of `text` by the components that they need, without the others."""
    reading = Reading(text)
    for component in (read_stretches, read_context, read_quantities, read_commodities):
        component(reading)
    return [fact for fact in reading.facts["commodities"] if isinstance(fact, Commodity)]


PIECES = st.sampled_from(
    ["heroin", "3 kg", "9" * 31, " of ", ", ", "象牙", "12", " tusks", "scales", "\n", "(", ")", "and", "total", "each",
     "respectively", "declared as ", "hidden in ", "ของ", "ကီလို", "0", "½", "\u0301", "(Panthera tigris)", "live",
     "\u200b", "5斤", "R-22"]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join))
@settings(max_examples=250, deadline=None)
def test_any_text_gives_commodities_within_it(text: str) -> None:
    for commodity in read(text):
        assert commodity.span is not None
        assert 0 <= commodity.span[0] < commodity.span[1] <= len(text)


def test_time_is_linear_in_the_length_of_the_text() -> None:
    message = "\n\n".join(row["text"] for row in own_messages())
    short, long = ((message * (size // len(message) + 1))[:size] for size in (50_000, 400_000))
    read(short)  # loads the lexicons

    def seconds(text: str) -> float:
        start = time.process_time()
        read(text)
        return time.process_time() - start

    assert seconds(long) < 8 * 2.5 * min(seconds(short) for _ in range(3))
