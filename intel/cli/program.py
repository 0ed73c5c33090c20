"""The commands by name, imported when called, and the one place where a refusal becomes a line and an exit status."""

import importlib
import os
import sys
from collections.abc import Sequence

import click

from intel.cli.telling import say

DONE, WRONG, USAGE = 0, 1, 2
"""Exit statuses: done; the input or the state is wrong; wrong usage."""

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("intel.cli.demo:demo", "Make the demonstration in a new folder and serve it."),
    "init": ("intel.cli.community:init", "Make a new home from a community's YAML."),
    "agency": ("intel.cli.community:agency", "List and add agencies."),
    "operation": ("intel.cli.community:operation", "List, add, join, leave and close operations."),
    "user": ("intel.cli.people:user", "List, invite, reset and disable people."),
    "roles": ("intel.cli.people:roles", "Print which role opens which action."),
    "client": ("intel.cli.client:client", "Register, list and disable an agency's tools."),
    "token": ("intel.cli.token:token", "Print a bearer token for the API."),
    "serve": ("intel.cli.serve:serve", "Serve API, pages and projector."),
    "extract": ("intel.cli.extract:extract", "Print what the parser reads in texts."),
    "load": ("intel.cli.load:load", "Submit many reports from JSON lines."),
    "query": ("intel.cli.query:query", "Run one GraphQL query in process, as a reader."),
    "report": ("intel.cli.report:report", "Write the phase-end report."),
    "review": ("intel.cli.review:review", "List an agency's reports whose review date has come."),
    "playbook": ("intel.cli.not_yet:playbook", "Check and replay playbooks: not yet."),
    "graph": ("intel.cli.derived:graph", "Rebuild or verify the graph."),
    "audit": ("intel.cli.chains:audit", "Verify, sign and prove the audit trail."),
    "ledger": ("intel.cli.chains:ledger", "Verify, sign and prove the ledger."),
    "keys": ("intel.cli.keys:keys", "List, rotate and remove key-encryption keys."),
    "export": ("intel.cli.not_yet:export", "Export for other systems: not yet."),
    "backup": ("intel.cli.backup:backup", "Copy everything while serving."),
    "restore": ("intel.cli.backup:restore", "Bring a backup back."),
    "tend": ("intel.cli.tend:tend", "Do once what serving does by the clock."),
    "settings": ("intel.cli.settings:settings", "List each setting with its default and meaning."),
}
"""Name of each command: where it is, and what it does in one sentence."""


class Program(click.Group):
    """A group that imports a command's module only when that command is called or asked for its help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        found = getattr(importlib.import_module(module), name)
        assert isinstance(found, click.Command)  # noqa: S101 - the table above names commands only
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, sentence) for name, (_, sentence) in COMMANDS.items()])


@click.command(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="naga", message="naga %(version)s")
def naga() -> None:
    """Enforcement intelligence sharing for customs administrations.

    \b
    Examples:
      naga demo --port 8000
      naga extract message.txt --published 2025-04-20
      naga load reports.jsonl --dry-run
      naga query facets.graphql --agency VN --roles analyst

    Settings come from the environment: see `naga settings`. Exit status: 0 done, 1 the input or the state is wrong,
    2 wrong usage.
    """


def run(arguments: Sequence[str]) -> int:
    """Run one command. Whatever is refused is one line on standard error; a traceback never is."""
    try:
        result = naga.main(list(arguments), prog_name="naga", standalone_mode=False)
    except click.UsageError as error:
        if isinstance(error, click.exceptions.NoArgsIsHelpError):
            click.echo(error.format_message(), err=True)
        else:
            where = error.ctx.command_path if error.ctx else "naga"
            say(f"{where}: {error.format_message()} ({where} --help tells how)")
        return USAGE
    except click.ClickException as error:
        say(f"naga: {error.format_message()}")
        return WRONG
    except (click.Abort, KeyboardInterrupt):
        say("naga: stopped")
        return 130
    except BrokenPipeError:  # the reader of a pipe went away (`naga extract … | head`): nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG
    except OSError as error:
        say(f"naga: {error.filename or 'system'}: {(error.strerror or str(error)).lower()}")
        return WRONG
    except Exception as error:  # the outermost: one line on standard error, no traceback
        from intel.errors import Invalid, NagaError, Unavailable

        if not isinstance(error, NagaError):
            say(f"naga: defect, please report: {type(error).__name__}: {error}")
            if os.environ.get("NAGA_TRACEBACK"):
                raise
            return WRONG
        path = error.path if isinstance(error, Invalid) else ""
        if isinstance(error, Unavailable) and error.reason:
            say(f"naga: {error} ({error.reason})")
            return WRONG
        say(f"naga: {path}: {error}" if path and not str(error).startswith(path) else f"naga: {error}")
        return WRONG
    return result if isinstance(result, int) else DONE
