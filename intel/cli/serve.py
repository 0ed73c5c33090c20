"""`naga serve`: API, pages and projector, until it is stopped."""

import click


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: a free one.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that answer.")
def serve(host: str, port: int, workers: int) -> int:
    """Serve API and pages of the home in NAGA_HOME. Prints `ready http://…` as soon as it answers.

    \b
    Examples:
      naga serve
      naga serve --host 0.0.0.0 --port 8443 --workers 2
    """
    from intel.cli.serving import run

    return run(host, port, workers)
