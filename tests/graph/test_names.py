import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.company_forms import split_form
from graph.names import TERM_LIMIT, fold, holds, romanise, terms, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LUMIÈRE  Orchid-Beauty, Pte. Ltd.", "lumiere orchid beauty pte ltd"),
        ("Đỗ Thị Hương", "do thi huong"),
        ("L.L.C", "LLC"),
        ("Hung & Sons", "HUNG AND SONS"),
        ("ＱＸＬＵ３０２１１４９", "qxlu3021149"),
        ("Int'l", "Intl"),
        ("๑๒๓", "123"),
        ("កម្ពុជា", "កម្ពុជា\u200b"),
    ],
)
def test_what_is_written_differently_and_means_the_same_folds_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("上海", "商海"), ("ກາ", "ກີ"), ("กา", "กี"), ("Hai", "Hui")])
def test_what_is_another_word_in_its_script_folds_differently(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_chinese_and_korean_are_romanised_a_syllable_a_word() -> None:
    assert romanise("赵丽萍") == "zhao li ping"
    assert romanise("한국") == "han gug"


@pytest.mark.parametrize(
    ("label", "question"),
    [
        ("Nguyễn Văn An", "an nguyen"),
        ("Maquinados Sierra Alta SA de CV", "sierra maquin"),
        ("上海东方贸易有限公司", "东方"),
        ("上海东方贸易有限公司", "shanghai"),
        ("บริษัท ไทยนำเข้า จำกัด", "นำเข้า"),
        ("ບໍລິສັດ ນໍາເຂົ້າ", "ນໍາເຂົ້າ"),
        ("ភ្នំពេញ", "ពេញ"),
        ("ရန်ကုန်", "ကုန်"),
        ("主食品株式会社", "食品"),
        ("QXLU3021149", "qxlu302"),
    ],
)
def test_a_label_is_found_by_its_words_in_any_order_and_script(label: str, question: str) -> None:
    assert holds(label, question)


@pytest.mark.parametrize(
    ("label", "question"),
    [("Nguyễn Văn An", "binh"), ("Nguyễn Văn An", "an binh"), ("Redgum", "gum"), ("Redgum", ""), ("Redgum", "…")],
)
def test_a_label_is_not_found_by_words_that_it_lacks(label: str, question: str) -> None:
    assert not holds(label, question)


@given(st.text(max_size=80))
def test_folding_again_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(max_size=300))
def test_any_label_has_few_search_terms_and_every_one_finds_it(label: str) -> None:
    assert len(terms(label)) <= TERM_LIMIT
    for term in terms(label):
        assert holds(label, term) or words(term) != (term,)


@given(st.text(max_size=12))
def test_a_short_label_is_found_by_itself(label: str) -> None:
    assert holds(label, label) or not words(label)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Redgum Plastics Pty. Ltd.", ("redgum plastics", "pty ltd")),
        ("Công ty TNHH Hoà Phát", ("hoa phat", "co ltd")),
        ("Hoa Phat Co., Ltd", ("hoa phat", "co ltd")),
        ("Hoa Phat Company Limited", ("hoa phat", "co ltd")),
        ("Evergavin Polymer S/B", ("evergavin polymer", "sdn bhd")),
        ("PT Evergavin Polimer", ("evergavin polimer", "pt")),
        ("CASCADINE RIDGE METAL, L.L.C", ("cascadine ridge metal", "llc")),
        ("上海东方贸易有限公司", ("上海东方贸易", "co ltd")),
        ("株式会社東西", ("東西", "kk")),
        ("㈜한빛", ("한빛", "co ltd")),
        ("ООО Рога", ("рога", "llc")),
        ("Sierra Alta SA de CV", ("sierra alta", "sa de cv")),
        ("Redgum Plastics", ("redgum plastics", "")),
        ("Ltd", ("ltd", "")),
    ],
)
def test_the_legal_form_is_told_from_the_name(name: str, expected: tuple[str, str]) -> None:
    assert split_form(name) == expected


def test_the_thai_form_stands_on_both_sides_of_the_name() -> None:
    assert split_form("บริษัท ไทยนำเข้า จำกัด") == (fold("ไทยนำเข้า"), "co ltd")
    assert split_form("บริษัทไทยนำเข้า จำกัด (มหาชน)") == (fold("ไทยนำเข้า"), "plc")


@given(st.text(max_size=60))
def test_a_name_is_never_all_form(name: str) -> None:
    core, _ = split_form(name)
    assert bool(core) == bool(fold(name))
