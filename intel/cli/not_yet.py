"""Commands that the contract names and that are not built: they say so, with the status of wrong usage."""

import click


def _not_yet(name: str, sentence: str) -> click.Command:
    def refuse(rest: tuple[str, ...]) -> int:
        raise click.UsageError("not yet", click.get_current_context())

    return click.Command(
        name,
        callback=refuse,
        params=[click.Argument(["rest"], nargs=-1, type=click.UNPROCESSED)],
        context_settings={"ignore_unknown_options": True},
        help=f"{sentence} Not yet: exits with status 2.",
    )


playbook = _not_yet("playbook", "Check playbooks and replay them over past reports.")
export = _not_yet("export", "Write what a reader may see and take away, for other systems.")
