"""`naga load`: submit many reports from a file of JSON lines."""

from collections import Counter
from pathlib import Path

import click

from intel.cli.lines import STDIN, open_bytes, read_lines
from intel.cli.program import WRONG
from intel.cli.telling import progress, say

LINE_SLACK = 1_000_000
"""Bytes that a line may have beyond its text: for its own extraction."""


@click.command()
@click.argument("file", metavar="FILE.jsonl")
@click.option("--dry-run", is_flag=True, help="Check every line and store nothing.")
def load(file: str, dry_run: bool) -> int:
    """Submit many: each line of FILE is a report, submitted as a service of its own agency.

    Keys of a line: text and agency (required), ref, kind, published, handling, operation, in_reply_to, precedence, due,
    extraction (in place of the parser's); others are ignored. A bad line is named with its number and reason, the
    others load, and the exit status is 1. Loading a file again changes nothing: agency and ref are the key.

    \b
    Examples:
      naga load reports.jsonl --dry-run
      naga load reports.jsonl
    """
    from intel.cli import loading
    from intel.cli.logs import log_to_stderr
    from intel.cli.rehearsal import Rehearsal
    from intel.exchange.exchange import Exchange
    from intel.settings import Settings

    log_to_stderr()
    settings = Settings.read()
    total = None if file == STDIN or not Path(file).is_file() else Path(file).stat().st_size
    count: Counter[loading.Fate] = Counter()
    with open_bytes(file) as stream:
        exchange = Exchange.open_home(settings)
        try:
            with progress("loading", total) as advance:
                lines = read_lines(stream, settings.text_limit * 6 + LINE_SLACK)
                take = Rehearsal(exchange).take if dry_run else loading.storing(exchange)
                for result in loading.load(lines, take):
                    count[result.fate] += 1
                    if result.fate is loading.Fate.BAD:
                        say(f"naga load: {file}: line {result.line.number}: {result.reason}")
                    advance(result.line.size)
        finally:
            exchange.close()
    told = ", ".join(f"{count[fate]} {fate.value}" for fate in loading.Fate)
    click.echo(f"dry run, nothing stored: {told}" if dry_run else told)
    return WRONG if count[loading.Fate.BAD] else 0
