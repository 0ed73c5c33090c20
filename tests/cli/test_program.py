"""The program as a whole: its list of commands, its help, what wrong usage gets."""

from pathlib import Path

import pytest

from intel.cli.program import COMMANDS
from tests.cli.program import naga


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_help_with_what_it_does(command: str, tmp_path: Path) -> None:
    run = naga(command, "--help", home=tmp_path)
    assert (run.status, run.err) == (0, "")
    assert run.out.startswith(f"Usage: naga {command}")


@pytest.mark.parametrize("command", ["playbook", "export"])
def test_what_is_not_built_says_so_with_status_2(command: str, tmp_path: Path) -> None:
    run = naga(command, "x", "--format", "stix", home=tmp_path)
    assert run.status == 2
    assert "not yet" in run.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nothing",), "nothing"),
        (("token",), "--agency"),
        (("extract", "--published", "2025-02-31"), "2025-02-31"),
        (("settings", "--colour"), "--colour"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(arguments: tuple[str, ...], says: str, tmp_path: Path) -> None:
    run = naga(*arguments, home=tmp_path)
    assert (run.status, run.out) == (2, "")
    assert says in run.err
    assert run.err.count("\n") == 1


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    run = naga("token", "--agency", "VN", "--roles", "analyst", home=tmp_path, settings={"NAGA_TEXT_LIMIT": "many"})
    assert run.status == 1
    assert run.err.startswith("naga: NAGA_TEXT_LIMIT: ")
    assert run.err.count("\n") == 1


def test_settings_are_listed_with_default_and_meaning_and_without_their_values(tmp_path: Path) -> None:
    run = naga("settings", home=tmp_path, settings={"NAGA_GRAPH_PASSWORD": "open sesame"})
    assert run.status == 0
    assert "NAGA_HOME" in run.out and "./naga-data" in run.out
    assert "open sesame" not in run.out
