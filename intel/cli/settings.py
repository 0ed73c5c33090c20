"""`naga settings`: each setting, its default, its meaning."""

import os
from collections.abc import Iterator
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
    found = list(rows())
    first, second = (max(len(row[column]) for row in found) + 2 for column in (0, 1))
    for name, default, meaning in found:
        mark = " *" if name in os.environ else ""
        click.echo(f"{name + mark:<{first}}  {default:<{second}}{meaning}")


def rows() -> Iterator[tuple[str, str, str]]:
    """Name in the environment, default and meaning of each setting."""
    from intel.settings import Settings

    for field, about in Settings.model_fields.items():
        default = "" if isinstance(about.default, SecretStr) else about.default
        yield f"NAGA_{field.upper()}", _shown(default), about.description or ""


def _shown(default: object) -> str:
    if isinstance(default, Path):
        return f"./{default}" if not default.is_absolute() else str(default)
    return str(default) if default != "" else "none"
