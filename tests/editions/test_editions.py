"""Every form of a phase report tells the same figures, each with its basis."""

import io
import json
import zipfile
from collections.abc import Callable

import docx
import pypdf
import pytest

from intel.editions import docx as edition_docx
from intel.editions import html, outline, pdf
from intel.editions import json as edition_json
from tests.editions.sample import EMPTY, REPORT


def test_the_html_document_is_as_agreed(golden: Callable[[str, str], None]) -> None:
    golden("phase_report.html", html.document(REPORT).decode())


def test_the_docx_tables_hold_every_figure_with_value_unit_and_basis() -> None:
    opened = docx.Document(io.BytesIO(edition_docx.document(REPORT)))
    *tables, filters = opened.tables
    rows = [tuple(cell.text for cell in row.cells) for table in tables for row in table.rows[1:]]
    shared = outline.shared_basis(REPORT.figures)
    assert rows == [
        (
            figure.name.split(": ")[-1],
            outline.value(figure),
            figure.unit or "",
            outline.basis_words(figure.basis, shared),
        )
        for figure in REPORT.figures
    ]
    again = {row.cells[0].text: json.loads(row.cells[1].text) for row in filters.rows[1:]}
    assert again == {figure.name: figure.basis for figure in REPORT.figures}


def test_the_docx_has_real_headings_repeated_table_heads_and_its_marking_on_every_page() -> None:
    opened = docx.Document(io.BytesIO(edition_docx.document(REPORT)))
    headings = [paragraph.text for paragraph in opened.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == [*(section.title for section in outline.sections(REPORT.figures)), "Counting again"]
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in opened.tables)
    assert opened.sections[0].header.paragraphs[0].text == outline.marking(REPORT)


def test_the_json_has_the_figures_as_the_api_names_them() -> None:
    told = json.loads(edition_json.document(REPORT))
    assert [(figure["name"], figure["value"], figure["unit"], figure["basis"]) for figure in told["figures"]] == [
        (figure.name, figure.value, figure.unit, figure.basis) for figure in REPORT.figures
    ]


def test_the_pdf_tells_every_figure_and_reads_nothing_as_markup() -> None:
    pages = pypdf.PdfReader(io.BytesIO(pdf.document(REPORT))).pages
    text = "\n".join(page.extract_text() for page in pages)
    assert "methamphetamine" in text and "1,523.75" in text
    assert "#[in goods]" in text
    assert all("TLP:AMBER" in page.extract_text() for page in pages)


@pytest.mark.parametrize("make", [html.document, edition_docx.document, edition_json.document, pdf.document])
def test_a_report_without_figures_is_still_a_document(make: object) -> None:
    assert callable(make)
    assert make(EMPTY)


def test_the_docx_carries_no_time_of_day_but_the_report_s_own() -> None:
    with zipfile.ZipFile(io.BytesIO(edition_docx.document(REPORT))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_edition_of_no_known_level_is_marked_for_its_reader_alone() -> None:
    assert outline.marking(EMPTY) == "TLP:CLEAR"
    unknown = outline.PhaseReport(REPORT.operation, REPORT.phase, "agency", REPORT.as_of, (), "")
    assert outline.marking(unknown).startswith("TLP:RED")
