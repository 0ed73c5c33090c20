"""What a report's facts become in the graph. Names and numbers are invented."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph.model import EntityKind, Mention, Projection
from graph.projection import canonical, project
from nlp.extraction import Extraction
from tests.graph.drawing import projections

AUDIENCE, NOMINAL = frozenset({"community"}), frozenset({"agency:VN"})


def _mentions(report: str = "r-1", **facts: list[dict[str, Any]]) -> tuple[Mention, ...]:
    return project(report, "2024-05-01", AUDIENCE, NOMINAL, Extraction.from_json(facts)).mentions


def _only(report: str = "r-1", **facts: list[dict[str, Any]]) -> Mention:
    (mention,) = _mentions(report, **facts)
    return mention


def _identifier(scheme: str, value: str, span: tuple[int, int] | None = None, **more: Any) -> dict[str, Any]:
    return {"scheme": scheme, "value": value, "span": span, **more}


def _person(name: str | None, span: tuple[int, int] | None = None, role: str = "arrested") -> dict[str, Any]:
    return {"name": name, "role": role, "span": span}


def test_the_same_container_number_is_one_entity_however_it_is_written() -> None:
    one = _only("r-1", identifiers=[_identifier("container", "QXLU3021149")])
    other = _only("r-2", identifiers=[_identifier("container", "qxlu 302114-9")])
    assert one.entity == other.entity
    assert one.identifying and not one.hub and not one.nominal


def test_the_same_number_under_another_scheme_is_another_thing() -> None:
    one, other = _mentions(identifiers=[_identifier("bl", "5551234"), _identifier("declaration", "5551234")])
    assert one.entity != other.entity


def test_a_wrong_check_digit_is_told_and_stays_an_identity() -> None:
    mention = _only(identifiers=[_identifier("container", "QXLU3021140", valid=False)])
    assert mention.properties["check_digit"] == "wrong"


def test_what_points_at_a_person_is_nominal() -> None:
    found = _mentions(
        people=[_person("Nguyen Van An")],
        identifiers=[
            _identifier("passport", "B5550001"),
            _identifier("phone", "+84225550166"),
            _identifier("email", "an@mail.example"),
            _identifier("bank_account", "0555512347"),
            _identifier("plate", "51C55501"),
            _identifier("company_no", "0402118736"),
        ],
    )
    assert {m.role for m in found if m.nominal} == {"arrested", "passport", "phone", "email", "bank_account"}


def test_a_persons_name_alone_never_merges_two_people() -> None:
    assert (
        _only("r-1", people=[_person("Nguyen Van An")]).entity != _only("r-2", people=[_person("Nguyen Van An")]).entity
    )
    first, second = _mentions(people=[_person("Tony"), _person("Tony")])
    assert first.entity != second.entity


def test_a_passport_beside_the_name_binds_a_person_over_reports() -> None:
    def holder(report: str, name: str, passport: str) -> str:
        facts = _mentions(
            report, people=[_person(name, (0, 13))], identifiers=[_identifier("passport", passport, (24, 32))]
        )
        return next(m.entity for m in facts if m.kind is EntityKind.PERSON)

    assert holder("r-1", "Nguyễn Văn An", "B5550001") == holder("r-2", "NGUYEN VAN AN", "b 5550001")
    assert holder("r-1", "Nguyen Van An", "B5550001") != holder("r-2", "Tran Thi Binh", "B5550001")
    assert holder("r-1", "Nguyen Van An", "B5550001") != holder("r-2", "Nguyen Van An", "B5550002")


def test_a_passport_binds_nobody_across_another_name_or_a_long_way() -> None:
    near = _mentions("r-1", people=[_person("An", (0, 2))], identifiers=[_identifier("passport", "B5550001", (5, 13))])
    between = _mentions(
        "r-2",
        people=[_person("An", (0, 2)), _person("Binh", (4, 8))],
        identifiers=[_identifier("passport", "B5550001", (12, 20))],
    )
    far = _mentions("r-3", people=[_person("An", (0, 2))], identifiers=[_identifier("passport", "B5550001", (99, 107))])
    bound = next(m.entity for m in near if m.label == "An")
    assert bound not in {m.entity for m in (*between, *far)}


def test_the_unnamed_and_the_unspecified_are_no_entities() -> None:
    assert _mentions(people=[_person(None)], commodities=[{"category": "drug", "item": "unspecified"}]) == ()


def test_a_company_is_its_folded_name_and_form() -> None:
    def of(name: str) -> str:
        return _only(organisations=[{"name": name, "role": "consignee"}]).entity

    assert of("Hoà Vàng Phát Co., Ltd.") == of("HOA VANG PHAT COMPANY LIMITED")
    assert of("Redgum Plastics Pty Ltd") != of("Redgum Plastics")


def test_authorities_at_work_are_hubs_and_resemble_nobody() -> None:
    for name, role in (("Hong Kong Customs", "mentioned"), ("AITF", "seizing"), ("ศุลกากร", "mentioned")):
        mention = _only(organisations=[{"name": name, "role": role}])
        assert mention.hub and mention.name_key == ""
    assert not _only(organisations=[{"name": "Customs Brokers Pte Ltd", "role": "mentioned"}]).hub


def test_a_place_is_its_locode_and_brings_its_country() -> None:
    place, country = sorted(
        _mentions(places=[{"role": "seizure", "name": "Cat Lai", "country": "VN", "locode": "VNCLI", "span": [0, 7]}]),
        key=lambda m: m.span is None,
    )
    assert (place.label, country.label) == ("Cat Lai", "Viet Nam")
    assert place.hub and country.hub
    other = _mentions("r-2", places=[{"role": "origin", "name": "Cảng Cát Lái", "country": "VN", "locode": "VNCLI"}])
    assert {place.entity, country.entity} == {m.entity for m in other}


def test_a_country_named_in_any_language_is_that_country() -> None:
    names = [("Lào", "LA"), ("ลาว", "LA"), ("老挝", "LA"), ("Lao PDR", "LA")]
    found = {_only(places=[{"role": "origin", "name": name, "country": code}]).entity for name, code in names}
    assert len(found) == 1


def test_a_ship_is_its_imo_number_and_its_name_alone_is_weak() -> None:
    numbered = _only(
        identifiers=[_identifier("vessel_imo", "9812042")], conveyances=[{"mode": "sea", "name": "MT Sea Dragon"}]
    )
    named = _only("r-2", conveyances=[{"mode": "sea", "name": "SEA DRAGON"}])
    assert (numbered.label, numbered.identifying, named.identifying) == ("MT Sea Dragon", True, False)
    assert numbered.entity != named.entity
    assert numbered.name_key == named.name_key == "sea dragon"


def test_a_flight_is_one_whether_identifier_or_conveyance() -> None:
    one = _only(identifiers=[_identifier("flight", "TG337")])
    other = _only(conveyances=[{"mode": "air", "name": "TG-337"}])
    assert one.entity == other.entity
    assert _mentions(conveyances=[{"mode": "air", "name": "Boeing 777"}]) == ()


def test_a_tariff_heading_is_no_entity() -> None:
    assert _mentions(identifiers=[_identifier("hs", "28371100")]) == ()


def test_a_projection_carries_both_audiences_and_the_day() -> None:
    made = project("r-1", "2024-05", AUDIENCE, NOMINAL, Extraction())
    assert made == Projection("r-1", "2024-05", AUDIENCE, NOMINAL, ())


@given(projections())
def test_the_order_of_mentions_means_nothing(projection: Projection) -> None:
    turned = Projection(*list(vars(projection).values())[:-1], projection.mentions[::-1])
    assert canonical(turned) == canonical(projection) == canonical(canonical(projection))


@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_any_text_as_a_name_or_a_value_makes_a_projection(name: str, value: str) -> None:
    for mention in _mentions(
        people=[_person(name)],
        organisations=[{"name": name, "role": "consignee"}],
        places=[{"role": "origin", "name": name, "country": "VN"}],
        conveyances=[{"mode": "sea", "name": name}, {"mode": "air", "name": name}],
        commodities=[{"category": "other", "item": name}],
        identifiers=[_identifier("plate", value), _identifier("email", value), _identifier("phone", value)],
    ):
        assert mention.label and mention.entity
