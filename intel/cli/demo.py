"""`naga demo`: a community, operations and several hundred reports in a folder of their own, served."""

import click


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: a free one.")
def demo(host: str, port: int) -> int:
    """Make the demonstration in NAGA_HOME and serve it; print an address and a sign-in for each role.

    The folder must not stand yet. One that this command made before is served again as it is; any other is refused.

    \b
    Examples:
      naga demo
      NAGA_HOME=/tmp/trial naga demo --port 8765
    """
    from intel.cli.demonstration import make
    from intel.cli.serving import run
    from intel.settings import Settings

    settings = Settings.read()
    tokens = make(settings)

    def tell(address: str) -> None:
        click.echo(f"\nPages     {address}/\nGraphiQL  {address}/graphiql\nGraphQL   {address}/graphql\n")
        for who, token in tokens:
            click.echo(f"{who}:\n{token}\n")
        click.echo("Sign in with a token; it holds for a week. Stop with Ctrl-C.")

    return run(host, port, 1, tell)
