"""`naga tend`: what `naga serve` does by the clock, once and now; for cron where nothing serves."""

import click

from intel.cli.program import WRONG


@click.command()
def tend() -> int:
    """Sign checkpoints, destroy what is past its retention, sweep what is left over: all of it, once.

    `naga serve` does the same each hour by itself. Exit status 1 where one of them failed.

    \b
    Examples:
      naga tend
      0 3 * * *  NAGA_HOME=/srv/naga naga tend
    """
    from intel.cli.logs import log_to_stderr
    from intel.exchange.exchange import Exchange
    from intel.settings import Settings
    from intel.tending import DUTIES
    from intel.tending import tend as work

    log_to_stderr()
    exchange = Exchange.open_home(Settings.read())
    done = 0
    try:
        for name, count in work(exchange, whether_due=False):
            done += 1
            click.echo(f"{name}: {count}")
    finally:
        exchange.close()
    return 0 if done == len(DUTIES) else WRONG
