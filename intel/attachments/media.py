"""What kind of file it is, by its own first bytes: never by what its sender calls it.

Sources: ISO 32000 (PDF), ECMA-376 (docx, xlsx), RFC 5322 (mail), and the image formats' own signatures.
"""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from nlp.documents import is_document

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAIL = "message/rfc822"
TEXT = "text/plain"
DOCUMENTS = frozenset({PDF, DOCX, XLSX, MAIL, TEXT})
"""Kinds that hold a message's text."""
TAKEN = "a PDF, a docx or xlsx, a mail, a text, or a picture (JPEG, PNG, WebP, HEIC)"
"""For people."""
_SIGNED = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))
_PARTS = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX))
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1")


def media_type(content: bytes, name: str) -> str | None:
    """None for what is none of the kinds that are taken. `name` only tells a mail from a text. Never raises."""
    for signature, kind in _SIGNED:
        if content.startswith(signature):
            return kind
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:12] in _HEIC:
        return "image/heic"
    if content.startswith(b"PK\x03\x04"):
        return _packed(content)
    if b"%PDF-" in content[:1024]:
        return PDF
    if content.startswith(b"{\\rtf") or not _is_text(content):
        return None
    return MAIL if is_document(content, name) else TEXT


def _is_text(content: bytes) -> bool:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    try:
        return bool(content) and "\0" not in content.decode(encoding)
    except UnicodeDecodeError:
        return False


def _packed(content: bytes) -> str | None:
    try:
        with ZipFile(BytesIO(content)) as packed:
            names = set(packed.namelist())
    except (BadZipFile, NotImplementedError, OSError, ValueError, OverflowError):
        return None
    return next((kind for part, kind in _PARTS if part in names), None)
