"""JSON lines from files and standard input: each line with its number, or the reason why it can't be used."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

import click
import orjson

STDIN = "-"


class BadLine(Exception):
    """The line can't be used; its text says why."""


@dataclass(frozen=True)
class Line:
    """One line: `content` is an object, or None where `reason` says what is wrong."""

    number: int
    """From 1."""
    size: int
    """Bytes, with the line's end."""
    content: dict[str, Any] | None
    reason: str = ""


@contextmanager
def open_bytes(name: str) -> Iterator[IO[bytes]]:
    """The file, or standard input for `-`. Raises `click.ClickException` naming the file that can't be read."""
    if name == STDIN:
        yield sys.stdin.buffer
        return
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(Path(name).open("rb"))
        except OSError as error:
            raise click.ClickException(f"{name}: {(error.strerror or str(error)).lower()}") from error
        yield stream


def read_lines(stream: IO[bytes], limit: int) -> Iterator[Line]:
    """Every line that is not blank. A line longer than `limit` bytes is bad, and never held whole."""
    number = 0
    while True:
        raw = stream.readline(limit + 1)
        if not raw:
            return
        number += 1
        size = len(raw)
        if size > limit and not raw.endswith(b"\n"):
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(limit)
                size += len(raw)
            yield Line(number, size, None, f"longer than {limit} bytes")
            continue
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if raw.strip():
            yield _read(number, size, raw)


def _read(number: int, size: int, raw: bytes) -> Line:
    try:
        content = orjson.loads(raw)
    except orjson.JSONDecodeError:
        try:
            raw.decode()
        except UnicodeDecodeError as error:
            return Line(number, size, None, f"not UTF-8 at byte {error.start + 1} of the line")
        return Line(number, size, None, "not JSON")
    if not isinstance(content, dict):
        return Line(number, size, None, "not a JSON object")
    return Line(number, size, content)


def string_of(content: dict[str, Any], key: str) -> str | None:
    """The string under `key`, None where it is absent or null. Raises `BadLine` for anything else."""
    value = content.get(key)
    if value is not None and not isinstance(value, str):
        raise BadLine(f"{key} must be a string")
    return value


def day_of(content: dict[str, Any], key: str) -> date | None:
    """The day under `key` (`YYYY-MM-DD`). Raises `BadLine` for anything else."""
    value = string_of(content, key)
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadLine(f"{key} must be a day, YYYY-MM-DD") from None
