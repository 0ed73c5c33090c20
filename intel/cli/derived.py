"""`naga ledger verify`, `naga audit verify`, `naga graph rebuild|verify`: what is derived, derived again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from intel.cli.home import standing_home
from intel.cli.program import WRONG, say
from intel.cli.progress import progress

if TYPE_CHECKING:
    from intel.ledger.verify import Verdict


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
        verdict = verify_ledger(connection, home.keyring, _steps(advance))
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
