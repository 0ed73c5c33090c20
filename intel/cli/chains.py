"""`naga ledger …`, `naga audit …`: verify a log, sign it, prove what is in it, hand it out to who keeps watch."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import orjson

from intel.cli.home import standing_home
from intel.cli.program import WRONG
from intel.cli.telling import progress, say, steps
from intel.errors import Invalid
from intel.ledger.logs import Log

if TYPE_CHECKING:
    from intel.ledger.verify import Verdict

KEPT = click.option(
    "--kept", "kept", multiple=True, metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A checkpoint that was kept elsewhere; may be given many times.",
)  # fmt: skip


@click.group()
def ledger() -> None:
    """Verify the ledger, sign checkpoints of it, prove what is in it.

    \b
    Examples:
      naga ledger verify
      naga ledger reindex
      naga ledger checkpoint > ledger.checkpoint
      naga ledger prove 17 > proof.json
      naga ledger export > ledger.jsonl
    """


@click.group()
def audit() -> None:
    """Verify the audit trail, sign checkpoints of it, prove what is in it.

    Whoever keeps a checkpoint can show later, without Naga, that nothing up to it was changed: `deploy/verify_log.py`.

    \b
    Examples:
      naga audit verify --kept monday.checkpoint
      naga audit checkpoint > tuesday.checkpoint
      naga audit key > key
      naga audit prove --since monday.checkpoint > growth.json
      python3 deploy/verify_log.py "$(cat key)" growth monday.checkpoint growth.json
      naga audit prove 17 > proof.json
      python3 deploy/verify_log.py "$(cat key)" entry proof.json
      naga audit export > audit.jsonl
      python3 deploy/verify_log.py "$(cat key)" log audit.jsonl monday.checkpoint tuesday.checkpoint
    """


@ledger.command("verify")
@KEPT
def ledger_verify(kept: Sequence[Path]) -> int:
    """Re-derive every hash, open every seal and attachment, compare every derived row; name the first that does not
    fit."""
    from intel.ledger.verify import verify_ledger

    with standing_home() as home, home.reading() as connection, progress("verifying", None) as advance:
        notes = [_note(path) for path in kept]
        verdict = verify_ledger(connection, home.keyring, steps(advance), notes, home.files)
    return _tell("ledger", verdict, f", {verdict.opened} seals opened, {verdict.destroyed} destroyed")


@ledger.command("reindex")
def ledger_reindex() -> None:
    """Make again what is derived from the texts: after an upgrade whose notes ask for it."""
    from intel.exchange.exchange import Exchange
    from intel.exchange.reindexing import reindex
    from intel.settings import Settings

    exchange, done = Exchange.open_home(Settings.read()), 0
    try:
        with progress("indexing", None) as advance:
            told = steps(advance)
            for done in reindex(exchange):
                told(done)
    finally:
        exchange.close()
    click.echo(f"ledger: {done} reports indexed")


@audit.command("verify")
@KEPT
def audit_verify(kept: Sequence[Path]) -> int:
    """Re-derive the trail's hash chain; name the first entry that does not fit."""
    from intel.ledger.verify import verify_audit

    with standing_home() as home, home.reading() as connection, progress("verifying", None) as advance:
        verdict = verify_audit(connection, home.keyring, steps(advance), [_note(path) for path in kept])
    return _tell("audit", verdict, "")


def _checkpoint(log: Log) -> None:
    from intel.ledger import logs

    with standing_home() as home, home.writing() as (connection, at):
        note = logs.checkpoint(connection, home.keyring, log, at)
    sys.stdout.write(note)


def _key(log: Log) -> None:
    from intel.ledger import logs

    with standing_home() as home:
        click.echo(logs.verifier(home.keyring, log))


def _prove(log: Log, entry: int | None, since: Path | None) -> None:
    from intel.checkpoints import NotSigned, opened
    from intel.ledger import logs

    if (entry is None) == (since is None):
        raise click.UsageError("name an ENTRY or a checkpoint with --since", click.get_current_context())
    with standing_home() as home:
        if since is None:
            with home.reading() as connection:
                proof = logs.prove_entry(connection, log, entry or 0)
        else:
            key = home.keyring.checkpoint.public_key()
            try:
                earlier = opened(_note(since), logs.origin(log, key), key)
            except NotSigned as error:
                raise Invalid(str(error), str(since)) from error
            with home.reading() as connection:
                proof = logs.prove_growth(connection, log, earlier.size)
    sys.stdout.buffer.write(orjson.dumps(proof) + b"\n")


def _export(log: Log) -> None:
    from intel.ledger import logs

    with standing_home() as home, home.reading() as connection, progress("exporting", None) as advance:
        for entry in logs.export(connection, log):
            sys.stdout.buffer.write(orjson.dumps(entry) + b"\n")
            advance(1)


def _watching(group: click.Group, log: Log) -> None:
    """The commands that both logs have alike."""

    @group.command("checkpoint")
    def checkpoint() -> None:
        """Sign the log as it stands; print the checkpoint, to be kept where this server's operator can't reach."""
        _checkpoint(log)

    @group.command("key")
    def key() -> None:
        """Print the key with which checkpoints are verified: hand it out once, by a way that is trusted."""
        _key(log)

    @group.command("prove")
    @click.argument("entry", type=click.IntRange(1), required=False)
    @click.option(
        "--since", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A checkpoint that was kept."
    )
    def prove(entry: int | None, since: Path | None) -> None:
        """Print the proof that ENTRY is in the log, or that it was only added to since a checkpoint."""
        _prove(log, entry, since)

    @group.command("export")
    def export() -> None:
        """Print every entry, a line of JSON each. It tells all that the log holds: who read what, and when."""
        _export(log)


_watching(ledger, Log.LEDGER)
_watching(audit, Log.AUDIT)


def _note(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid("not a checkpoint", str(path)) from error


def _tell(chain: str, verdict: "Verdict", more: str) -> int:
    if verdict.misfit is not None:
        say(f"naga {chain} verify: {verdict.misfit}; the {verdict.checked} entries before it fit")
        return WRONG
    click.echo(f"{chain}: {verdict.checked} entries fit{more}")
    return 0
