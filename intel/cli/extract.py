"""`naga extract`: what the parser reads in texts. Needs no home and stores nothing."""

import sys
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import click
import orjson

from intel.cli.lines import STDIN, BadLine, Line, day_of, open_bytes, read_lines, string_of
from intel.cli.program import WRONG
from intel.cli.telling import progress, say
from intel.contained import messages_of_document
from nlp.documents import Limits, Refused, is_document, text_of

LINE_SLACK = 65_536
"""Bytes a JSON line may have beyond its text; an escaped code point takes up to six bytes for each of the text's."""


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--published", type=click.DateTime(["%Y-%m-%d"]), help="Day of the message; relative dates count from it."
)
@click.option("--jsonl", is_flag=True, help='Lines {"id","text","published"} in, lines {"id","extraction"} out.')
@click.option("--explain", is_flag=True, help="Tell with each fact which rule gave it.")
def extract(files: tuple[str, ...], published: datetime | None, jsonl: bool, explain: bool) -> int:
    """Print what the parser reads in each FILE, as the extraction contract has it.

    FILE is a text, docx, pdf with a text layer, eml or xlsx; `-`, or none, is standard input. A document's extraction
    also has its `text`, into which the spans count. One line of JSON for each file, and for each row of an xlsx, which
    is a message of its own; on a terminal it is indented.
    A file or line that can't be used is named on standard error, the others are read, and the exit status is 1.

    \b
    Examples:
      naga extract message.txt --published 2025-04-20
      echo "Customs seized 12 kg of ketamine at Hai Phong port." | naga extract
      naga extract mail.eml seizure.docx register.xlsx
      naga extract --jsonl messages.jsonl > extractions.jsonl
    """
    from intel.settings import Settings

    limit = Settings.read().text_limit
    day = published.date() if published else None
    names = files or (STDIN,)
    bad = 0
    quiet = sys.stdout.isatty()  # what is read scrolls by there, and a bar would stand in its way
    with progress("reading", None if jsonl else len(names), shown=not quiet) as advance:
        for name in names:
            try:
                if jsonl:
                    bad += _extract_lines(name, day, limit, explain, advance)
                else:
                    for extraction in _extract_file(name, day, limit, explain):
                        _print(extraction, indent=sys.stdout.isatty())
                    advance(1)
            except click.ClickException as error:
                say(f"naga extract: {error.format_message()}")
                bad += 1
    return WRONG if bad else 0


def _extract_file(name: str, published: date | None, limit: int, explain: bool) -> Iterator[dict[str, Any]]:
    """What is read in each message of a file: one, but for a sheet."""
    with open_bytes(name) as stream:
        raw = stream.read(Limits.file + 1)
    shown = "standard input" if name == STDIN else name
    try:
        document = is_document(raw, name)
        texts = messages_of_document(raw, name, limit) if document else [text_of(raw, name, Limits(text=limit))]
    except Refused as reason:
        raise click.ClickException(f"{shown}: {reason}") from reason
    if not any(text.strip() for text in texts):
        raise click.ClickException(f"{shown}: it holds no text")
    for row, text in enumerate(texts, start=1):
        extraction = _parsed(text, published, explain, shown if len(texts) == 1 else f"{shown}: message {row}")
        yield {**extraction, "text": text} if document else extraction


def _extract_lines(name: str, published: date | None, limit: int, explain: bool, advance: Any) -> int:
    """Print an extraction for each line that can be used; returns how many can't."""
    bad = 0
    with open_bytes(name) as stream:
        for line in read_lines(stream, limit * 6 + LINE_SLACK):
            try:
                _print(_extract_line(line, published, limit, explain))
            except BadLine as reason:
                say(f"naga extract: {name}: line {line.number}: {reason}")
                bad += 1
            advance(1)
    return bad


def _extract_line(line: Line, published: date | None, limit: int, explain: bool) -> dict[str, Any]:
    if line.content is None:
        raise BadLine(line.reason)
    text = string_of(line.content, "text")
    if text is None or not text.strip():
        raise BadLine("text is empty" if text is not None else "text is missing")
    if len(text.encode()) > limit:
        raise BadLine(f"text has more than {limit} bytes")
    day = day_of(line.content, "published") or published
    return {"id": line.content.get("id"), "extraction": _parsed(text, day, explain, f"line {line.number}")}


def _parsed(text: str, published: date | None, explain: bool, where: str) -> dict[str, Any]:
    from nlp.pipeline import parse

    extraction = parse(text, published)
    for component in extraction.failed:
        say(f"naga extract: {where}: the parser's component {component} failed; its facts are missing")
    content = extraction.to_json()
    if explain:
        for key, fact, shown in _facts(extraction, content):
            shown["rule"] = fact.rule or key
            shown["text"] = text[fact.span[0] : fact.span[1]] if fact.span else None
    return content


def _facts(extraction: Any, content: dict[str, Any]) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    from nlp.extraction import LISTS

    for key in LISTS:
        for fact, shown in zip(getattr(extraction, key), content[key], strict=True):
            yield key, fact, shown


def _print(content: dict[str, Any], *, indent: bool = False) -> None:
    sys.stdout.buffer.write(orjson.dumps(content, option=orjson.OPT_INDENT_2 if indent else None) + b"\n")
    sys.stdout.buffer.flush()
