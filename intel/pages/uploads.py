"""Forms that carry files: read in memory, whole, within bounds; nothing of them is ever written in the clear.

Source: RFC 7578 (multipart/form-data), as browsers send it: in UTF-8.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

from intel.errors import Invalid, Limit
from intel.model import File
from intel.pages.guard import MOST_FIELDS, read_form

FORM_TYPE = b"multipart/form-data"
_UNNAMED = "file"


@dataclass
class Form:
    """Fields by name, and the files that were chosen."""

    fields: Mapping[str, Sequence[str]]
    files: Sequence[File] = ()


@dataclass
class _Part:
    headers: dict[str, bytes] = field(default_factory=dict)
    content: bytearray = field(default_factory=bytearray)


async def read_form_with_files(request: Request, text_limit: int, upload_limit: int, most_files: int) -> Form:
    """Of either type. Raises `Invalid` where it is no form or not UTF-8, `Limit` where it is too large."""
    kind, options = parse_options_header(request.headers.get("content-type"))
    if kind != FORM_TYPE:
        return Form(await read_form(request, text_limit))
    parts = _Parts(options.get(b"boundary", b""))
    received = 0
    async for chunk in request.stream():
        received += len(chunk)
        if received > upload_limit:
            raise Limit(f"the form is larger than {upload_limit} bytes")
        parts.take(chunk)
    return _form(parts.whole(), most_files)


class _Parts:
    """The parts of a body that comes in chunks."""

    def __init__(self, boundary: bytes) -> None:
        if not boundary:
            raise Invalid("the form has no boundary")
        self._parts: list[_Part] = []
        self._done = False
        self._name = self._value = b""
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": self._header_name,
                "on_header_value": self._header_value,
                "on_header_end": self._header_end,
                "on_part_data": self._data,
                "on_end": self._end,
            },
        )

    def take(self, chunk: bytes) -> None:
        try:
            self._parser.write(chunk)
        except FormParserError as error:
            raise Invalid("the form cannot be read") from error

    def whole(self) -> list[_Part]:
        if not self._done:
            raise Invalid("the form breaks off")
        return self._parts

    def _begin(self) -> None:
        if len(self._parts) >= MOST_FIELDS:
            raise Limit(f"the form has more than {MOST_FIELDS} fields")
        self._parts.append(_Part())

    def _header_name(self, content: bytes, start: int, end: int) -> None:
        self._name += content[start:end]

    def _header_value(self, content: bytes, start: int, end: int) -> None:
        self._value += content[start:end]

    def _header_end(self) -> None:
        self._parts[-1].headers[self._name.decode("latin-1").lower()] = self._value
        self._name = self._value = b""

    def _data(self, content: bytes, start: int, end: int) -> None:
        self._parts[-1].content += content[start:end]

    def _end(self) -> None:
        self._done = True


def _form(parts: Sequence[_Part], most_files: int) -> Form:
    fields: dict[str, list[str]] = {}
    files: list[File] = []
    for part in parts:
        _, options = parse_options_header(part.headers.get("content-disposition", b""))
        if b"filename" in options:
            if part.content or options[b"filename"]:  # a browser sends an empty one where none was chosen
                files.append(File(_name(options[b"filename"]), bytes(part.content)))
            continue
        try:
            fields.setdefault(options.get(b"name", b"").decode(), []).append(part.content.decode())
        except UnicodeDecodeError:
            raise Invalid("the form is not UTF-8", "text") from None
    if len(files) > most_files:
        raise Limit(f"a report has at most {most_files} attachments")
    return Form(fields, files)


def _name(sent: bytes) -> str:
    """The last part of a path, without what cannot be shown; only its beginning and end where it is long."""
    name = sent.decode(errors="replace").replace("\\", "/").rpartition("/")[2]
    shown = "".join(char if char.isprintable() else "_" for char in name).strip() or _UNNAMED
    return shown if len(shown) <= 150 else f"{shown[:100]}…{shown[-40:]}"
