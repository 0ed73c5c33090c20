"""The community from the command line: a new home, agencies, operations, people, tokens."""

import re
from pathlib import Path

import pytest

from tests.cli.community import COMMUNITY
from tests.cli.program import naga


def test_a_new_home_is_closed_to_others_and_is_made_once(home: Path) -> None:
    assert home.stat().st_mode & 0o777 == 0o700
    again = naga("init", "--community", str(home.parent / "community.yaml"), home=home)
    assert again.status == 1
    assert again.err == f"naga: {home} is a home already\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"agencies: [", "not YAML"),
        (b"agencies: []", "agencies"),
        (b"\xff", "not UTF-8 at byte 1"),
        (COMMUNITY.replace("participants: [VN, TH]", "participants: [VN, XX]").encode(), "XX"),
        (COMMUNITY.replace("2025-06-30", "2024-06-30").encode(), "ends before it starts"),
    ],
)
def test_a_wrong_community_makes_no_home(content: bytes, says: str, tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_bytes(content)
    run = naga("init", "--community", "wrong.yaml", home=tmp_path / "home", cwd=tmp_path)
    assert run.status == 1
    assert run.err.startswith("naga: wrong.yaml: ") and says in run.err
    assert not (tmp_path / "home").exists()


def test_an_operation_is_joined_left_and_closed(home: Path) -> None:
    assert naga("operation", "join", "river", "KH", home=home).out == "KH joined river\n"
    assert naga("operation", "leave", "river", "TH", home=home).out == "TH left river\n"
    assert naga("operation", "list", home=home).out == "river\topen\tVN\tKH,VN\tOperation River\n"
    assert naga("operation", "close", "river", home=home).out == "closed river\n"
    closed = naga("operation", "join", "river", "TH", home=home)
    assert (closed.status, closed.err) == (1, "naga: operation river is closed\n")


def test_agencies_operations_phases_and_people_are_added(home: Path) -> None:
    assert naga("agency", "add", "LA", "Lao Customs Department", "--country", "LA", home=home).status == 0
    assert "LA\tLA\tLao Customs Department\n" in naga("agency", "list", home=home).out
    assert naga("operation", "add", "gate", "Gate", "--coordinator", "LA", "--with", "TH", home=home).status == 0
    days = ("--starts", "2026-01-01", "--ends", "2026-02-01")
    assert naga("operation", "phase", "gate", "I", "Phase I", *days, home=home).status == 0
    added = naga("user", "add", "LA", "Mai", "--roles", "analyst", home=home).out
    assert re.fullmatch(r"added Mai\ninvitation, for the page /enrol: [a-z2-7]{32}\n", added)
    assert naga("user", "roles", "LA", "Mai", "--roles", "liaison", home=home).status == 0
    again = naga("user", "reset", "LA", "Mai", home=home).out
    assert again.startswith("reset Mai\ninvitation") and again.splitlines()[1] not in added
    assert naga("user", "disable", "LA", "Mai", home=home).status == 0
    assert naga("user", "enable", "LA", "Mai", home=home).status == 0
    assert naga("user", "disable", "LA", "Mai", home=home).status == 0
    assert naga("user", "list", "LA", home=home).out == "Mai\tliaison\tdisabled\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("agency", "add", "vn", "Small letters"), "code: "),
        (("agency", "add", "TH", "Again"), "TH stands already"),
        (("operation", "add", "gate", "Gate", "--coordinator", "XX"), "no agency XX"),
        (("operation", "leave", "river", "KH"), "does not take part"),
        (("operation", "close", "brook"), "no operation brook"),
        (("user", "add", "VN", "Mai", "--roles", "king"), "no role king"),
        (("user", "disable", "VN", "Nobody"), "no user Nobody"),
        (("user", "reset", "VN", "Nobody"), "no user Nobody"),
        (("user", "enable", "VN", "Nobody"), "no user Nobody"),
        (("user", "roles", "VN", "Nobody", "--roles", "analyst"), "no user Nobody"),
        (("token", "--agency", "XX", "--roles", "analyst"), "unknown agency XX"),
        (("token", "--agency", "VN", "--roles", "king"), "unknown role king"),
        (("token", "--agency", "VN", "--roles", "analyst", "--hours", "-1"), "hours: "),
    ],
)
def test_what_does_not_fit_the_community_is_one_line_and_status_1(
    arguments: tuple[str, ...], says: str, home: Path
) -> None:
    run = naga(*arguments, home=home)
    assert (run.status, run.out) == (1, "")
    assert says in run.err
    assert run.err.count("\n") == 1


def test_without_a_home_a_command_says_how_one_is_made(tmp_path: Path) -> None:
    run = naga("agency", "list", home=tmp_path / "nowhere")
    assert run.status == 1
    assert "naga init" in run.err
