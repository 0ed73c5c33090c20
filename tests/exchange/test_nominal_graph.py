"""People in the graph: they exist for those who may see them, and what is named after them does too."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Projection
from intel.exchange.projecting import projection_of
from intel.handling import Handling
from intel.ledger.derived import Standing
from intel.reports.content import Content
from nlp.extraction import Extraction
from tests.exchange.desk import RIVER, Desk
from tests.exchange.test_redaction import reports

FACTS = {
    "people": [{"name": "Somchai Rattana", "role": "suspect"}],
    "identifiers": [{"scheme": "phone", "value": "+6625550100"}, {"scheme": "container", "value": "MSKU1234565"}],
    "organisations": [
        {"name": "Somchai Rattana Trading", "role": "consignee"},
        {"name": "Blue Lotus", "role": "carrier"},
    ],
}


def labels(desk: Desk, agency: str) -> set[str]:
    with desk.at(agency) as session:
        return {entity.label for entity, _ in session.entities().rows}


def test_who_may_not_see_a_person_sees_neither_number_nor_company_of_that_name(desk: Desk) -> None:
    report = desk.submit(facts=FACTS, handling=Handling(release_to=RIVER, nominal_to=("TH",)))
    everything = {"Somchai Rattana", "+6625550100", "MSKU1234565", "Somchai Rattana Trading", "Blue Lotus"}
    assert labels(desk, "VN") == labels(desk, "TH") == everything
    assert labels(desk, "LA") == {"MSKU1234565", "Blue Lotus"}
    with desk.at("LA") as session:
        seen = session.report(report.id)
        assert seen is not None
        assert [found["name"] for found in seen.extraction["organisations"]] == [
            "███████████████ Trading",
            "Blue Lotus",
        ]


def _projected(content: Content) -> Projection:
    handling = Handling(release_to=("TH",))
    return projection_of("r-1", Standing(1, {"originator": "VN", "published": None}, 1, "", handling), content)


@given(reports())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_open_mentions_are_those_of_the_redacted_report(report: tuple[str, Extraction]) -> None:
    whole, redacted = _projected(Content(*report)), _projected(Content(*report).open)
    assert tuple(mention for mention in whole.mentions if not mention.nominal) == redacted.mentions


@given(st.sampled_from(["Somchai Rattana", "สมชาย ใจดี"]))
def test_a_masked_name_makes_no_entity(name: str) -> None:
    content = Content("", Extraction.from_json({"organisations": [{"name": f"{name} Ltd", "role": "carrier"}],
                                                "people": [{"name": name, "role": "suspect"}]}))  # fmt: skip
    assert _projected(content.open).mentions == ()
