"""The promises of a graph store by example; `test_store_against_reference` goes through them at random."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from graph import paths, walk
from graph.identity import country_id, identifier_id, organisation_id
from graph.model import EntityKind, Mention, Projection, Tokens
from graph.names import romanise
from graph.store import GraphStore

VN, TH = frozenset({"agency:VN"}), frozenset({"agency:TH"})
BOTH = VN | TH


def container(value: str) -> Mention:
    id = identifier_id("container", value) or ""
    return Mention(id, EntityKind.CONTAINER, "container", value, {"scheme": "container"}, identifying=True)


def phone(value: str) -> Mention:
    return Mention(
        identifier_id("phone", value) or "", EntityKind.PHONE, "phone", value, nominal=True, identifying=True
    )


def country(code: str) -> Mention:
    return Mention(country_id(code), EntityKind.PLACE, "origin", code, hub=True)


def company(name: str) -> Mention:
    key = romanise(name.removesuffix(" Ltd"))
    return Mention(organisation_id(name), EntityKind.ORGANISATION, "consignee", name, name_key=key)


def report(
    id: str, *mentions: Mention, audience: Tokens = BOTH, nominal: Tokens = VN, day: str | None = None
) -> Projection:
    return Projection(id, day, audience, nominal, mentions)


A, B, C, D = (container(f"QXLU{n}00000{n}") for n in range(4))


def ids(found: Sequence[object]) -> list[str]:
    return [getattr(one, "id", None) or one.entity.id for one in found]  # type: ignore[attr-defined]


def test_an_entity_is_made_of_what_the_reader_sees_alone(store: GraphStore) -> None:
    shown = Mention(A.entity, A.kind, A.role, "QXLU 0", {"scheme": "container"})
    hidden = Mention(A.entity, A.kind, A.role, "SECRET", {"scheme": "container", "check_digit": "wrong"})
    store.apply(
        [
            report("r-1", shown, day="2024-05-02"),
            report("r-2", hidden, audience=VN, day="2024-05-01"),
            report("r-3", hidden, audience=VN, day="2024-06-01"),
        ]
    )
    (seen,) = store.entities_by_id(TH, [A.entity]).values()
    assert (seen.label, seen.report_count, seen.first_seen, seen.last_seen) == ("QXLU 0", 1, "2024-05-02", "2024-05-02")
    assert seen.properties == {"scheme": ("container",)}
    (own,) = store.entities_by_id(VN, [A.entity]).values()
    assert (own.label, own.report_count, own.first_seen, own.last_seen) == ("SECRET", 3, "2024-05-01", "2024-06-01")


def test_a_reader_without_tokens_sees_nothing_and_an_edge_without_readers_is_seen_by_nobody(store: GraphStore) -> None:
    store.apply([report("r-1", A), report("r-2", B, audience=frozenset())])
    assert store.entities(frozenset()).total == 0
    assert store.entities_by_id(BOTH, [B.entity]) == {}


def test_a_hidden_and_an_absent_entity_get_the_same_answers(store: GraphStore) -> None:
    store.apply([report("r-1", A, B, audience=VN), report("r-2", B)])
    for id in (A.entity, "c-never"):
        assert store.entities_by_id(TH, [id]) == {}
        assert store.neighbours(TH, id) is None
        assert store.paths(TH, id, B.entity) == []
        assert store.paths(TH, B.entity, id) == []
        assert dict(store.reports_of(TH, [id])) == {}
        assert store.same_as(TH, [id]) == {}


def test_a_nominal_mention_needs_both_audiences(store: GraphStore) -> None:
    store.apply([report("r-1", A, phone("+84225550166"))])
    assert [one.entity.kind for one in store.mentions(TH, ["r-1"])["r-1"]] == [EntityKind.CONTAINER]
    assert len(store.mentions(VN, ["r-1"])["r-1"]) == 2
    store.apply([report("r-1", A, phone("+84225550166"), audience=TH, nominal=VN)])
    assert dict(store.mentions(VN, ["r-1"])) == {}


def test_applying_again_replaces_and_narrowing_takes_away_at_once(store: GraphStore) -> None:
    store.apply([report("r-1", A, B)])
    store.apply([report("r-1", B, audience=VN)])
    assert store.entities(TH).total == 0
    assert ids(store.entities(VN).entities) == [B.entity]


def test_what_was_removed_is_gone_and_removing_it_again_is_no_error(store: GraphStore) -> None:
    store.apply([report("r-1", A, B), report("r-2", B, C)])
    store.remove(["r-1", "r-never"])
    store.remove(["r-1"])
    assert [p.report for p in store.dump()] == ["r-2"]
    assert set(store.entities_by_id(BOTH, [A.entity, B.entity, C.entity])) == {B.entity, C.entity}


def test_the_last_projection_of_a_report_in_one_call_counts(store: GraphStore) -> None:
    store.apply([report("r-1", A), report("r-1", B)])
    assert set(store.entities_by_id(BOTH, [A.entity, B.entity])) == {B.entity}


def test_first_and_last_seen_follow_when_their_report_goes(store: GraphStore) -> None:
    store.apply([report(f"r-{month}", A, day=f"2024-0{month}-01") for month in (3, 1, 5)])
    store.remove(["r-1"])
    store.apply([report("r-5", B, day="2024-05-01")])
    (seen,) = store.entities_by_id(VN, [A.entity]).values()
    assert (seen.first_seen, seen.last_seen) == ("2024-03-01", "2024-03-01")


def test_pages_of_entities_go_on_after_the_last_one_seen(store: GraphStore) -> None:
    store.apply([report("r-1", A, B, C, D), report("r-2", B, D), report("r-3", B)])
    one = store.entities(VN, first=2)
    last = one.entities[-1]
    two = store.entities(VN, first=2, after=(last.report_count, last.id))
    assert ids(one.entities) == [B.entity, D.entity]
    assert ids(two.entities) == sorted([A.entity, C.entity])
    assert (one.total, one.has_next, two.total, two.has_next) == (4, True, 4, False)


def test_neighbours_are_found_by_hop_then_by_strength(store: GraphStore) -> None:
    store.apply([report("r-1", A, B, C), report("r-2", A, C), report("r-3", B, D)])
    graph = store.neighbours(VN, A.entity, hops=2)
    assert graph is not None
    assert ids(graph.nodes) == [A.entity, C.entity, B.entity, D.entity]
    weights = {frozenset({edge.source, edge.target}): edge.weight for edge in graph.edges}
    assert weights == {
        frozenset({A.entity, C.entity}): 2,
        frozenset({A.entity, B.entity}): 1,
        frozenset({B.entity, D.entity}): 1,
    }
    assert not graph.truncated


def test_a_hub_is_found_and_not_walked_through(store: GraphStore) -> None:
    store.apply([report("r-1", A, country("VN")), report("r-2", B, country("VN"))])
    graph = store.neighbours(VN, A.entity, hops=3)
    assert graph is not None
    assert ids(graph.nodes) == [A.entity, country_id("VN")]
    assert store.paths(VN, A.entity, B.entity) == []
    around = store.neighbours(VN, country_id("VN"), hops=1)
    assert around is not None and len(around.nodes) == 3
    assert len(store.paths(VN, A.entity, country_id("VN"))) == 1


def test_an_answer_that_is_cut_says_so(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.apply([report(f"r-{n}", A, container(f"ZKMU55555{n:02}")) for n in range(12)])
    whole, cut = store.neighbours(VN, A.entity), store.neighbours(VN, A.entity, first=5)
    assert whole is not None and cut is not None
    assert (len(whole.nodes), whole.truncated, len(cut.nodes), cut.truncated) == (13, False, 6, True)
    monkeypatch.setattr(walk, "VISITS", 4)
    sampled = store.neighbours(VN, A.entity)
    assert sampled is not None and (len(sampled.nodes), sampled.truncated) == (5, True)


def test_the_walk_looks_at_the_same_reports_whoever_else_has_more(
    store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = [report(f"r-{n:02}", A, container(f"ZKMU55555{n:02}")) for n in range(1, 9)]
    monkeypatch.setattr(walk, "VISITS", 4)
    store.apply(shown)
    alone = store.neighbours(TH, A.entity)
    store.apply([report(f"r-0{n}-hidden", A, D, audience=VN) for n in range(9)])
    assert store.neighbours(TH, A.entity) == alone


def test_paths_are_the_shortest_each_chain_once_with_its_first_report(store: GraphStore) -> None:
    store.apply(
        [report("r-2", A, B), report("r-1", A, B), report("r-3", B, D), report("r-4", A, C), report("r-5", C, D)]
    )
    found = store.paths(VN, A.entity, D.entity)
    chains = [([entity.id for entity in path.entities], list(path.reports)) for path in found]
    through_b = ([A.entity, B.entity, D.entity], ["r-1", "r-3"])
    through_c = ([A.entity, C.entity, D.entity], ["r-4", "r-5"])
    assert chains == sorted([through_b, through_c])
    assert store.paths(VN, A.entity, D.entity, max_hops=1) == []


def test_a_hidden_report_is_no_bridge(store: GraphStore) -> None:
    store.apply([report("r-1", A, B), report("r-2", B, C, audience=VN), report("r-3", C, D)])
    assert len(store.paths(VN, A.entity, D.entity)) == 1
    assert store.paths(TH, A.entity, D.entity) == []


def test_an_entity_reaches_itself_by_no_report(store: GraphStore) -> None:
    store.apply([report("r-1", A)])
    (path,) = store.paths(VN, A.entity, A.entity)
    assert (ids(path.entities), path.reports) == ([A.entity], ())


def test_a_long_chain_is_walked_from_both_ends(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    chain = [container(f"ZKMU55555{n:02}") for n in range(9)]
    store.apply([report(f"r-{n}", one, two) for n, (one, two) in enumerate(pairwise(chain))])
    assert len(store.paths(VN, chain[0].entity, chain[4].entity)[0].reports) == 4
    assert store.paths(VN, chain[0].entity, chain[5].entity) == []
    assert len(store.paths(VN, chain[0].entity, chain[6].entity, max_hops=99)[0].reports) == paths.MAX_HOPS
    assert store.paths(VN, chain[0].entity, chain[7].entity, max_hops=99) == []


def test_linked_reports_share_visible_identifiers(store: GraphStore) -> None:
    number = phone("+84225550166")
    store.apply([report("r-1", A, B, number), report("r-2", B, A), report("r-3", B, number, audience=BOTH)])
    shared = {one.report: one.because for one in store.linked(TH, ["r-1"])["r-1"]}
    assert shared == {"r-2": (A.label, B.label), "r-3": (B.label,)}
    own = {one.report: one.because for one in store.linked(VN, ["r-1"])["r-1"]}
    assert own["r-3"] == (number.label, B.label)


def test_names_that_resemble_are_candidates_with_a_reason(store: GraphStore) -> None:
    one, two = company("Golden Myawaddy Trading"), company("GOLDEN MYAWADY TRADING Ltd")
    store.apply([report("r-1", one), report("r-2", two)])
    (candidate,) = store.same_as(VN, [one.entity])[one.entity]
    assert candidate.entity.id == two.entity
    assert candidate.score > 0.9
    assert (candidate.because, candidate.judgement) == (("spelling differs",), "undecided")


def test_a_candidate_is_seen_by_those_who_read_both_sides(store: GraphStore) -> None:
    one, bridge, two = company("Golden Myawaddy"), company("Golden Myawady"), company("Golden Myawade")
    store.apply([report("r-1", one), report("r-2", bridge, audience=VN), report("r-3", two, audience=VN)])
    assert store.same_as(TH, [one.entity]) == {}
    assert {c.entity.id for c in store.same_as(VN, [one.entity])[one.entity]} == {bridge.entity, two.entity}


def test_a_word_search_finds_names_by_words_and_by_resemblance(store: GraphStore) -> None:
    exact, longer, misspelt = company("Kim Lan"), company("Kim Lan Trading"), company("Kim Lann")
    store.apply([report("r-1", exact, longer, misspelt, A)])
    found = [(entity.id, score) for entity, score in store.resembling(VN, "kim lan")]
    assert found[0] == (exact.entity, 1.0)
    assert {id for id, _ in found} == {exact.entity, longer.entity, misspelt.entity}
    assert [entity.id for entity, _ in store.resembling(VN, A.label[:6].lower())] == [A.entity]


@pytest.mark.parametrize("asked", ["*", "kim*", "+kim -lan", '"', "a OR b", "name_keys:*", "[a TO z]", "\\", "%", "_"])
def test_no_search_is_read_as_a_query_language(store: GraphStore, asked: str) -> None:
    store.apply([report("r-1", company("Kim Lan"), company("Redgum"))])
    found = {entity.label for entity in store.entities(VN, label=asked).entities}
    assert found == ({"Kim Lan"} if asked in ("kim*", "+kim -lan") else set())
    store.resembling(VN, asked)


def test_long_lists_of_ids_are_one_question(store: GraphStore) -> None:
    store.apply([report("r-1", A)])
    many = [f"c-{n}" for n in range(70_000)] + [A.entity, A.entity]
    assert set(store.entities_by_id(VN, many)) == {A.entity}


def test_an_empty_question_has_an_empty_answer(store: GraphStore) -> None:
    store.apply([report("r-1", A)])
    store.apply([])
    store.remove([])
    assert dict(store.entities_by_id(VN, [])) == {}
    assert dict(store.mentions(VN, [])) == {}
    assert dict(store.linked(VN, [])) == {}
    assert dict(store.same_as(VN, [])) == {}
    assert dict(store.reports_of(VN, [])) == {}


def test_a_report_without_mentions_stands(store: GraphStore) -> None:
    store.apply([report("r-1"), report("r-2", audience=frozenset(), nominal=frozenset())])
    assert [p.report for p in store.dump()] == ["r-1", "r-2"]
