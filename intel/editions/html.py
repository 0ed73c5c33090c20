"""The phase report as HTML: a fragment for pages, and a document that stands alone."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from intel.editions import outline
from intel.editions.json import basis_json
from intel.model import PhaseReport


def _source(name: str) -> str | None:
    path = files("intel.editions").joinpath("templates", name)
    return path.read_text(encoding="utf-8") if path.is_file() else None


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_source), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals |= {"value": outline.value, "words": outline.basis_words, "basis_json": basis_json}
    return environment


def fragment(report: PhaseReport) -> Markup:
    """The report without a document around it; everything in it is escaped."""
    shared = outline.shared_basis(report.figures)
    return Markup(  # noqa: S704 - made by an autoescaping template
        _environment()
        .get_template("fragment.html")
        .render(
            report=report,
            title=outline.title(report),
            marking=outline.marking(report),
            sections=outline.sections(report.figures),
            filters=outline.filters(report.figures),
            shared=shared,
            as_of=report.as_of.strftime("%Y-%m-%d %H:%M:%S UTC"),
        )
    )


def document(report: PhaseReport) -> bytes:
    """A whole HTML document, UTF-8, that needs no other file."""
    page = _environment().get_template("document.html").render(title=outline.title(report), body=fragment(report))
    return page.encode()
