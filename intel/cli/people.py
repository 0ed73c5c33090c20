"""`naga user`, `naga roles`: the people of each agency, and what each role opens."""

import click

from intel.cli.home import OPERATOR, Home, standing_home
from intel.roles import ROLES, Action


@click.group()
def user() -> None:
    """List, invite, reset and disable people, and set their roles.

    \b
    Examples:
      naga user list VN
      naga user add VN "Tran Thi Mai" --roles liaison,analyst
      naga user roles VN "Tran Thi Mai" --roles analyst
      naga user reset VN "Tran Thi Mai"
      naga user disable VN "Tran Thi Mai"
      naga user enable VN "Tran Thi Mai"
    """


@user.command("list")
@click.argument("agency")
def user_list(agency: str) -> None:
    """Each person of AGENCY: name, roles, whether disabled."""
    from intel.ledger import users

    with standing_home() as home, home.reading() as connection:
        for found in users.of_agency(connection, agency):
            click.echo(f"{found.name}\t{','.join(sorted(found.roles))}\t{'disabled' if found.disabled else 'active'}")


@user.command("add")
@click.argument("agency")
@click.argument("name")
@click.option("--roles", required=True, help=f"By commas: {', '.join(ROLES)}.")
def user_add(agency: str, name: str, roles: str) -> None:
    """Add a person, and print the invitation: by it the person sets how to sign in, once, within 72 hours."""
    from uuid import uuid4

    from intel.identity import accounts

    with standing_home() as home, home.writing() as (connection, at):
        added, code = accounts.add(connection, f"u-{uuid4().hex}", agency, name, _roles(roles), at, OPERATOR)
    click.echo(f"added {added.name}")
    _tell(home, code)


@user.command("reset")
@click.argument("agency")
@click.argument("name")
def user_reset(agency: str, name: str) -> None:
    """Take away what this person signs in with, end the sessions, and print a new invitation."""
    from intel.identity import accounts

    with standing_home() as home, home.writing() as (connection, at):
        code = accounts.reset(connection, agency, name, at, OPERATOR)
    click.echo(f"reset {name}")
    _tell(home, code)


@user.command("roles")
@click.argument("agency")
@click.argument("name")
@click.option("--roles", required=True, help=f"By commas: {', '.join(ROLES)}.")
def user_roles(agency: str, name: str, roles: str) -> None:
    """Set this person's roles, in place of those until now, at once."""
    from intel.ledger import users

    with standing_home() as home, home.writing() as (connection, at):
        users.set_roles(connection, agency, name, _roles(roles), at, OPERATOR)
    click.echo(f"set the roles of {name}")


@user.command("disable")
@click.argument("agency")
@click.argument("name")
def user_disable(agency: str, name: str) -> None:
    """Refuse every token of this person from now on, end the sessions, take away the means to sign in."""
    from intel.identity import accounts

    with standing_home() as home, home.writing() as (connection, at):
        accounts.disable(connection, agency, name, at, OPERATOR)
    click.echo(f"disabled {name}")


@user.command("enable")
@click.argument("agency")
@click.argument("name")
def user_enable(agency: str, name: str) -> None:
    """Let this person in again, and print a new invitation."""
    from intel.identity import accounts

    with standing_home() as home, home.writing() as (connection, at):
        code = accounts.enable(connection, agency, name, at, OPERATOR)
    click.echo(f"enabled {name}")
    _tell(home, code)


@click.command()
def roles() -> None:
    """Print which role opens which action: a table in Markdown, as it stands in deploy/ROLES.md.

    \b
    Example:
      naga roles
    """
    click.echo(role_table(), nl=False)


def role_table() -> str:
    """A line for each action, a column for each role."""
    lines = [["action", *ROLES], ["---", *("---" for _ in ROLES)]]
    lines += [[action.value, *("yes" if action in opened else "" for opened in ROLES.values())] for action in Action]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _roles(stated: str) -> list[str]:
    return [role.strip() for role in stated.split(",") if role.strip()]


def _tell(home: Home, code: str) -> None:
    """The link where people reach this server under an address; else the code, for its page /enrol."""
    address = home.settings.address.rstrip("/")
    click.echo(f"invitation: {address}/enrol?code={code}" if address else f"invitation, for the page /enrol: {code}")
