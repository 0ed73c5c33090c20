"""`naga report`: the phase-end report as files."""

import io
import json
from pathlib import Path

import docx
import pypdf
import pytest

from tests.cli.program import naga
from tests.cli.test_load import line, load


def test_the_same_figures_stand_in_every_form(home: Path, tmp_path: Path) -> None:
    alert = line("TH-1", agency="TH", operation="river", kind="alert", text="Look out for container HLXU8765433.")
    load(home, line(operation="river"), alert)
    run = naga(
        "report", "river", "I", "--as", "VN", "--format", "docx,pdf,html,json", "-o", str(tmp_path / "out"), home=home
    )
    assert (run.status, run.err) == (0, "")
    files = {Path(name).suffix: Path(name).read_bytes() for name in run.out.splitlines()}
    told = {figure["name"]: figure["value"] for figure in json.loads(files[".json"])["figures"]}
    assert (told["Reports: all"], told["Reports: seizures"], told["Reports: alerts"]) == (2, 1, 1)
    rows = [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(files[".docx"])).tables[0].rows]
    assert rows[1][:3] == ["all", "2", "reports"]
    assert b"Operation River, Phase I" in files[".html"]
    assert "Operation River, Phase I" in pypdf.PdfReader(io.BytesIO(files[".pdf"])).pages[0].extract_text()


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("brook", "I", "--as", "VN"), 1),
        (("river", "IX", "--as", "VN"), 1),
        (("river", "I", "--as", "XX"), 1),
        (("river", "I", "--as", "VN", "--edition", "secret"), 1),
        (("river", "I", "--as", "KH"), 1),
        (("river", "I", "--as", "VN", "--format", "odt"), 2),
        (("river", "I"), 2),
        (("river", "I", "--as", "VN", "-o", "/proc/none"), 1),
    ],
)
def test_what_does_not_fit_is_one_line(arguments: tuple[str, ...], status: int, home: Path) -> None:
    run = naga("report", *arguments, home=home, cwd=home)
    assert (run.status, run.out) == (status, "")
    assert run.err.count("\n") == 1
