"""`naga report`: the phase-end report of an operation, as files."""

from pathlib import Path

import click

FORMATS = ("docx", "html", "json", "pdf")


@click.command()
@click.argument("operation")
@click.argument("phase")
@click.option("--edition", default="participants", show_default=True, help="participants, agency or public.")
@click.option("--as", "agency", required=True, help="Code of the agency that makes it.")
@click.option("--format", "formats", default="docx", show_default=True, help=f"By commas: {', '.join(FORMATS)}.")
@click.option("--language", type=click.Choice(["en"]), default="en", show_default=True)
@click.option("-o", "--out", "folder", default=".", show_default=True, metavar="DIR", help="Folder of the files.")
def report(operation: str, phase: str, edition: str, agency: str, formats: str, language: str, folder: str) -> None:
    """Write the phase-end report: every figure counted, each with the filter that gives it again.

    \b
    Examples:
      naga report mekong-dragon VII --edition participants --as VN --format docx,html -o reports
      naga report mekong-dragon VII --edition public --as VN --format json
    """
    from intel.editions import write
    from intel.exchange.exchange import Exchange
    from intel.settings import Settings

    wanted = list(dict.fromkeys(part.strip() for part in formats.split(",") if part.strip()))
    unknown = [part for part in wanted if part not in FORMATS]
    if unknown or not wanted:
        raise click.BadParameter(f"must be of {', '.join(FORMATS)}", param_hint="--format")
    exchange = Exchange.open_home(Settings.read())
    try:
        reader = exchange.reader(agency, "naga report", {"coordinator"})
        with exchange.open(reader, "naga report") as session:
            made = session.phase_report(operation, phase, edition)
    finally:
        exchange.close()
    for path in write.files(made, wanted, Path(folder)):
        click.echo(str(path))
