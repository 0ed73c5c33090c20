"""`naga query`: one GraphQL query in process, as a reader, through the same door as a request over HTTP."""

import asyncio
import sys
from datetime import timedelta
from typing import Any
from uuid import uuid4

import click
import orjson

from intel.cli.lines import open_bytes
from intel.cli.program import WRONG
from intel.cli.telling import say


@click.command()
@click.argument("file", metavar="FILE.graphql")
@click.option("--agency", required=True, help="Code of the agency for which the reader acts.")
@click.option("--roles", default="analyst", show_default=True, help="By commas.")
@click.option("--var", "variables", multiple=True, metavar="K=V", help="A variable; V is JSON, or else a string.")
@click.option("--purpose", help="Why you ask, in a sentence: for the audit trail.")
def query(file: str, agency: str, roles: str, variables: tuple[str, ...], purpose: str | None) -> int:
    """Run the query in FILE (`-`: standard input) as that reader, and print the answer as JSON.

    \b
    Examples:
      naga query arrivals.graphql --agency VN
      naga query people.graphql --agency VN --purpose "Checking the crew of a vessel due on Friday."
      naga query report.graphql --agency TH --roles liaison --var id=r-abc --var first=5
    """
    given = dict(_variable(one) for one in variables)
    with open_bytes(file) as stream:
        raw = stream.read()
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file}: not UTF-8 at byte {error.start + 1}") from error
    wanted = [role.strip() for role in roles.split(",") if role.strip()]
    answer = asyncio.run(_ask(text, given, agency, wanted, purpose))
    shown = orjson.dumps(answer, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    sys.stdout.buffer.write(shown)
    for refusal in answer.get("errors", []):
        say(f"naga query: {refusal['message']}")
    return WRONG if answer.get("errors") else 0


def _variable(given: str) -> tuple[str, Any]:
    name, equals, value = given.partition("=")
    if not equals or not name:
        raise click.BadParameter(f"{given!r} is not K=V", param_hint="--var")
    try:
        return name, orjson.loads(value)
    except orjson.JSONDecodeError:
        return name, value


async def _ask(
    text: str, variables: dict[str, Any], agency: str, roles: list[str], purpose: str | None
) -> dict[str, Any]:
    import httpx

    from intel.api.app import create_app
    from intel.cli.logs import log_to_stderr
    from intel.exchange.exchange import Exchange
    from intel.identity.tokens import issue
    from intel.settings import Settings

    log_to_stderr()
    exchange = Exchange.open_home(Settings.read())
    try:
        exchange.reader(agency, "naga query", roles)  # says which agency is unknown, which a token's refusal never does
        token = issue(
            exchange.keyring.issuer, agency, "naga query", roles, exchange.clock(), timedelta(minutes=5), uuid4().hex
        )
        transport = httpx.ASGITransport(create_app(exchange))
        async with httpx.AsyncClient(transport=transport, base_url="http://naga") as client:
            answer = await client.post(
                "/graphql",
                json={"query": text, "variables": variables, "extensions": {"purpose": purpose}},
                headers={"Authorization": f"Bearer {token}"},
                timeout=None,
            )
    finally:
        exchange.close()
    found = answer.json()
    assert isinstance(found, dict)  # noqa: S101 - GraphQL over HTTP answers with an object
    return found
