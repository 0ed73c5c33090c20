"""The lexicons of goods, units and money: what every entry must have, and what they must hold in all."""

import re
from collections import defaultdict

import pytest

from nlp import lexicon
from nlp.goods.commodity_lexicon import FILES, Strength, ancestors, higher, words
from nlp.reading import fold_text

GOODS = ("drugs", "precursors", "wildlife", "specimens", "waste", "ods", "goods")
OTHERS = ("drug_forms", "goods_cues", "units", "numbers", "currencies", "not_values", "quantity_marks")
WASTE = frozenset(
    ["plastic", "electronic", "paper", "metal", "battery", "tyre", "textile", "chemical", "medical", "municipal", "oil",
     "slag", "wood", "hazardous", "unspecified"]
)  # fmt: skip
OTHER = frozenset(
    ["cigarettes", "tobacco", "vape", "firearm", "ammunition", "explosive", "currency", "gold", "gemstone",
     "counterfeit", "medicine", "alcohol", "fuel", "sugar", "meat", "seafood", "cosmetics", "electronics", "vehicle",
     "cultural goods", "timber", "fireworks", "textile", "food"]
)  # fmt: skip
"""The contract's words."""


def check_digit_is_right(cas: str) -> bool:
    """CAS registry number: the last digit is the sum of the others, each times its place from the right, mod 10."""
    digits = cas.replace("-", "")
    total = sum(int(digit) * place for place, digit in enumerate(reversed(digits[:-1]), 1))
    return re.fullmatch(r"\d{2,7}-\d\d-\d", cas) is not None and total % 10 == int(digits[-1])


@pytest.mark.parametrize("name", GOODS + OTHERS)
def test_every_entry_says_its_source(name: str) -> None:
    assert [entry for entry in lexicon.load(name) if not entry.get("source")] == []


@pytest.mark.parametrize("name", GOODS + ("units", "numbers"))
def test_every_word_is_text_and_in_no_list_twice(name: str) -> None:
    for entry in lexicon.load(name):
        for key in ("names", "strong", "faint", "derived"):
            for language, listed in (entry.get(key) or {}).items():
                assert all(isinstance(word, str) and word.strip() for word in listed), (entry, language)
                assert len(set(listed)) == len(listed), (entry.get("item"), language, listed)


@pytest.mark.parametrize("name", ["drugs", "precursors", "ods"])
def test_cas_check_digits_are_right(name: str) -> None:
    assert [e["item"] for e in lexicon.load(name) if "cas" in e and not check_digit_is_right(str(e["cas"]))] == []


def test_a_wrong_cas_check_digit_is_seen() -> None:
    assert check_digit_is_right("537-46-2")
    assert not check_digit_is_right("537-46-3")


def test_at_least_250_controlled_substances_have_a_cas_number() -> None:
    listed = {str(e["cas"]) for name in ("drugs", "precursors") for e in lexicon.load(name) if "cas" in e}
    assert len(listed) >= 250


def test_at_least_500_taxa_stand_in_the_cites_appendices() -> None:
    taxa = [entry for entry in lexicon.load("wildlife") if entry.get("cites")]
    assert len(taxa) >= 500
    assert all(entry["cites"] in ("I", "II", "III") for entry in taxa)
    assert all(re.fullmatch(r"[A-Z][a-z]+(?: [a-z-]+)?", entry["item"]) for entry in taxa)


def test_items_of_a_file_are_not_entered_twice() -> None:
    for name in ("drugs", "precursors", "wildlife", "waste", "ods", "goods"):
        items = [str(entry["item"]) for entry in lexicon.load(name)]
        assert len(set(items)) == len(items), name


def test_codes_have_their_form() -> None:
    for name in GOODS:
        for entry in lexicon.load(name):
            assert re.fullmatch(r"\d{6}|\d{8}", str(entry.get("hs", "000000"))), entry
            assert re.fullmatch(r"Y\d{1,2}|[AB]\d{4}|G[A-Z]\d{3}", str(entry.get("basel", "Y46"))), entry


def test_the_contracts_words_are_all_there() -> None:
    assert {entry["item"] for entry in lexicon.load("waste")} == WASTE
    assert {entry["item"] for entry in lexicon.load("goods")} >= OTHER


def test_no_sure_word_means_goods_of_two_categories() -> None:
    meant: dict[str, set[str]] = defaultdict(set)
    for word, entry in words():
        if entry.sense.strength is Strength.SURE and not entry.faint and not entry.sense.part:
            meant[fold_text(word)].add(entry.sense.category)
    assert {word: found for word, found in meant.items() if len(found) > 1} == {}


def test_higher_taxa_are_entries_and_never_turn_in_a_circle() -> None:
    items = {str(entry["item"]) for entry in lexicon.load("wildlife")}
    assert set(higher().values()) <= items
    assert all(item not in ancestors(item) for item in items)


def test_every_category_of_the_contract_has_words() -> None:
    assert {category for _, category in FILES} == {"drug", "precursor", "wildlife", "waste", "ods", "other"}
    assert {entry.sense.category for _, entry in words()} == {category for _, category in FILES}
