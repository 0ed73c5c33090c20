"""Which kind of document it is, and its text. Each kind's reader is imported when one of its kind comes: a plain text
needs none of them.
"""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from nlp.documents.limits import Limits, Refused, within

_ZIP, _PDF, _OLD_OFFICE, _RTF = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0", b"{\\rtf"
_HEADER = re.compile(rb"[!-9;-~]+:[^\n]*(\r?\n[ \t][^\n]*)*\r?\n")
_OF_MAIL = re.compile(rb"^(MIME-Version|Message-ID):", re.IGNORECASE | re.MULTILINE)


def text_of(raw: bytes, name: str = "", limits: Limits | None = None) -> str:
    """The text of a document. `name` helps where the content does not say (`.eml`). Raises `Refused`."""
    limits = limits or Limits()
    if len(raw) > limits.file:
        raise Refused(f"it has more than {limits.file} bytes")
    return within(_reader(raw, name, limits)(raw), limits)


def messages_of(raw: bytes, name: str = "", limits: Limits | None = None) -> list[str]:
    """The messages of a document: a sheet's rows, each a message of its own; anything else is one. Raises `Refused`."""
    limits = limits or Limits()
    text = text_of(raw, name, limits)
    return text.splitlines() if is_sheet(raw) else [text]


def is_sheet(raw: bytes) -> bool:
    """Is it an xlsx? Never raises."""
    try:
        with ZipFile(BytesIO(raw)) as packed:
            return raw.startswith(_ZIP) and "xl/workbook.xml" in packed.namelist()
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return False


def is_document(raw: bytes, name: str = "") -> bool:
    """Is it anything else than plain text?"""
    return raw.startswith((_ZIP, _OLD_OFFICE, _RTF)) or _PDF in raw[:1024] or _is_mail(raw, name)


def _reader(raw: bytes, name: str, limits: Limits) -> Callable[[bytes], str]:
    if raw.startswith(_ZIP):
        return lambda raw: _read_packed(raw, limits)
    if _PDF in raw[:1024]:
        from nlp.documents.pdf import read_pdf

        return lambda raw: read_pdf(raw, limits)
    if raw.startswith(_OLD_OFFICE):
        raise Refused("it is of the old Office format: save it as docx or xlsx")
    if raw.startswith(_RTF):
        raise Refused("it is rich text (RTF): save it as docx or as plain text")
    if _is_mail(raw, name):
        return lambda raw: _read_mail(raw, limits, 0)
    return _read_plain


def _is_mail(raw: bytes, name: str) -> bool:
    """Named so, or a block of header fields with one that only mail has: a telegram's `FROM:` and `TO:` are none."""
    if name.lower().endswith(".eml"):
        return True
    place = 0
    while (header := _HEADER.match(raw, place)) and place < 65_536:
        place = header.end()
    return _OF_MAIL.search(raw, 0, place) is not None


def _attached(raw: bytes, name: str, limits: Limits, depth: int) -> str:
    """The text of something within a mail."""
    if len(raw) > limits.file:
        raise Refused(f"it has more than {limits.file} bytes")
    if _is_mail(raw, name) and not raw.startswith(_ZIP):
        return _read_mail(raw, limits, depth)
    return _reader(raw, "", limits)(raw)


def _read_mail(raw: bytes, limits: Limits, depth: int) -> str:
    from nlp.documents.mail import read_mail

    return read_mail(raw, limits, _attached, depth)


def _read_plain(raw: bytes) -> str:
    """UTF-8, or UTF-16 where it begins with its mark."""
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(f"it is not UTF-8 at byte {error.start + 1}") from error
    if "\0" in text:
        raise Refused("it is not a text")
    return text


def _read_packed(raw: bytes, limits: Limits) -> str:
    from nlp.documents.packed import check_members
    from nlp.documents.sheet import read_rows
    from nlp.documents.word import read_word

    try:
        with ZipFile(BytesIO(raw)) as packed:
            names = check_members(packed, limits)
            if "word/document.xml" in names:
                return read_word(packed, names)
            if "xl/workbook.xml" in names:
                return "".join(f"{line}\n" for line in read_rows(raw, limits))
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused("its file is damaged or protected by a password") from error
    raise Refused("it is a zip file, and neither docx nor xlsx")
