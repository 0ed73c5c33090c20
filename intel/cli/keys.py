"""`naga keys …`: the key-encryption keys, which wrap every report's data key."""

import click

from intel.cli.home import standing_home
from intel.cli.telling import progress, steps
from intel.errors import Conflict


@click.group()
def keys() -> None:
    """List, rotate and remove key-encryption keys.

    A key is a file of NAGA_HOME/keys, or comes from a command that is called with the key's id and prints it in base64:
    NAGA_KEK_COMMAND, for a key store or a hardware module.

    \b
    Examples:
      naga keys list
      naga keys rotate
      NAGA_KEK_COMMAND='/usr/local/bin/from-hsm --slot 2' naga keys rotate
      naga keys remove kek-1
    """


@keys.command("list")
def list_keys() -> None:
    """Each key: id, how many data keys it wraps, whether it wraps new ones."""
    from intel.ledger.rotation import wrapped_by

    with standing_home() as home, home.reading() as connection:
        counts, ids = wrapped_by(connection), home.keyring.keks.ids()
        for id in ids:
            count = counts.get(id, 0)
            state = (
                "wraps new ones" if id == ids[-1] else "still needed" if count else "not needed but by older backups"
            )
            click.echo(f"{id}\t{count}\t{state}")


@keys.command("rotate")
def rotate_keys() -> None:
    """Make a new key and wrap every data key under it, while serving. Nothing becomes unreadable; texts stay as they
    are. The old key stays until it is removed: older backups need it."""
    from intel.ledger.engine import purge
    from intel.ledger.rotation import rotate

    with standing_home() as home:
        with progress("wrapping", None) as advance:
            count = rotate(home.engine, home.keyring, steps(advance))
        newest = home.keyring.keks.ids()[-1]
        click.echo(f"{newest} wraps {count} data keys")
        if not purge(home.engine):
            click.echo("the file still holds old wrappings: a reader is in the way, rotate or tend later", err=True)


@keys.command("remove")
@click.argument("id")
def remove_key(id: str) -> None:
    """Remove a key that wraps nothing any more. Backups made while it did open no more."""
    from intel.ledger.rotation import wrapped_by

    with standing_home() as home, home.writing() as (connection, _):
        if id not in home.keyring.keks.ids():
            raise Conflict(f"there is no key {id}")
        if count := wrapped_by(connection).get(id, 0):
            raise Conflict(f"{id} still wraps {count} data keys: naga keys rotate first")
        home.keyring.keks.remove(id)
    click.echo(f"removed {id}")
