"""handling.md, "Nominal facts": to who may not see them they do not exist, and their places are masked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intel.folding import fold
from intel.name_parts import parts_of
from intel.redaction import MASK, nominal_of, redact
from nlp.extraction import Extraction

NAMES = ("Somchai Rattana", "Nguyễn Văn Hai", "王小明", "An", "O'Dwyer", "สมชาย ใจดี")


def extraction(**facts: object) -> Extraction:
    return Extraction.from_json(facts)


def person(name: str | None, span: tuple[int, int] | None = None) -> dict[str, object]:
    return {"name": name, "role": "suspect", "span": span, "age": 34, "nationality": "VN"}


def test_a_span_gets_one_mask_for_each_code_point() -> None:
    text = "Held: Nguyễn Văn Hai, 34"
    masked, left = redact(text, extraction(people=[person("Nguyễn Văn Hai", (6, 20))]))
    assert masked == f"Held: {MASK * 14}, 34"
    assert (left.people[0].name, left.people[0].age, left.people[0].nationality) == (None, 34, "VN")


def test_every_other_place_of_the_same_string_is_masked_whatever_its_case_accents_and_spaces() -> None:
    text = "NGUYEN VAN HAI. nguyen  van\nhai! Nguyễn Văn Hai; Nguyen Van Haiphong"
    masked, _ = redact(text, extraction(people=[person("Nguyễn Văn Hai")]))
    assert masked == f"{MASK * 14}. {MASK * 15}! {MASK * 14}; {MASK * 6} Van Haiphong"


def test_a_text_in_pieces_of_accents_is_masked_too() -> None:
    masked, _ = redact("Nguye\u0302\u0303n here", extraction(people=[person("Nguyễn")]))
    assert masked == f"{MASK * 8} here"


def test_scripts_without_spaces_hide_a_name_amid_other_characters() -> None:
    assert redact("被告王小明被捕", extraction(people=[person("王小明")]))[0] == f"被告{MASK * 3}被捕"


def test_a_short_name_hides_no_article() -> None:
    masked, _ = redact("an officer saw An and AN", extraction(people=[person("An")]))
    assert masked == f"an officer saw {MASK * 2} and {MASK * 2}"


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("Nguyễn Văn Hải", "Nguyen said, and NGUYEN; a nguyen", "██████ said, and ██████; a nguyen"),
        ("Nguyễn Văn Hải", "By van to Hai Phong. Hai met Văn.", "By van to Hai Phong. ███ met Văn."),
        ("Tran Hoai Nam", "Tran flew to Viet Nam.", "████ flew to Viet Nam."),
        ("Hendrik van der Laan", "Mr Laan's van; Hendrik-Jan", "Mr ████'s van; ███████-Jan"),
        ("Li Wenbo", "Li said so. LI is no word, li neither.", "██ said so. LI is no word, li neither."),
        ("LI WENBO", "LI SAID SO", "██ SAID SO"),
        ("An Minh", "An officer saw Minh", "An officer saw ████"),
        ("王小明", "小明说，王先生", "██说，王先生"),
        ("欧阳小明", "小明说", "██说"),
        ("山田 太郎", "太郎が山田を", "██が██を"),
        ("สมชาย ใจดี", "สมชายบอก", "█████บอก"),
        ("W. T. Leung", "W and T saw Leung", "W and T saw █████"),
    ],
)
def test_a_part_of_a_name_that_stands_alone_is_masked(name: str, text: str, shown: str) -> None:
    places = [{"role": "seizure", "name": "Hai Phong"}]
    assert redact(text, extraction(people=[person(name)], places=places))[0] == shown.replace("█", MASK)


def test_a_part_stays_within_what_an_open_fact_names() -> None:
    facts = extraction(
        people=[person("Rose Lam")],
        conveyances=[{"mode": "sea", "name": "MV Rose Star"}],
        organisations=[{"name": "Lam Brothers", "role": "consignee"}],
        concealment=[{"method": "on_body", "text": "taped to Rose"}],
    )
    masked, left = redact("Rose left MV Rose Star for Lam Brothers with Lam.", facts)
    assert masked == f"{MASK * 4} left MV Rose Star for Lam Brothers with {MASK * 3}."
    assert (left.conveyances[0].name, left.organisations[0].name) == ("MV Rose Star", "Lam Brothers")
    assert left.concealment[0].text == f"taped to {MASK * 4}"


words = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzđêôư"), min_size=4, max_size=9).map(str.title)


@given(st.lists(words, min_size=2, max_size=4), st.lists(words, max_size=6), st.data())
def test_no_long_part_of_a_name_is_left_with_a_capital(name: list[str], others: list[str], data: st.DataObject) -> None:
    text = " ".join(data.draw(st.permutations([*name, *others])))
    masked, _ = redact(text, extraction(people=[person(" ".join(name))]))
    kept = {fold(word).text for word in masked.split()}
    known = {word for word in kept if not parts_of(f"{word} Xyzw")}  # words of countries
    assert kept.isdisjoint({fold(word).text for word in name} - known)
    assert len(masked) == len(text)


def test_nominal_identifiers_go_and_others_stay() -> None:
    text = "Passport B1234567, phone +66 2 555 0100, box MSKU1234565, mail a@b.example"
    facts = [
        {"scheme": "passport", "value": "B1234567", "span": [9, 17]},
        {"scheme": "phone", "value": "+6625550100", "span": [25, 39]},
        {"scheme": "container", "value": "MSKU1234565", "span": [45, 56]},
        {"scheme": "email", "value": "a@b.example", "span": [63, 74]},
        {"scheme": "case_ref", "value": "B1234567", "span": None},
    ]
    masked, left = redact(text, extraction(identifiers=facts))
    assert [found.scheme for found in left.identifiers] == ["container"]
    assert masked == f"Passport {MASK * 8}, phone {MASK * 14}, box MSKU1234565, mail {MASK * 11}"


def test_what_other_facts_quote_is_masked() -> None:
    _, left = redact(
        "…",
        extraction(
            people=[person("Somchai Rattana")],
            organisations=[{"name": "SOMCHAI RATTANA Trading", "role": "consignee"}],
            concealment=[{"method": "on_body", "text": "taped to Somchai Rattana"}],
        ),
    )
    assert left.organisations[0].name == f"{MASK * 15} Trading"
    assert left.concealment[0].text == f"taped to {MASK * 15}"


def test_a_report_that_names_nobody_is_unchanged() -> None:
    facts = extraction(people=[person(None)], places=[{"role": "seizure", "name": "Hai Phong"}])
    assert redact("Two were held", facts) == ("Two were held", facts)


texts = st.lists(
    st.sampled_from([*NAMES, "met", "an", "在", " ", ", ", "\n", "Nguyen Van Hai", "555", "█"]), max_size=12
).map("".join)


@st.composite
def reports(draw: st.DrawFn) -> tuple[str, Extraction]:
    text = draw(texts)
    ends = st.integers(0, len(text))
    people = [
        person(draw(st.sampled_from([*NAMES, None])), draw(st.none() | st.tuples(ends, ends).map(sorted).map(tuple)))
        for _ in range(draw(st.integers(0, 3)))
    ]
    company = {"name": draw(st.sampled_from(["Blue Lotus", *NAMES])) + " Ltd", "role": "consignee"}
    return text, extraction(people=people, organisations=[company])


@given(reports())
def test_masking_keeps_the_length_and_changes_nothing_the_second_time(report: tuple[str, Extraction]) -> None:
    once = redact(*report)
    assert len(once[0]) == len(report[0])
    assert redact(*once) == once


@given(reports())
def test_no_hidden_name_is_left_in_what_is_shown(report: tuple[str, Extraction]) -> None:
    masked, left = redact(*report)
    for string in nominal_of(*report).strings:
        if len(string) > 3:
            assert f" {string.casefold()} " not in f" {masked.casefold()} "
            assert not any(string.casefold() in found.name.casefold().split(" ltd") for found in left.organisations)
    assert all(someone.name is None for someone in left.people)


@given(st.text(max_size=80), st.text(min_size=1, max_size=20))
def test_any_text_and_any_name_give_a_text_of_the_same_length(text: str, name: str) -> None:
    assert len(redact(text, extraction(people=[person(name)]))[0]) == len(text)
