"""Hit/no-hit over the API: the asker learns that something exists, the originator who asks, and decides."""

from collections.abc import Callable

from tests.services.served import Served

PROBE = """mutation P($v: String!) {
  probe(scheme: "container", value: $v, purpose: "A consignment under inspection.") { hit requests }
}"""
REQUESTS = (
    "{ probeRequests { totalCount edges { node { id asker { code } purpose value decision reports { ref } } } } }"
)
DECIDE = "mutation D($id: ID!) { decideProbe(request: $id, grant: true) { decision asker { code } } }"
TEXT = "Customs at Hai Phong seized 12 kg of ketamine in container MSCU6639871."


def test_a_hit_opens_a_request_that_the_originator_grants(serve: Callable[..., Served]) -> None:
    served = serve(probe_seconds=0.0)
    id = served.submit("VN", TEXT, ref="VN-9", handling={"discoverable": True})
    assert served.ask("MY", PROBE, {"v": "MSCU6639871"})["probe"]["hit"] is True
    requests = served.ask("VN", REQUESTS)["probeRequests"]
    (node,) = (edge["node"] for edge in requests["edges"])
    assert (requests["totalCount"], node["asker"], node["decision"]) == (1, {"code": "MY"}, None)
    assert node["reports"] == [{"ref": "VN-9"}]
    assert served.ask("VN", DECIDE, {"id": node["id"]})["decideProbe"] == {
        "decision": "granted",
        "asker": {"code": "MY"},
    }
    assert served.ask("MY", "query R($id: ID!) { report(id: $id) { ref } }", {"id": id})["report"] == {"ref": "VN-9"}


def test_what_is_not_discoverable_is_no_hit_and_asks_nobody(serve: Callable[..., Served]) -> None:
    served = serve(probe_seconds=0.0)
    served.submit("VN", TEXT)
    assert served.ask("MY", PROBE, {"v": "MSCU6639871"})["probe"] == {"hit": False, "requests": []}
    assert served.ask("VN", REQUESTS)["probeRequests"]["totalCount"] == 0


def test_a_request_of_another_agency_is_absent(serve: Callable[..., Served]) -> None:
    served = serve(probe_seconds=0.0)
    served.submit("VN", TEXT, handling={"discoverable": True})
    served.ask("MY", PROBE, {"v": "MSCU6639871"})
    node = served.ask("VN", REQUESTS)["probeRequests"]["edges"][0]["node"]
    absent = served.errors("TH", DECIDE, {"id": "q-never"})
    assert served.errors("TH", DECIDE, {"id": node["id"]}) == absent
    assert absent[0]["code"] == "NOT_FOUND"


def test_a_budget_ends_a_search_by_enumeration(serve: Callable[..., Served]) -> None:
    served = serve(probe_seconds=0.0, probe_budget=3)
    codes = [served.errors("MY", PROBE, {"v": f"MSCU66398{place:02d}"}) for place in range(5)]
    assert [errors[0]["code"] if errors else None for errors in codes] == [None, None, None, "LIMIT", "LIMIT"]
