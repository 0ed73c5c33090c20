"""XLSX: a line for each row, its cells by the heads of their columns where the first row has heads."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from nlp.documents.limits import Limits, Refused


def read_sheet(raw: bytes, limits: Limits) -> str:
    """Every sheet. Cells hold what was last computed, not formulas."""
    lines: list[str] = []
    try:
        book = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl lets any error of zip, XML or its own model through
        raise Refused("its workbook is damaged") from error
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # a sheet's own word on its size may be wrong, or a trap
            lines += _lines(_rows(sheet, limits))
            if len(lines) > limits.rows:
                raise Refused(f"it has more than {limits.rows} rows")
    except Refused:
        raise
    except Exception as error:
        raise Refused("its workbook is damaged") from error
    finally:
        book.close()
    return "".join(f"{line}\n" for line in lines)


def _rows(sheet: Any, limits: Limits) -> Iterator[Sequence[str]]:
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > limits.rows:
            raise Refused(f"it has more than {limits.rows} rows")
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
