"""`naga client`: programs that may ask the built-in issuer for tokens, each of one agency."""

from pathlib import Path

import click

from intel.cli.home import OPERATOR, standing_home

FILE = click.Path(exists=True, dir_okay=False, allow_dash=False)


@click.group()
def client() -> None:
    """Register, list and disable an agency's tools.

    A tool with --keys signs for itself and acts for its agency; one with --redirect acts for a person of the agency who
    allows it in a browser; one may have both.

    \b
    Examples:
      naga client add VN "Link chart" --roles analyst --redirect http://127.0.0.1/answer
      naga client add VN "Gate feed" --roles service --keys gate-feed.jwks
      naga client list VN
      naga client keys VN "Gate feed" gate-feed-2027.jwks
      naga client disable VN "Link chart"
    """


@client.command("list")
@click.argument("agency")
def client_list(agency: str) -> None:
    """Each tool of AGENCY: id, name, roles, how it shows who it is, whether disabled, where answers go."""
    from intel.ledger import clients

    with standing_home() as home, home.reading() as connection:
        for found in clients.of_agency(connection, agency):
            kind = "public" if found.keys is None else "signs"
            state = "disabled" if found.disabled else "active"
            roles, redirects = ",".join(sorted(found.roles)), " ".join(found.redirects) or "-"
            click.echo(f"{found.id}\t{found.name}\t{roles}\t{kind}\t{state}\t{redirects}")


@client.command("add")
@click.argument("agency")
@click.argument("name")
@click.option("--roles", default="service", show_default=True, help="By commas: the most that it acts with.")
@click.option("--redirect", "redirect_uris", multiple=True, help="Where a browser takes the answer; repeatable.")
@click.option("--keys", type=FILE, help="Its public keys: a JSON Web Key Set.")
def client_add(agency: str, name: str, roles: str, redirect_uris: tuple[str, ...], keys: str | None) -> None:
    """Register a tool of AGENCY; prints its client id."""
    from intel.identity.issuer.registration import drafted
    from intel.ledger import clients

    wanted = [role.strip() for role in roles.split(",") if role.strip()]
    drawn = drafted(agency, name, wanted, redirect_uris, None if keys is None else Path(keys).read_bytes())
    with standing_home() as home, home.writing() as (connection, at):
        clients.add(connection, drawn, at, OPERATOR, most=home.settings.client_limit)
    click.echo(drawn.id)


@client.command("keys")
@click.argument("agency")
@click.argument("name")
@click.argument("keys", type=FILE)
def client_keys(agency: str, name: str, keys: str) -> None:
    """From now on the tool signs with one of KEYS and no other."""
    from intel.identity.issuer import keysets
    from intel.ledger import clients

    stated = keysets.read(Path(keys).read_bytes())
    with standing_home() as home, home.writing() as (connection, at):
        clients.set_keys(connection, agency, name, stated, at, OPERATOR)
    click.echo(f"{name} has other keys")


@client.command("disable")
@click.argument("agency")
@click.argument("name")
def client_disable(agency: str, name: str) -> None:
    """Give the tool no token from now on, and take none that it has."""
    from intel.identity.issuer import grants
    from intel.ledger import clients

    with standing_home() as home, home.writing() as (connection, at):
        disabled = clients.disable(connection, agency, name, at, OPERATOR)
        grants.end_client(connection, disabled.id)
    click.echo(f"disabled {name}")
