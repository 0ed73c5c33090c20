"""`naga extract`: files, standard input, lines; and what can't be read."""

import json
from pathlib import Path

import docx
import openpyxl
import pypdf

from tests.cli.program import naga

MESSAGE = "Customs at Hai Phong port found 12 kg of ketamine in container MSKU1234565 on 3 March."


def test_a_text_from_standard_input_gives_one_extraction(tmp_path: Path) -> None:
    run = naga("extract", "--published", "2025-04-20", home=tmp_path, input=MESSAGE)
    assert (run.status, run.err) == (0, "")
    extraction = json.loads(run.out)
    assert extraction["contract"] == "extraction/1"
    (container,) = extraction["identifiers"]
    start, end = container["span"]
    assert (MESSAGE[start:end], container["valid"]) == ("MSKU1234565", True)


def test_files_give_a_line_each_in_order_and_a_missing_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(MESSAGE)
    (tmp_path / "two.txt").write_text("Container HLXU8765433.")
    run = naga("extract", "one.txt", "absent.txt", "two.txt", "-", home=tmp_path, cwd=tmp_path, input=MESSAGE)
    assert run.status == 1
    assert run.err == "naga extract: absent.txt: no such file or directory\n"
    values = [json.loads(line)["identifiers"][0]["value"] for line in run.out.splitlines()]
    assert values == ["MSKU1234565", "HLXU8765433", "MSKU1234565"]


def test_lines_keep_their_order_and_bad_ones_are_named_while_the_others_are_read(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "text": MESSAGE, "published": "2025-04-20"}).encode(),
        b"{not json",
        json.dumps({"id": "b", "text": ""}).encode(),
        json.dumps(["c"]).encode(),
        json.dumps({"id": "d", "text": MESSAGE, "published": "2025-13-01"}).encode(),
        b'{"id": "e", "text": "\xff"}',
        b"",
        json.dumps({"id": 7, "text": "จับยาบ้า ตู้ MSKU1234565"}).encode(),
    ]
    run = naga("extract", "--jsonl", home=tmp_path, input=b"\n".join(lines))
    assert run.status == 1
    assert [json.loads(line)["id"] for line in run.out.splitlines()] == ["a", 7]
    assert run.err.splitlines() == [
        "naga extract: -: line 2: not JSON",
        "naga extract: -: line 3: text is empty",
        "naga extract: -: line 4: not a JSON object",
        "naga extract: -: line 5: published must be a day, YYYY-MM-DD",
        "naga extract: -: line 6: not UTF-8 at byte 22 of the line",
    ]


def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path) -> None:
    empty = naga("extract", home=tmp_path, input=" \n")
    assert (empty.status, empty.err) == (1, "naga extract: standard input: it holds no text\n")
    binary = naga("extract", home=tmp_path, input=b"PK\xff")
    assert (binary.status, binary.err) == (1, "naga extract: standard input: it is not UTF-8 at byte 3\n")
    large = naga("extract", home=tmp_path, input="a" * 101, settings={"NAGA_TEXT_LIMIT": "100"})
    assert (large.status, large.err) == (1, "naga extract: standard input: its text has more than 100 bytes\n")


def test_explain_says_where_each_fact_came_from(tmp_path: Path) -> None:
    run = naga("extract", "--explain", home=tmp_path, input=MESSAGE)
    (container,) = json.loads(run.out)["identifiers"]
    assert container["text"] == "MSKU1234565"
    assert container["rule"]


def test_a_document_is_read_and_its_text_is_told(tmp_path: Path) -> None:
    page = docx.Document()
    page.add_paragraph(MESSAGE)
    page.save(str(tmp_path / "alert.docx"))
    run = naga("extract", "alert.docx", home=tmp_path, cwd=tmp_path)
    assert (run.status, run.err) == (0, "")
    told = json.loads(run.out)
    (container,) = told["identifiers"]
    start, end = container["span"]
    assert told["text"][start:end] == "MSKU1234565"


def test_each_row_of_a_sheet_gives_an_extraction(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Date", "Container", "Goods"], ["2025-03-04", "MSKU1234565", "12 kg of ketamine"], ["", "", "ivory"]):
        sheet.append(row)
    book.save(tmp_path / "register.xlsx")
    run = naga("extract", "register.xlsx", home=tmp_path, cwd=tmp_path)
    first, second = map(json.loads, run.out.splitlines())
    assert (run.status, run.err) == (0, "")
    assert first["text"] == "Date: 2025-03-04; Container: MSKU1234565; Goods: 12 kg of ketamine"
    assert [found["value"] for found in first["identifiers"]] == ["MSKU1234565"]
    assert (second["text"], second["identifiers"]) == ("Goods: ivory", [])


def test_a_document_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(tmp_path / "scan.pdf")
    run = naga("extract", "scan.pdf", home=tmp_path, cwd=tmp_path)
    assert run.status == 1
    assert run.err.startswith("naga extract: scan.pdf: it has no text layer: it is a scan")
