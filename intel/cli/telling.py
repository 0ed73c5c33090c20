"""What a person is told while a command works: lines on standard error, and a bar on a terminal; a pipe stays quiet."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

_live: list[Any] = []
"""The console of the bar that is shown now: lines go above it."""


def say(line: str) -> None:
    """One line on standard error; line breaks inside a value are shown as spaces."""
    told = " ".join(line.split())
    if _live:
        _live[-1].print(told, markup=False, highlight=False, soft_wrap=True)
    else:
        click.echo(told, err=True)


@contextmanager
def progress(title: str, total: int | None, *, shown: bool = True) -> Iterator[Callable[[int], None]]:
    """Gives `advance(steps)`. Without a `total` the steps are counted; not `shown`, or in a pipe, there is no bar."""
    if not (shown and sys.stderr.isatty()):
        yield lambda steps: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    how_far = (MofNCompleteColumn(),) if total is None else (TaskProgressColumn(), TimeRemainingColumn())
    with Progress(TextColumn("{task.description}"), BarColumn(), *how_far, console=console, transient=True) as bar:
        task = bar.add_task(title, total=total)
        _live.append(console)
        try:
            yield lambda steps: bar.advance(task, steps)
        finally:
            _live.pop()


def steps(advance: Callable[[int], None]) -> Callable[[int], None]:
    """Turns "so many are done" into steps."""
    done = 0

    def told(now: int) -> None:
        nonlocal done
        advance(now - done)
        done = now

    return told
