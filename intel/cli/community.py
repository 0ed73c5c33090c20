"""`naga init`, `naga agency`, `naga operation`: the community and every change of it."""

from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
from pydantic import BaseModel, ValidationError

from intel.cli.home import OPERATOR, standing_home
from intel.errors import Invalid
from intel.ledger import community
from intel.ledger.community_file import AgencyStated, OperationStated, PhaseStated

Stated = TypeVar("Stated", bound=BaseModel)
DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--community", "file", required=True, metavar="FILE", help="YAML: agencies, operations, participants.")
def init(file: str) -> None:
    """Make a new home in NAGA_HOME: keys, an empty ledger, and the community that FILE states.

    \b
    Example:
      NAGA_HOME=/srv/naga naga init --community community.yaml
    """
    from intel.cli.founding import found
    from intel.settings import Settings

    settings = Settings.read()
    stated = found(settings, Path(file))
    click.echo(f"made {settings.home}: {len(stated.agencies)} agencies, {len(stated.operations)} operations")


@click.group()
def agency() -> None:
    """List and add agencies.

    \b
    Examples:
      naga agency list
      naga agency add TL "Timor-Leste Customs Authority" --country TL
    """


@agency.command("list")
def agency_list() -> None:
    """Each agency: code, country, name."""
    with standing_home() as home, home.reading() as connection:
        for code, found in community.agencies(connection).items():
            click.echo(f"{code}\t{found.country or '-'}\t{found.name}")


@agency.command("add")
@click.argument("code")
@click.argument("name")
@click.option("--country", help="ISO 3166-1 alpha-2; none for an international body.")
def agency_add(code: str, name: str, country: str | None) -> None:
    """Add an agency."""
    stated = _stated(AgencyStated, code=code, name=name, country=country)
    with standing_home() as home, home.writing() as (connection, at):
        community.add_agency(connection, stated, at, OPERATOR)
    click.echo(f"added {code}")


@click.group()
def operation() -> None:
    """List, add, join, leave and close operations.

    \b
    Examples:
      naga operation list
      naga operation add river-watch "River Watch" --coordinator TH --with LA,MM
      naga operation phase river-watch I "Phase I" --starts 2026-01-01 --ends 2026-06-30
      naga operation join river-watch KH
      naga operation leave river-watch KH
      naga operation close river-watch
    """


@operation.command("list")
def operation_list() -> None:
    """Each operation: code, open or closed, coordinator, participants, name."""
    with standing_home() as home, home.reading() as connection:
        for code, found in community.operations(connection).items():
            state = "closed" if found.closed else "open"
            click.echo(f"{code}\t{state}\t{found.coordinator}\t{','.join(found.participants)}\t{found.name}")


@operation.command("add")
@click.argument("code")
@click.argument("name")
@click.option("--coordinator", required=True, help="Agency code.")
@click.option("--with", "participants", default="", help="Codes of the other participants, by commas.")
def operation_add(code: str, name: str, coordinator: str, participants: str) -> None:
    """Open an operation; its coordinator takes part."""
    others = [part.strip() for part in participants.split(",") if part.strip()]
    members = dict.fromkeys([coordinator, *others])
    stated = _stated(OperationStated, code=code, name=name, coordinator=coordinator, participants=tuple(members))
    with standing_home() as home, home.writing() as (connection, at):
        community.open_operation(connection, stated, at, OPERATOR)
    click.echo(f"opened {code}")


@operation.command("phase")
@click.argument("code")
@click.argument("phase")
@click.argument("name")
@click.option("--starts", type=DAY, required=True, help="First day.")
@click.option("--ends", type=DAY, required=True, help="Last day.")
def operation_phase(code: str, phase: str, name: str, starts: datetime, ends: datetime) -> None:
    """Add a phase to an operation."""
    stated = _stated(PhaseStated, code=phase, name=name, starts=_day(starts), ends=_day(ends))
    with standing_home() as home, home.writing() as (connection, at):
        community.add_phase(connection, code, stated, at, OPERATOR)
    click.echo(f"added phase {phase} to {code}")


@operation.command("join")
@click.argument("code")
@click.argument("agency")
def operation_join(code: str, agency: str) -> None:
    """AGENCY takes part from now on, and reads what the operation reaches, the older reports too."""
    with standing_home() as home, home.writing() as (connection, at):
        community.join(connection, code, agency, at, OPERATOR)
    click.echo(f"{agency} joined {code}")


@operation.command("leave")
@click.argument("code")
@click.argument("agency")
def operation_leave(code: str, agency: str) -> None:
    """AGENCY takes part no more; what came to it through the operation ends at once."""
    with standing_home() as home, home.writing() as (connection, at):
        community.leave(connection, code, agency, at, OPERATOR)
    click.echo(f"{agency} left {code}")


@operation.command("close")
@click.argument("code")
def operation_close(code: str) -> None:
    """Close an operation; what came to anyone through it ends at once."""
    with standing_home() as home, home.writing() as (connection, at):
        community.close(connection, code, at, OPERATOR)
    click.echo(f"closed {code}")


def _stated(form: type[Stated], **given: Any) -> Stated:
    try:
        return form(**given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise Invalid(first["msg"], ".".join(str(step) for step in first["loc"])) from error


def _day(moment: datetime) -> date:
    return moment.date()
