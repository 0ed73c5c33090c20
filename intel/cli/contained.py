"""A document's text, read in a process of its own with bounds on time and memory: documents come from anywhere."""

import json
import resource
import subprocess
import sys

import click

SECONDS = 60
MEMORY = 1_500_000_000
"""Bytes of address space."""


def text_of_document(raw: bytes, name: str, shown: str, text_limit: int) -> str:
    """Raises `click.ClickException` saying why the document can't be read."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the name is only looked at
            [sys.executable, "-P", "-m", "nlp.documents", name, str(text_limit)],
            input=raw,
            capture_output=True,
            timeout=SECONDS,
            preexec_fn=_bound,
            check=False,
        )
        told = json.loads(done.stdout) if done.returncode == 0 else {}
    except subprocess.TimeoutExpired:
        told = {"refused": f"it takes more than {SECONDS} seconds to read"}
    except ValueError:
        told = {}
    if "text" not in told:
        raise click.ClickException(f"{shown}: {told.get('refused', 'it cannot be read within bounds')}")
    return str(told["text"])


def _bound() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
