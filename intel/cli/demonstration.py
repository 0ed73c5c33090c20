"""The demonstration's home: made once, loaded through the same door as any submission, parser included."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from importlib.resources import as_file, files
from uuid import uuid4

import click

from intel.cli.founding import found
from intel.cli.lines import open_bytes, read_lines
from intel.cli.loading import Fate, load, storing
from intel.cli.logs import log_to_stderr
from intel.cli.telling import progress
from intel.errors import Conflict, Unavailable
from intel.exchange.exchange import Exchange
from intel.identity.tokens import issue
from intel.settings import Settings

MARK = "demonstration"
"""File in the home: it says how far the demonstration came, so that only its own home is served again."""
LOADED = "loaded\n"
LINE_LIMIT = 1_000_000
"""Bytes."""
LIFETIME = timedelta(days=7)
SIGN_INS = (
    ("Liaison officer, Viet Nam", "VN", "Liaison officer", ("liaison",)),
    ("Analyst, Thailand", "TH", "Analyst", ("analyst",)),
    ("Coordinator, Viet Nam", "VN", "Coordinator", ("coordinator",)),
)
"""Who, agency, name and roles of each sign-in that is printed."""


def make(settings: Settings) -> Sequence[tuple[str, str]]:
    """Make the home, or take up the one that stands; returns who signs in with which token. Raises `Conflict` for a
    home that is not the demonstration's."""
    log_to_stderr()
    mark = settings.home / MARK
    if mark.is_file():
        click.echo(f"{settings.home} holds the demonstration already; it is served as it stands")
    elif settings.home.exists() and any(settings.home.iterdir()):
        raise Conflict(f"{settings.home} is not empty and not the demonstration's; name another folder in NAGA_HOME")
    else:
        with as_file(files("intel").joinpath("demo", "community.yaml")) as community:
            stated = found(settings, community)
        mark.write_text("")
        click.echo(f"made {settings.home}: {len(stated.agencies)} agencies, {len(stated.operations)} operations")
    exchange = Exchange.open_home(settings)
    try:
        if (
            mark.read_text() != LOADED
        ):  # a run that was stopped half-way goes on: what stands already is not loaded again
            click.echo(f"loaded {_load(exchange)} reports")
            mark.write_text(LOADED)
        exchange.keyring.issuers.note(exchange.clock() + LIFETIME)
        return [
            (who, issue(exchange.keyring.issuer, agency, name, roles, exchange.clock(), LIFETIME, uuid4().hex))
            for who, agency, name, roles in SIGN_INS
        ]
    finally:
        exchange.close()


def _load(exchange: Exchange) -> int:
    """Submit every message of the demonstration; returns how many. Raises `Unavailable` where one is refused."""
    count: Counter[Fate] = Counter()
    names = sorted(entry.name for entry in files("intel").joinpath("demo").iterdir() if entry.name.endswith(".jsonl"))
    for name in names:
        with (
            as_file(files("intel").joinpath("demo", name)) as path,
            progress(f"loading {name}", path.stat().st_size) as advance,
            open_bytes(str(path)) as stream,
        ):
            for result in load(read_lines(stream, LINE_LIMIT), storing(exchange)):
                if result.fate is Fate.BAD:
                    raise Unavailable(f"the demonstration's {name}, line {result.line.number}: {result.reason}")
                count[result.fate] += 1
                advance(result.line.size)
    return sum(count.values())
