"""Documents give their text, or say why not; bombs meet limits; any bytes give the one or the other."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from email.message import EmailMessage

import docx
import openpyxl
import pypdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.documents import Limits, Refused, is_document, messages_of, text_of

WORDS = "Customs found 12 kg of ketamine in container MSKU1234565. Bắt giữ ยาไอซ์ ketamin."


def as_docx() -> bytes:
    page = docx.Document()
    page.add_heading("Hot alert", 1)
    page.add_paragraph(WORDS)
    table = page.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, (("Goods", "Weight"), ("ketamine", "12 kg")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    page.sections[0].header.paragraphs[0].text = "TLP:AMBER"
    out = io.BytesIO()
    page.save(out)
    return out.getvalue()


def as_xlsx(rows: int = 0) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Date", "Goods", "Quantity"])
    sheet.append([datetime(2025, 3, 4), "ketamine", 12.0])
    for _ in range(rows):
        sheet.append(["x", "y", 1])
    plain = book.create_sheet()
    plain.append(["2025", "12 kg"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_pdf(text: str = WORDS) -> bytes:
    made = typst.compile(f'#text(font: "Noto Sans")[{text}]\n#pagebreak()\nSecond page'.encode())
    assert isinstance(made, bytes)
    return made


def blank_pdf(pages: int, password: str | None = None) -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def mail(*attached: tuple[str, bytes], html: str | None = None) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "Hot alert", "liaison@customs.example"
    message["MIME-Version"] = "1.0"
    if html is None:
        message.set_content(WORDS)
    else:
        message.set_content(html, subtype="html")
    for name, raw in attached:
        message.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


LAUGHS = (
    b'<!DOCTYPE w [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + step, b"&%c;" % (97 + step) * 10) for step in range(10))
    + b"]><w>&k;</w>"
)


def test_a_word_document_gives_paragraphs_tables_and_header() -> None:
    assert text_of(as_docx()) == f"TLP:AMBER\n\nHot alert\n{WORDS}\nGoods\tWeight\nketamine\t12 kg\n"


def test_a_sheet_gives_a_line_for_each_row() -> None:
    assert text_of(as_xlsx()) == "Date: 2025-03-04; Goods: ketamine; Quantity: 12\n2025\t12 kg\n"


def test_each_row_of_a_sheet_is_a_message_of_its_own() -> None:
    assert messages_of(as_xlsx()) == ["Date: 2025-03-04; Goods: ketamine; Quantity: 12", "2025\t12 kg"]
    assert messages_of(as_docx()) == [text_of(as_docx())]


def test_a_sheet_gives_what_formulas_last_gave_and_days_as_iso() -> None:
    """The value stored beside the formula, as a spreadsheet program left it; no value stored, no cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Found", "Time", "Weight", "Sum", "Note"])
    sheet.append([date(2025, 3, 4), datetime(2025, 3, 4, 16, 30), 0.5, "=1+1", "two\nlines"])
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(io.BytesIO(out.getvalue())) as saved:
        members = {name: saved.read(name) for name in saved.namelist()}
    page = "xl/worksheets/sheet1.xml"
    computed = members[page].replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>").replace(b"<v></v>", b"<v>2</v>")
    assert computed != members[page]
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w") as made:
        for name, content in {**members, page: computed}.items():
            made.writestr(name, content)
    told = "Found: 2025-03-04; Time: 2025-03-04 16:30:00; Weight: 0.5; Sum: 2; Note: two lines"
    assert messages_of(again.getvalue()) == [told]
    assert messages_of(out.getvalue()) == [told.replace(" Sum: 2;", "")]


def test_a_sheet_of_few_rows_and_endless_columns_meets_its_limit() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(1, 70):
        sheet.cell(row=row, column=16_384, value="x")
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(Refused, match="it has more than 1000000 cells"):
        text_of(out.getvalue())


def test_a_pdf_gives_its_pages() -> None:
    text = text_of(as_pdf())
    assert "MSKU1234565" in text
    assert text.endswith("\n\nSecond page\n")


def test_a_mail_gives_subject_body_and_attachments_by_name() -> None:
    text = text_of(mail(("alert.docx", as_docx()), ("scan.pdf", blank_pdf(1)), ("photo.jpg", b"\xff\xd8")))
    assert text.startswith(f"Subject: Hot alert\nFrom: liaison@customs.example\n\n{WORDS}")
    assert "[alert.docx]\nTLP:AMBER\n" in text
    assert "[scan.pdf: not read: it has no text layer" in text
    assert "photo" not in text


def test_a_mail_in_html_gives_its_words_alone() -> None:
    text = text_of(mail(html="<style>p{}</style><p>Found &amp; seized<br>12&nbsp;kg</p><script>x()</script>"))
    assert text == "Subject: Hot alert\nFrom: liaison@customs.example\n\nFound & seized\n12 kg\n"


def test_a_telegram_with_from_and_to_is_plain_text() -> None:
    telegram = "FROM: HONG KONG CUSTOMS\nTO: ALL\nREF: HK-1\n\n12 KG KETAMINE\n"
    assert not is_document(telegram.encode())
    assert text_of(telegram.encode()) == telegram


def test_a_text_in_utf_16_is_read_by_its_mark() -> None:
    assert text_of(WORDS.encode("utf-16")) == WORDS


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (lambda: blank_pdf(3), "it has no text layer: it is a scan"),
        (lambda: blank_pdf(500), "it has 500 pages, more than 200"),
        (lambda: blank_pdf(1, "secret"), "protected by a password"),
        (lambda: packed(word__document=b"0" * 101_000_000), "it unpacks to more than 100000000 bytes"),
        (lambda: packed(word__document=LAUGHS), "its XML defines entities"),
        (lambda: packed(word__document=b"<w><unclosed>"), "its XML is damaged"),
        (lambda: packed(xl__workbook=LAUGHS), "its workbook is damaged"),
        (lambda: packed(something=b""), "it is a zip file, and neither docx nor xlsx"),
        (lambda: packed(**{f"m{number}": b"" for number in range(5001)}), "it packs more than 5000 files"),
        (lambda: as_xlsx(20_001), "it has more than 20000 rows"),
        (lambda: as_docx()[:2000], "its file is damaged"),
        (lambda: as_pdf()[:300], "its file is damaged"),
        (lambda: b"\xd0\xcf\x11\xe0" + b"0" * 100, "old Office format"),
        (lambda: b"{\\rtf1 x}", "rich text"),
        (lambda: b"\xffabc", "it is not UTF-8 at byte 1"),
        (lambda: b"a\0b", "it is not a text"),
        (lambda: b"a" * 1_000_001, "its text has more than 1000000 bytes"),
        (lambda: b"a" * 20_000_001, "it has more than 20000000 bytes"),
        (lambda: mail(*[(f"{number}.jpg", b"") for number in range(250)]), "it has more than 200 parts"),
    ],
)
def test_what_cannot_be_read_says_why(raw: Callable[[], bytes], says: str) -> None:
    content = raw()
    with pytest.raises(Refused, match=says):
        text_of(content)


def test_mails_within_mails_end_at_a_depth() -> None:
    raw = mail()
    for _ in range(6):
        raw = mail(("inner.eml", raw))
    assert "it holds mails more than 3 deep" in text_of(raw)


def test_a_member_gives_no_more_than_it_declares() -> None:
    """A zip whose declared sizes lie is damaged, not a way around the limit."""
    raw = bytearray(packed(word__document=b"0" * 1_000_000))
    place = raw.rfind(b"PK\x01\x02")
    raw[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(Refused):
        text_of(bytes(raw), limits=Limits(unpacked=10_000))


SAMPLES = [as_docx(), as_xlsx(), as_pdf("short"), mail(("a.docx", as_docx()))]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.integers(0, 1_000_000), st.integers(0, 255)), max_size=30),
    st.integers(0, 3000),
)
def test_damaged_documents_give_a_text_or_a_refusal(raw: bytes, changes: list[tuple[int, int]], cut: int) -> None:
    damaged = bytearray(raw[: len(raw) - cut] if cut < len(raw) else raw)
    for place, byte in changes:
        damaged[place % len(damaged)] = byte
    try:
        assert isinstance(text_of(bytes(damaged)), str)
    except Refused as reason:
        assert str(reason)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", b"MIME-Version: 1.0\n"]), st.binary(max_size=400))
def test_any_bytes_give_a_text_or_a_refusal(start: bytes, rest: bytes) -> None:
    try:
        assert isinstance(text_of(start + rest), str)
    except Refused as reason:
        assert str(reason)
