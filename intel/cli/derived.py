"""`naga graph rebuild|verify`: what is derived, derived again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from intel.cli.program import WRONG
from intel.cli.telling import progress, say

if TYPE_CHECKING:
    from intel.exchange.exchange import Exchange


MOST_NAMED = 20
"""Reports that differ, named one by one."""


@click.group()
def graph() -> None:
    """Rebuild or verify the graph.

    \b
    Examples:
      naga graph verify
      naga graph rebuild
    """


@graph.command("rebuild")
def graph_rebuild() -> None:
    """Empty the graph and make it again from the ledger."""
    from intel import graph_care

    done = 0
    with _exchange() as exchange, progress("rebuilding", None) as advance:
        for now in graph_care.rebuild(exchange):
            advance(now - done)
            done = now
    click.echo(f"graph: {done} reports projected")


@graph.command("verify")
def graph_verify() -> int:
    """Derive the graph again and compare it with what stands; name the reports that differ."""
    from intel import graph_care

    found = 0
    with _exchange() as exchange:
        for difference in graph_care.differences(exchange):
            found += 1
            if found <= MOST_NAMED:
                say(f"naga graph verify: {difference.report} {difference.what}")
    if found:
        say(f"naga graph verify: {found} reports differ; naga graph rebuild makes the graph again")
        return WRONG
    click.echo("graph: as the ledger gives it")
    return 0


@contextmanager
def _exchange() -> Iterator["Exchange"]:
    from intel.cli.logs import log_to_stderr
    from intel.exchange.exchange import Exchange
    from intel.settings import Settings

    log_to_stderr()
    exchange = Exchange.open_home(Settings.read())
    try:
        yield exchange
    finally:
        exchange.close()
