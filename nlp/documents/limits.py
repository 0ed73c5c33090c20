"""What a document may cost, and how it is refused."""

from dataclasses import dataclass


class Refused(ValueError):
    """The document can't be read; its text says why, for people."""


@dataclass(frozen=True)
class Limits:
    """Most of each that one document may have, with everything inside it."""

    file: int = 20_000_000
    """Bytes as they come."""
    unpacked: int = 100_000_000
    """Bytes of all members of a zip, as the zip declares them; no member gives more than it declares."""
    members: int = 5_000
    pages: int = 200
    rows: int = 20_000
    cells: int = 1_000_000
    """Of a sheet, those left empty before the last of a row counted too."""
    parts: int = 200
    """Of a mail, its attachments' parts counted too."""
    depth: int = 3
    """Mails and documents within mails."""
    text: int = 1_000_000
    """Bytes of the text, UTF-8."""


def within(text: str, limits: Limits) -> str:
    """The text. Raises `Refused` where it is too long."""
    if len(text) > limits.text or len(text.encode(errors="surrogatepass")) > limits.text:
        raise Refused(f"its text has more than {limits.text} bytes")
    return text
