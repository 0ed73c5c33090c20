"""A phase report into files, one of each form."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from intel.editions import docx, html, json, pdf
from intel.errors import Unavailable
from intel.model import PhaseReport

MAKERS: dict[str, Callable[[PhaseReport], bytes]] = {
    "docx": docx.document,
    "html": html.document,
    "json": json.document,
    "pdf": pdf.document,
}


def name(report: PhaseReport, form: str) -> str:
    """`mekong-dragon-VII-participants.docx`: codes have letters, digits and hyphens only."""
    return f"{report.operation.code}-{report.phase.code}-{report.edition}.{form}"


def files(report: PhaseReport, forms: Sequence[str], folder: Path) -> Iterator[Path]:
    """Make each form and write it into the folder, which is made where it lacks. Raises `Unavailable`."""
    made = [(folder / name(report, form), MAKERS[form](report)) for form in forms]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in made:
            path.write_bytes(content)
            yield path
    except OSError as error:
        raise Unavailable(f"cannot write {error.filename}: {(error.strerror or str(error)).lower()}") from error
