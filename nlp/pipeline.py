"""The parser: a spaCy pipeline whose components read one message each in turn.

A component that fails leaves its facts out and its name in `Extraction.failed`; the others go on.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache

import spacy
import structlog
from spacy.language import Language
from spacy.tokens import Doc

from nlp.extraction import Extraction
from nlp.reading import Reading

log = structlog.get_logger()

if not Doc.has_extension("reading"):
    Doc.set_extension("reading", default=None)

Component = Callable[[Reading], None]
"""Reads `reading` and adds to it; pure but for that."""

COMPONENTS: tuple[tuple[str, str], ...] = (
    ("language", "nlp.language:read_language"),
    ("stretches", "nlp.stretches:read_stretches"),
    ("kind", "nlp.kind:read_kind"),
    ("context", "nlp.context:read_context"),
    ("identifiers", "nlp.identifiers:read_identifiers"),
    ("dates", "nlp.dates:read_dates"),
    ("quantities", "nlp.quantities:read_quantities"),
    ("commodities", "nlp.commodities:read_commodities"),
    ("values", "nlp.values:read_values"),
    ("places", "nlp.places:read_places"),
    ("organisations", "nlp.organisations:read_organisations"),
    ("people", "nlp.people:read_people"),
    ("conveyances", "nlp.conveyances:read_conveyances"),
    ("concealment", "nlp.concealment:read_concealment"),
    ("routes", "nlp.routes:read_routes"),
)
"""Name and `module:function` of each component, in the order they read."""


def _resolve(target: str) -> Component:
    module, _, name = target.partition(":")
    found: Component = getattr(__import__(module, fromlist=[name]), name)
    return found


@Language.factory("naga_component", default_config={"target": "", "label": ""})
def make_component(nlp: Language, name: str, target: str, label: str) -> Callable[[Doc], Doc]:
    """A pipe that hands the document's reading to the function `target`, and survives its failure."""
    read = _resolve(target)

    def pipe(doc: Doc) -> Doc:
        reading: Reading = doc._.reading
        try:
            read(reading)
        except Exception as error:  # one component's defect must not lose the others' facts
            reading.failed.append(label)
            log.warning("parser component failed", component=label, error=type(error).__name__)
        return doc

    return pipe


@cache
def load() -> Language:
    """The pipeline, loaded once a process."""
    nlp = spacy.blank("xx")
    nlp.max_length = 10_000_000
    for name, target in COMPONENTS:
        nlp.add_pipe("naga_component", name=name, config={"target": target, "label": name})
    return nlp


def parse(text: str, published: date | None = None) -> Extraction:
    """Facts of one message. Relative dates are resolved against `published`. Never raises for any `str`."""
    nlp = load()
    doc = nlp.make_doc(text)
    doc._.reading = Reading(text, published)
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    reading: Reading = doc._.reading
    return reading.to_extraction()


def parse_many(messages: Iterable[tuple[str, date | None]]) -> Iterator[Extraction]:
    """`parse` over many messages, in order."""
    for text, published in messages:
        yield parse(text, published)
