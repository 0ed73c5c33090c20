import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.company_forms import split_form
from graph.model import EntityKind
from graph.names import romanise
from graph.resemblance import LIKELY, blocks, resemblance
from graph.weighing import weigh

PERSON, ORGANISATION = EntityKind.PERSON, EntityKind.ORGANISATION
keys = st.text(alphabet="abcdeghiknoptu ", max_size=20).map(romanise)
LIKE = [
    (PERSON, "Phạm Quốc Thịnh", "Phan Quốc Thịnh", "spelling differs"),
    (PERSON, "NGUYEN DINH KHOAT", "Nguyễn Đình Khoát", "same name"),
    (PERSON, "赵丽萍", "Zhao Liping", "same letters, spaced otherwise"),
    (PERSON, "KEOLA Somphone", "Somphone Keola", "same words in another order"),
    (PERSON, "Pham Thi Bich Lien", "Pham Bich Lien", "without thi"),
    (PERSON, "N. Wickramage", "Nimal Wickramage", "initials fit"),
    (ORGANISATION, "Golden Myawaddy Mya Trading", "Golden Myawady Mya Trading Co Ltd", "spelling differs"),
    (ORGANISATION, "CASCADINE RIDGE MTLS", "Cascadine Ridge Metals LLC", "spelling differs"),
    (ORGANISATION, "Sierra Alta Maquinados", "Maquinados Sierra Alta SA de CV", "same words in another order"),
    (ORGANISATION, "Andaman Phueng Textile Co., Ltd", "Andaman Pueng Textile", "spelling differs"),
]
UNLIKE = [
    (PERSON, "Nguyen Van An", "Nguyen Van Binh"),
    (PERSON, "Tony", "Tony"),
    (PERSON, "Chan Siu Ming", "Chen Wei"),
    (ORGANISATION, "Redgum Plastics", "Bluegum Timber"),
]


def _key(kind: EntityKind, name: str) -> str:
    return romanise(name if kind is PERSON else split_form(name)[0])


@pytest.mark.parametrize(("kind", "one", "other", "reason"), LIKE)
def test_spellings_of_one_name_resemble_and_say_why(kind: EntityKind, one: str, other: str, reason: str) -> None:
    score, why = resemblance(kind, _key(kind, one), _key(kind, other))
    assert score >= LIKELY
    assert reason in why
    assert blocks(_key(kind, one)) & blocks(_key(kind, other))


@pytest.mark.parametrize(("kind", "one", "other"), UNLIKE)
def test_names_of_two_do_not_resemble(kind: EntityKind, one: str, other: str) -> None:
    score, _ = resemblance(kind, _key(kind, one), _key(kind, other))
    assert score < LIKELY


def test_the_same_name_says_less_about_a_person_than_about_a_company() -> None:
    name = romanise("Kim Lan")
    assert resemblance(PERSON, name, name)[0] < resemblance(ORGANISATION, name, name)[0] == 1.0


@given(st.sampled_from([PERSON, ORGANISATION]), keys, keys)
def test_resemblance_has_no_direction_and_a_reason(kind: EntityKind, one: str, other: str) -> None:
    assert resemblance(kind, one, other) == resemblance(kind, other, one)
    score, reason = resemblance(kind, one, other)
    assert 0 <= score <= 1
    assert bool(score) == bool(reason)


@given(keys)
def test_keys_are_words_that_no_query_language_takes_for_operators(key: str) -> None:
    assert all(block.replace("_", "").isalnum() for block in blocks(key))


def test_properties_speak_for_a_resemblance_and_against_it() -> None:
    vietnamese, thai = {"nationality": ("VN",), "sex": ("M",)}, {"nationality": ("TH",), "sex": ("M",)}
    alike, reasons = weigh(PERSON, 0.9, "same name", vietnamese, vietnamese)
    assert (alike, reasons) == (0.927, ("same name", "same nationality (VN)"))
    unlike, reasons = weigh(PERSON, 0.9, "same name", vietnamese, thai)
    assert (unlike, reasons) == (0.765, ("same name", "other nationality"))
    assert weigh(PERSON, 0.9, "same name", vietnamese, {"sex": ("F",)})[0] < LIKELY
    assert weigh(PERSON, 0.9, "same name", vietnamese, {}) == (0.9, ("same name",))


def test_a_companys_form_is_weighed_and_its_absence_is_not() -> None:
    one, other = {"form": ("pty ltd",)}, {"form": ("llc",)}
    assert weigh(ORGANISATION, 1.0, "same name", one, other) == (0.95, ("same name", "other company form"))
    assert weigh(ORGANISATION, 1.0, "same name", one, {}) == (1.0, ("same name",))


def test_two_imo_numbers_are_two_ships_whatever_their_name() -> None:
    one, other = {"scheme": ("vessel_imo",), "value": ("9812042",)}, {"scheme": ("vessel_imo",), "value": ("9074729",)}
    assert weigh(EntityKind.VESSEL, 1.0, "same name", one, other) == (0.0, ())
    assert weigh(EntityKind.VESSEL, 1.0, "same name", one, {}) == (1.0, ("same name",))
