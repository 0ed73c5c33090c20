"""Word search: what is found, how it is scored, and what a snippet shows."""

import pytest

from intel.errors import Limit
from intel.handling import Handling
from intel.model import Hit, Page
from tests.exchange.desk import GREEN, RIVER, Desk

NAMED = "Held at the pier: Somchai Rattana, who had the lantern."
FACTS = {"people": [{"name": "Somchai Rattana", "role": "arrested", "span": [18, 33]}]}


def reports(page: Page[Hit]) -> list[str]:
    return [hit.report for hit, _ in page.rows if hit.report]


def test_words_are_found_in_any_order_and_in_any_spelling_of_case_and_accent(either: Desk) -> None:
    report = either.submit(text="Ma túy đá tại cảng Hải Phòng")
    with either.at("TH") as session:
        for words in ("hai phong ma tuy", "PHÒNG đá", "cang"):
            assert reports(session.search(words)) == [report.id]
        for words in ("hai phong heroin", "phon", "", " ; "):
            assert session.search(words).total == 0


def test_unspaced_scripts_are_found_by_a_piece(either: Desk) -> None:
    chinese, thai = either.submit(text="查获冰毒三公斤"), either.submit(text="ยึดยาบ้าสองแสนเม็ด")
    with either.at("TH") as session:
        assert reports(session.search("冰毒")) == [chinese.id]
        assert reports(session.search("毒")) == [chinese.id]
        assert reports(session.search("ยาบ้า")) == [thai.id]


def test_a_hidden_name_is_not_found_by_who_may_not_see_it(either: Desk) -> None:
    report = either.submit(text=NAMED, facts=FACTS, handling=Handling(release_to=RIVER, nominal_to=("TH",)))
    with either.at("LA") as session:
        assert session.search("Somchai").total == 0
        assert session.search("Rattana lantern").total == 0
        (seen, _), *_ = session.search("lantern").rows
        assert seen.snippet == "Held at the pier: ███████████████, who had the lantern."
    with either.at("TH") as session:
        page = session.search("Somchai")
        assert reports(page) == [report.id]
        assert [hit.entity.label for hit, _ in page.rows if hit.entity] == ["Somchai Rattana"]


def test_hidden_words_do_not_change_the_score_of_visible_ones(either: Desk) -> None:
    either.submit(text=NAMED, facts=FACTS)
    either.submit(text="Held at the pier: ███████████████, who had the lantern.")
    with either.at("LA") as session:
        (first, _), (second, _) = session.search("lantern").rows
    assert first.score == second.score


def test_hidden_reports_change_no_score_order_or_count(either: Desk) -> None:
    report = either.submit(text="One lantern")
    with either.at("TH") as session:
        before = session.search("lantern")
    for _ in range(3):
        either.submit(text="lantern lantern", handling=Handling())
    with either.at("TH") as session:
        assert session.search("lantern") == before
    assert reports(before) == [report.id]


def test_more_of_a_word_in_a_shorter_text_comes_first_and_ties_go_by_id(either: Desk) -> None:
    one = either.submit(text="A lantern here")
    two = either.submit(text="A lantern here")
    often = either.submit(text="A lantern, a lantern")
    long = either.submit(text="A lantern here. " + "Other words follow. " * 50)
    with either.at("TH") as session:
        page = session.search("lantern")
        assert reports(page) == [often.id, one.id, two.id, long.id]
        assert all(0 < hit.score < 1 for hit, _ in page.rows)


def test_pages_of_hits_mix_reports_and_entities_in_one_order(either: Desk) -> None:
    for place in range(4):
        either.submit(
            text="Blue Lotus Trading again. " * (place + 1),
            facts={"organisations": [{"name": f"Blue Lotus Trading {'Co' * place}", "role": "consignee"}]},
        )
    with either.at("TH") as session:
        whole = session.search("blue lotus trading", first=50)
        assert {bool(hit.entity) for hit, _ in whole.rows} == {True, False}
        walked, after, more = [], None, True
        while more:
            page = session.search("blue lotus trading", first=1, after=after)
            walked += page.rows
            after, more = page.rows[-1][1], page.has_next
        assert walked == list(whole.rows)
        assert whole.total == len(walked)


def test_a_search_of_too_many_words_is_refused(desk: Desk) -> None:
    with desk.at("TH") as session:
        session.search(" ".join(f"word{n}" for n in range(16)))
        for text in (" ".join(f"word{n}" for n in range(17)), "a" * 10_000):
            with pytest.raises(Limit):
                session.search(text)


def test_a_snippet_is_cut_at_words_around_the_hit(desk: Desk) -> None:
    desk.submit(text="before " * 30 + "the lantern " + "after " * 60)
    with desk.at("TH") as session:
        snippet = session.search("lantern").rows[0][0].snippet
    assert snippet is not None and snippet.startswith("… before") and snippet.endswith("…") and len(snippet) < 200


def test_what_no_database_holds_is_no_word(either: Desk) -> None:
    either.submit(text="lantern", handling=GREEN)
    with either.at("TH") as session:
        assert session.search("lan\0tern \ud800").total == 0
        assert session.entities(label="\0\ud800").total >= 0
