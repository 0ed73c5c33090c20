"""Small documents of each kind, made here, that fuzzing of the readers begins with."""

import io
import zipfile
from email.message import EmailMessage

import docx
import openpyxl
import pypdf
import typst


def _docx() -> bytes:
    page = docx.Document()
    page.add_paragraph("12 kg of ketamine")
    page.add_table(rows=1, cols=2).rows[0].cells[0].text = "Goods"
    out = io.BytesIO()
    page.save(out)
    return _slim(out.getvalue(), ("word/document.xml", "[Content_Types].xml"))


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Date", "Goods"], ["2025-03-04", "ketamine"], [45000, "=1+1"]):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return _slim(out.getvalue(), ())


def _slim(raw: bytes, kept: tuple[str, ...]) -> bytes:
    """Stored, not deflated, so that a changed byte is a changed letter; the members `kept`, or all."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name in packed.namelist():
            if not kept or name in kept:
                made.writestr(name, packed.read(name))
    return out.getvalue()


def _pdf() -> bytes:
    made = typst.compile(b'#text(font: "Noto Sans")[12 kg]')
    assert isinstance(made, bytes)
    return made


def _blank_pdf() -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _mail(*attached: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["MIME-Version"] = "Alert", "a@customs.example", "1.0"
    message.set_content("12 kg of ketamine")
    message.add_alternative("<p>12&nbsp;kg</p>", subtype="html")
    for name, raw in attached:
        message.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


SAMPLES = (
    _docx(), _xlsx(), _pdf(), _blank_pdf(), _mail(), _mail(("a.eml", _mail()), ("b.docx", _docx())),
    "Bắt giữ 12 kg".encode("utf-16"), b"12 kg of ketamine", b"{\\rtf1 x}", b"\xd0\xcf\x11\xe0",
)  # fmt: skip
