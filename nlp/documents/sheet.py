"""XLSX: a message for each row, its cells by the heads of their columns where the first row has heads."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from nlp.documents.limits import Limits, Refused


def read_rows(raw: bytes, limits: Limits) -> list[str]:
    """The rows of every sheet, each a line without its end. Cells hold what was last computed, not formulas."""
    lines: list[str] = []
    size = 0
    try:
        book = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl lets any error of zip, XML or its own model through
        raise Refused("its workbook is damaged") from error
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # a sheet's own word on its size may be wrong, or a trap
            for line in _lines(_rows(sheet, limits)):
                lines.append(line)
                size += len(line) + 1
                if len(lines) > limits.rows:
                    raise Refused(f"it has more than {limits.rows} rows")
                if size > limits.text:
                    raise Refused(f"its text has more than {limits.text} bytes")
    except Refused:
        raise
    except Exception as error:
        raise Refused("its workbook is damaged") from error
    finally:
        book.close()
    return lines


def _rows(sheet: Any, limits: Limits) -> Iterator[Sequence[str]]:
    width = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        width += len(row)
        if number > limits.rows:
            raise Refused(f"it has more than {limits.rows} rows")
        if width > limits.cells:
            raise Refused(f"it has more than {limits.cells} cells")
        cells = [_shown(value) for value in row]
        if any(cells):
            yield cells


def _lines(rows: Iterator[Sequence[str]]) -> Iterator[str]:
    """`Goods: ketamine; Quantity: 12 kg`, where the first row is all words; else the cells with tabs between."""
    first = next(rows, None)
    if first is None:
        return
    heads = [cell.rstrip(":") for cell in first]
    while heads and not heads[-1]:
        heads.pop()
    named = len(heads) > 1 and all(head and not any(char.isdigit() for char in head) for head in heads)
    if not named:
        yield "\t".join(first).rstrip("\t")
    for row in rows:
        if named:
            pairs = zip([*heads, *[""] * (len(row) - len(heads))], row, strict=False)
            yield "; ".join(f"{head}: {cell}" if head else cell for head, cell in pairs if cell)
        else:
            yield "\t".join(row).rstrip("\t")


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date().isoformat()
    if isinstance(value, date | datetime):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return " ".join(str(value).split())
