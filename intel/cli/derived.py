"""`naga ledger verify`, `naga audit verify`, `naga graph rebuild|verify`: what is derived, derived again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from intel.cli.home import standing_home
from intel.cli.program import WRONG
from intel.cli.telling import progress, say

if TYPE_CHECKING:
    from intel.exchange.exchange import Exchange
    from intel.ledger.verify import Verdict


MOST_NAMED = 20
"""Reports that differ, named one by one."""


@click.group()
def ledger() -> None:
    """Verify the ledger.

    \b
    Example:
      naga ledger verify
    """


@ledger.command("verify")
def ledger_verify() -> int:
    """Re-derive every hash, open every seal, compare every derived row; name the first entry that does not fit."""
    from intel.ledger.verify import verify_ledger

    with standing_home() as home, home.reading() as connection, progress("verifying", None) as advance:
        verdict = verify_ledger(connection, home.keyring, _steps(advance), files=home.files)
    return _tell("ledger", verdict, f", {verdict.opened} seals opened, {verdict.destroyed} destroyed")


@click.group()
def audit() -> None:
    """Verify the audit trail.

    \b
    Example:
      naga audit verify
    """


@audit.command("verify")
def audit_verify() -> int:
    """Re-derive the trail's hash chain; name the first entry that does not fit."""
    from intel.ledger.verify import verify_audit

    with standing_home() as home, home.reading() as connection, progress("verifying", None) as advance:
        verdict = verify_audit(connection, home.keyring, _steps(advance))
    return _tell("audit", verdict, "")


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


def _steps(advance: Callable[[int], None]) -> Callable[[int], None]:
    """Turns "so many are done" into steps."""
    done = 0

    def told(now: int) -> None:
        nonlocal done
        advance(now - done)
        done = now

    return told


def _tell(chain: str, verdict: "Verdict", more: str) -> int:
    if verdict.misfit is not None:
        say(f"naga {chain} verify: {verdict.misfit}; the {verdict.checked} entries before it fit")
        return WRONG
    click.echo(f"{chain}: {verdict.checked} entries fit{more}")
    return 0
