"""`naga token`: a bearer token, signed by the built-in issuer."""

from datetime import timedelta

import click

from intel.cli.home import standing_home
from intel.errors import Invalid


@click.command()
@click.option("--agency", required=True, help="Code of the agency for which the bearer acts.")
@click.option("--roles", required=True, help="By commas: liaison, analyst, coordinator, admin, auditor, service.")
@click.option("--hours", type=float, default=8.0, show_default=True, help="How long it holds.")
@click.option("--name", help="Name of the bearer; the roles where none is given.")
def token(agency: str, roles: str, hours: float, name: str | None) -> None:
    """Print a bearer token for the API and for signing in to the pages.

    \b
    Example:
      naga token --agency VN --roles analyst,liaison --hours 8
    """
    from datetime import UTC, datetime
    from uuid import uuid4

    from intel.identity.tokens import issue
    from intel.ledger.community import agencies

    wanted = [role.strip() for role in roles.split(",") if role.strip()]
    if not 0 < hours < 1_000_000:
        raise Invalid("must be more than 0", "hours")
    with standing_home() as home:
        with home.reading() as connection:
            if agency not in agencies(connection):
                raise Invalid(f"unknown agency {agency}", "agency")
        bearer = name or " and ".join(wanted)
        now, lifetime = datetime.now(UTC), timedelta(hours=hours)
        signed = issue(home.keyring.issuer, agency, bearer, wanted, now, lifetime, uuid4().hex)
        home.keyring.issuers.note(now + lifetime)  # so that a new key, later, ends it no earlier
        click.echo(signed)
