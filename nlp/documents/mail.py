"""Mail (RFC 5322, MIME): what it says of itself, its body, and the documents attached to it."""

import re
from collections.abc import Callable, Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from html.parser import HTMLParser

from nlp.documents.limits import Limits, Refused

Attached = Callable[[bytes, str, Limits, int], str]
"""Text of an attachment by content, name, limits, depth; raises `Refused`."""

_TOLD = ("Subject", "From", "Date")
_READABLE = re.compile(r"\.(txt|docx|pdf|xlsx|eml)$", re.IGNORECASE)


def read_mail(raw: bytes, limits: Limits, attached: Attached, depth: int = 0) -> str:
    """Subject, sender and date, the body, then each attachment under its name; one that can't be read says why."""
    if depth > limits.depth:
        raise Refused(f"it holds mails more than {limits.depth} deep")
    message = BytesParser(policy=policy.default).parsebytes(raw)
    assert isinstance(message, EmailMessage)  # noqa: S101 - what the policy makes
    try:
        parts = list(_parts(message, limits))
        told = [f"{name}: {message[name]}" for name in _TOLD if message[name]]
        body = "\n\n".join(_body(part) for part in _bodies(parts))
        texts = ["\n".join(told), body.strip("\n")]
        for part in parts:
            name = part.get_filename() or ""
            if not _is_body(part) and (_READABLE.search(name) or part.get_content_type() == "message/rfc822"):
                texts.append(_attachment(part, name, limits, attached, depth))
    except (LookupError, ValueError, AttributeError, TypeError, RecursionError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused("its mail is damaged") from error
    return "\n\n".join(text for text in texts if text.strip()) + "\n"


def _parts(message: EmailMessage, limits: Limits) -> Iterator[EmailMessage]:
    """Every part that is no container; a mail within is one part."""
    waiting: list[EmailMessage] = [message]
    seen = 0
    while waiting:
        part = waiting.pop(0)
        seen += 1
        if seen > limits.parts:
            raise Refused(f"it has more than {limits.parts} parts")
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            waiting = [*(one for one in part.iter_parts() if isinstance(one, EmailMessage)), *waiting]
        else:
            yield part


def _is_body(part: EmailMessage) -> bool:
    return part.get_content_maintype() == "text" and not part.is_attachment() and part.get_filename() is None


def _bodies(parts: list[EmailMessage]) -> Iterator[EmailMessage]:
    """The plain texts; the HTML ones where there is no plain one."""
    bodies = [part for part in parts if _is_body(part)]
    plain = [part for part in bodies if part.get_content_type() == "text/plain"]
    yield from plain or bodies


def _body(part: EmailMessage) -> str:
    raw = part.get_payload(decode=True)
    charset = part.get_content_charset("utf-8")
    try:
        text = raw.decode(charset) if isinstance(raw, bytes) else ""
    except (LookupError, UnicodeDecodeError) as error:
        raise Refused(f"its body is not {charset}") from error
    return _text_of_html(text) if part.get_content_type() == "text/html" else text.replace("\r\n", "\n")


def _attachment(part: EmailMessage, name: str, limits: Limits, attached: Attached, depth: int) -> str:
    shown = " ".join(name.split()) or "mail"
    if part.get_content_type() == "message/rfc822":
        raw, name = part.get_payload(0).as_bytes(), "mail.eml"  # type: ignore[union-attr]  # one message is in it
    else:
        payload = part.get_payload(decode=True)
        raw = payload if isinstance(payload, bytes) else b""
    try:
        return f"[{shown}]\n{attached(raw, name, limits, depth + 1).strip()}"
    except Refused as reason:
        return f"[{shown}: not read: {reason}]"


class _Plain(HTMLParser):
    """Text of HTML: blocks on lines of their own, scripts and styles left out."""

    BLOCKS = frozenset({"p", "div", "br", "tr", "li", "table", "h1", "h2", "h3", "h4", "blockquote"})
    SILENT = frozenset({"script", "style", "head", "title"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent += tag in self.SILENT
        if tag in self.BLOCKS:
            self.out.append("\n")
        elif tag in ("td", "th"):
            self.out.append("\t")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in self.SILENT))
        if tag in self.BLOCKS:
            self.out.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.out.append(re.sub(r"\s+", " ", data))


def _text_of_html(html: str) -> str:
    parser = _Plain()
    parser.feed(html)
    parser.close()
    lines = (line.strip() for line in "".join(parser.out).split("\n"))
    return "\n".join(line for line in lines if line)
