"""`naga load`: good lines are stored, bad ones named, and the same file again changes nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.community import made_home
from tests.cli.program import Run, naga

SEIZURE = "On 3 March 2025 customs at Hai Phong port found 12 kg of ketamine in container MSKU1234565."
RIVER = {"tlp": "AMBER", "release_to": ["op:river"]}


def line(ref: str | None = "VN-1", **given: Any) -> dict[str, Any]:
    return {"ref": ref, "agency": "VN", "text": SEIZURE, "published": "2025-03-04", "handling": RIVER, **given}


def load(home: Path, *lines: dict[str, Any] | bytes, options: tuple[str, ...] = ()) -> Run:
    file = home.parent / "reports.jsonl"
    file.write_bytes(b"".join((one if isinstance(one, bytes) else json.dumps(one).encode()) + b"\n" for one in lines))
    return naga("load", *options, "reports.jsonl", home=home, cwd=home.parent)


def refs_read(home: Path, agency: str, roles: str = "liaison") -> dict[str, str | None]:
    """Every report that the agency reads: ref, and ref of what it replies to."""
    (home.parent / "all.graphql").write_text("query All { reports { edges { node { ref inReplyTo { ref } } } } }")
    run = naga("query", str(home.parent / "all.graphql"), "--agency", agency, "--roles", roles, home=home)
    assert run.status == 0, run.err
    nodes = [edge["node"] for edge in json.loads(run.out)["data"]["reports"]["edges"]]
    return {node["ref"]: node["inReplyTo"] and node["inReplyTo"]["ref"] for node in nodes}


def test_reports_are_stored_once_however_often_the_file_is_loaded(home: Path) -> None:
    lines = (line(), line("VN-2"), line(None, text="Without a number of its own."))
    assert load(home, *lines).out == "3 loaded, 0 stood already, 0 bad\n"
    assert load(home, *lines).out == "0 loaded, 3 stood already, 0 bad\n"
    assert len(refs_read(home, "TH")) == 3
    assert naga("ledger", "verify", home=home).out.startswith("ledger: ")
    assert naga("audit", "verify", home=home).status == 0


def test_the_same_ref_with_other_content_is_bad(home: Path) -> None:
    load(home, line())
    run = load(home, line(text="Something else."))
    assert (run.status, run.out) == (1, "0 loaded, 0 stood already, 1 bad\n")
    assert "reports.jsonl: line 1: " in run.err


BAD: list[tuple[dict[str, Any] | bytes, str]] = [
    (b"{", "not JSON"),
    (b'"text"', "not a JSON object"),
    (b'{"agency": "VN", "text": "\xff"}', "not UTF-8 at byte 27 of the line"),
    ({"agency": "VN"}, "text: field required"),
    ({"text": SEIZURE}, "agency: field required"),
    (line(text=""), "text: the text is empty"),
    (line(text="a" * 1001), "a text has at most 1000 bytes"),
    (line(text="half \ud800"), "not JSON"),
    (line(agency="XX"), "agency: unknown agency XX"),
    (line(kind="rumour"), "kind: input should be"),
    (line(published="2999-01-01"), "published: the date of publication is in the future"),
    (line(published="3 March"), "published: input should be"),
    (line(operation="brook"), "operation: unknown operation"),
    (line(agency="KH", operation="river", handling=None), "operation: "),
    (line(precedence="SOON"), "precedence: "),
    (line(handling={"tlp": "PINK"}), "handling.tlp: "),
    (line(handling={"tlp": "RED", "release_to": ["op:river"]}), "handling.releaseTo: TLP:RED is released to named"),
    (line(handling={"release_to": ["XX"]}), "handling.releaseTo: unknown agency XX"),
    (line(handling={"orginator_control": True}), "handling.orginator_control: extra inputs are not permitted"),
    (line(handling={"source": "Z"}), "handling.source: "),
    (line(handling={"information": "2"}), "handling.information: "),
    (line(in_reply_to="VN-404"), "in_reply_to: no such report"),
    (line(extraction={"values": [{"amount": 1e99, "currency": "USD"}]}), "extraction.values.0.amount: "),
    (line(extraction={"values": [{"amount": 1, "currency": "USD", "span": [0, 9999]}]}), "span"),
]


@pytest.mark.parametrize("dry", [True, False])
def test_every_bad_line_is_named_with_its_number_and_reason_while_the_others_load(dry: bool, tmp_path: Path) -> None:
    home = made_home(tmp_path)
    file = tmp_path / "reports.jsonl"
    encoded = [
        one if isinstance(one, bytes) else json.dumps({**one, "ref": f"B-{number}"}).encode()
        for number, (one, _) in enumerate(BAD)
    ]
    good = [json.dumps(line(f"VN-{number}")).encode() for number in (1, 2)]
    file.write_bytes(b"\n".join([good[0], *encoded, good[1]]) + b"\n")
    options = ["--dry-run"] if dry else []
    run = naga(
        "load", *options, "reports.jsonl", home=home, cwd=tmp_path, settings={"NAGA_TEXT_LIMIT": "1000"}
    )  # fmt: skip
    assert run.status == 1
    assert run.out.endswith(f"2 loaded, 0 stood already, {len(BAD)} bad\n")
    told = {}
    for said in run.err.splitlines():
        where, number, reason = said.removeprefix("naga load: ").split(": ", 2)
        assert where == "reports.jsonl"
        told[int(number.removeprefix("line "))] = reason
    assert sorted(told) == list(range(2, len(BAD) + 2))
    for number, (_, says) in enumerate(BAD, start=2):
        assert says in told[number], (number, told[number])
    assert refs_read(home, "VN") == ({} if dry else {"VN-1": None, "VN-2": None})


def test_a_dry_run_says_what_would_happen_and_stores_nothing(home: Path) -> None:
    lines = (line(), line("TH-1", agency="TH", in_reply_to="VN-1"), line("KH-1", agency="KH", in_reply_to="VN-1"))
    run = load(home, *lines, options=("--dry-run",))
    assert run.out == "dry run, nothing stored: 2 loaded, 0 stood already, 1 bad\n"
    assert refs_read(home, "VN") == {}
    assert load(home, *lines).out == "2 loaded, 0 stood already, 1 bad\n"
    again = load(home, *lines, line(text="Something else."), options=("--dry-run",))
    assert again.out == "dry run, nothing stored: 0 loaded, 2 stood already, 2 bad\n"


def test_a_reply_finds_its_report_wherever_in_the_file_it_stands(home: Path) -> None:
    reply = line("TH-1", agency="TH", in_reply_to="VN-9")
    run = load(home, reply, line("VN-9"))
    assert (run.status, run.out) == (0, "2 loaded, 0 stood already, 0 bad\n")
    assert refs_read(home, "VN") == {"VN-9": None, "TH-1": "VN-9"}


def test_a_reply_under_red_is_read_by_the_liaison_officers_named(home: Path) -> None:
    red = {"tlp": "RED", "release_to": ["TH"]}
    answer = {"tlp": "RED", "release_to": ["VN"]}
    run = load(home, line(handling=red), line("TH-1", agency="TH", in_reply_to="VN-1", handling=answer))
    assert run.status == 0, run.err
    assert refs_read(home, "TH", "analyst") == {"TH-1": None}
    assert refs_read(home, "TH", "liaison") == {"VN-1": None, "TH-1": "VN-1"}


def test_a_ref_that_two_agencies_use_is_told_apart_by_its_agency(home: Path) -> None:
    load(home, line("2025/7"), line("2025/7", agency="TH"))
    run = load(home, line("VN-2", in_reply_to="2025/7"), line("VN-3", in_reply_to="TH/2025/7"))
    assert run.out == "1 loaded, 0 stood already, 1 bad\n"
    assert "line 1: in_reply_to: more than one agency has a report of that ref: write AGENCY/REF" in run.err


def test_a_hidden_report_and_none_get_the_same_answer(home: Path) -> None:
    load(home, line("VN-7", handling={}))
    run = load(
        home, line("TH-1", agency="TH", in_reply_to="VN-7"), line("TH-2", agency="TH", in_reply_to="VN-8"),
        line("TH-3", agency="TH", in_reply_to="VN/VN-7"), line("TH-4", agency="TH", in_reply_to="VN/VN-8"),
    )  # fmt: skip
    reasons = {said.split(": ", 3)[3] for said in run.err.splitlines()}
    assert reasons == {"in_reply_to: no such report"}


def test_a_missing_file_and_a_missing_home_are_one_line(home: Path, tmp_path: Path) -> None:
    missing = naga("load", "absent.jsonl", home=home, cwd=tmp_path)
    assert (missing.status, missing.err) == (1, "naga: absent.jsonl: no such file or directory\n")
    (tmp_path / "empty.jsonl").write_text("")
    homeless = naga("load", "empty.jsonl", home=tmp_path / "nowhere", cwd=tmp_path)
    assert homeless.status == 1 and homeless.err.count("\n") == 1
