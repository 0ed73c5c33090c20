"""Reports under originator control, and reports of the same way of working, over the API."""

from tests.services.served import Served

ASK = """mutation A($id: ID!) {
  askPermission(report: $id, use: EXPORT, purpose: "For the file of our own case.") { id use decision agency { code } }
}"""
DECIDE = "mutation D($id: ID!, $g: Boolean!) { decidePermission(id: $id, grant: $g) { decision } }"
LISTED = "{ permissions { totalCount edges { node { id decision report { ref } originator { code } } } } }"
TEXT = "Customs at Hai Phong seized {} kg of ketamine in tea bags in a sea container from Laos bound for Thailand."


def test_a_permission_is_asked_for_given_and_seen_by_these_two(served: Served) -> None:
    handling = {"releaseTo": ["TH", "MY"], "originatorControl": True}
    id = served.submit("VN", TEXT.format(5), ref="VN-5", handling=handling)
    asked = served.ask("TH", ASK, {"id": id})["askPermission"]
    assert (asked["use"], asked["decision"], asked["agency"]) == ("EXPORT", None, {"code": "TH"})
    assert served.ask("VN", DECIDE, {"id": asked["id"], "g": True})["decidePermission"] == {"decision": "granted"}
    for agency in ("VN", "TH"):
        (edge,) = served.ask(agency, LISTED)["permissions"]["edges"]
        assert edge["node"] == {
            "id": asked["id"],
            "decision": "granted",
            "report": {"ref": "VN-5"},
            "originator": {"code": "VN"},
        }
    assert served.ask("MY", LISTED)["permissions"]["totalCount"] == 0
    never = served.errors("MY", DECIDE, {"id": "g-never", "g": True})
    assert served.errors("MY", DECIDE, {"id": asked["id"], "g": True}) == never


def test_similar_reports_come_with_the_reason_and_hidden_ones_do_not(served: Served) -> None:
    shared = {"tlp": "GREEN"}
    first = served.submit("VN", TEXT.format(5), handling=shared)
    second = served.submit("VN", TEXT.format(8), ref="VN-8", handling=shared)
    served.submit("VN", TEXT.format(9), ref="VN-9")
    query = "query S($id: ID!) { similar(report: $id) { score because report { ref } } }"
    (found,) = served.ask("TH", query, {"id": first})["similar"]
    assert found["report"] == {"ref": "VN-8"}
    assert found["because"]
    assert {one["report"]["ref"] for one in served.ask("VN", query, {"id": first})["similar"]} == {"VN-8", "VN-9"}
    assert second
