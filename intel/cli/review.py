"""`naga review`: what an agency must look at again."""

from datetime import datetime

import click


@click.command()
@click.option("--as", "agency", required=True, help="Code of the agency.")
@click.option("--by", type=click.DateTime(["%Y-%m-%d"]), help="Due on this day or before; today where none is given.")
def review(agency: str, by: datetime | None) -> None:
    """List the agency's own reports whose review date has come, longest due first: date, ref, id.

    \b
    Examples:
      naga review --as VN
      naga review --as VN --by 2027-12-31
    """
    from intel.exchange.exchange import Exchange
    from intel.settings import Settings

    exchange = Exchange.open_home(Settings.read())
    try:
        reader = exchange.reader(agency, "naga review", {"analyst"})
        with exchange.open(reader, "naga review") as session:
            after: str | None = None
            while True:
                page = session.review_due(by.date() if by else None, exchange.settings.page_limit, after)
                for report, _ in page.rows:
                    day = report.handling.review_on if report.handling else None
                    click.echo(f"{day}\t{report.ref or '-'}\t{report.id}")
                if not page.has_next:
                    return
                _, after = page.rows[-1]
    finally:
        exchange.close()
