"""`naga settings`: each setting, its default, its meaning."""

import os
from pathlib import Path

import click
from pydantic import SecretStr


@click.command()
def settings() -> None:
    """List each setting with its default and meaning; the environment sets them.

    A setting that the environment gives is marked with `*`; its value is not shown, since it may hold a secret.

    \b
    Example:
      NAGA_HOME=/srv/naga naga settings
    """
    from intel.settings import Settings

    rows = []
    for field, about in Settings.model_fields.items():
        name = f"NAGA_{field.upper()}"
        given = os.environ.get(name)
        secret = isinstance(about.default, SecretStr)
        default = _shown("" if secret else about.default)
        rows.append((f"{name}{'' if given is None else ' *'}", default, about.description or ""))
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    for name, default, meaning in rows:
        click.echo(f"{name:<{first}}  {default:<{second}}  {meaning}")


def _shown(default: object) -> str:
    if isinstance(default, Path):
        return f"./{default}" if not default.is_absolute() else str(default)
    return str(default) if default != "" else "none"
