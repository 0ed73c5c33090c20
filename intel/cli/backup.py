"""`naga backup DIR`, `naga restore DIR`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from intel.cli.telling import progress, steps
from intel.errors import Invalid

PASSPHRASE = click.option(
    "--passphrase-file",
    "file",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Its first line seals the keys in the backup. Keep it elsewhere: without it a backup opens to nobody.",
)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@PASSPHRASE
def backup(folder: Path, file: Path) -> None:
    """Copy ledger, graph, accounts, attachments and keys to DIR, as of one moment and while serving.

    From SQLite or PostgreSQL alike. What was destroyed is in no later backup; earlier ones hold it: keep them no longer
    than reports.

    \b
    Example:
      naga backup /mnt/backup/2027-01-31 --passphrase-file /root/naga-passphrase
    """
    from intel.backup import back_up
    from intel.cli.home import standing_home

    with standing_home() as home, progress("copying attachments", None) as advance:
        moment = datetime.now(UTC)
        count = back_up(home.engine, home.settings.home, folder, _passphrase(file), moment, steps(advance))
    click.echo(f"{folder}: {count} entries")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@PASSPHRASE
def restore(folder: Path, file: Path) -> None:
    """Make the home in NAGA_HOME, which must not stand yet, from the backup in DIR; the ledger in NAGA_LEDGER.

    Then what is past its retention is destroyed anew. With a graph on a server: naga graph rebuild.

    \b
    Example:
      NAGA_HOME=/srv/naga naga restore /mnt/backup/2027-01-31 --passphrase-file /root/naga-passphrase
      naga ledger verify
    """
    from intel.backup import bring_back
    from intel.exchange.exchange import Exchange
    from intel.exchange.retention import destroy_expired
    from intel.settings import Settings

    settings = Settings.read()
    with progress("copying attachments", None) as advance:
        count = bring_back(folder, settings.home, settings.ledger_url, _passphrase(file), steps(advance))
    exchange = Exchange.open_home(settings)
    try:
        gone = sum(1 for _ in destroy_expired(exchange))
    finally:
        exchange.close()
    click.echo(f"{settings.home}: {count} entries, {gone} reports past their retention")


def _passphrase(file: Path) -> str:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid("not a text", str(file)) from error
    return lines[0] if lines else ""
