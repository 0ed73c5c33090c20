"""The parser: a spaCy pipeline whose components read one message each in turn.

A component that fails leaves its facts out and its name in `Extraction.failed`; the others go on.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from nlp.extraction import Extraction
from nlp.reading import Reading
from nlp.text.normal import normal_of

if TYPE_CHECKING:
    from spacy.language import Language

COMPONENTS: tuple[tuple[str, str], ...] = (
    ("language", "nlp.text.language:read_language"),
    ("stretches", "nlp.text.stretches:read_stretches"),
    ("kind", "nlp.kind.component:read_kind"),
    ("context", "nlp.text.context:read_context"),
    ("identifiers", "nlp.identifiers.component:read_identifiers"),
    ("dates", "nlp.dates.component:read_dates"),
    ("quantities", "nlp.amounts.quantities:read_quantities"),
    ("commodities", "nlp.goods.component:read_commodities"),
    ("values", "nlp.amounts.values:read_values"),
    ("places", "nlp.places.component:read_places"),
    ("organisations", "nlp.organisations.component:read_organisations"),
    ("people", "nlp.people.component:read_people"),
    ("conveyances", "nlp.conveyances.component:read_conveyances"),
    ("concealment", "nlp.concealment.component:read_concealment"),
    ("routes", "nlp.routes.component:read_routes"),
    ("organisation_parts", "nlp.learned.component:read_parts"),
)
"""Name and `module:function` of each component, in the order they read."""


_FIRST = "Customs found 2 kg of heroin in Bangkok on 3 May 2024."


@cache
def load() -> "Language":
    """The pipeline with its lexicons, loaded once a process."""
    with _uncollected():
        from nlp.assembly import assemble

        nlp = assemble(COMPONENTS)
        _read(nlp, Reading(_FIRST, None))  # lexicons are read at first use
    return nlp


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage is looked for: what is loaded stays, and looking through it took a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def parse(text: str, published: date | None = None) -> Extraction:
    """Facts of one message. Relative dates are resolved against `published`. Never raises for any `str`."""
    nlp = load()
    normal = normal_of(text)
    return normal.restore(_read(nlp, Reading(normal.text, published)).to_extraction())


def _read(nlp: "Language", reading: Reading) -> Reading:
    doc = nlp.make_doc("")  # it carries the reading; tokens of every text would stay in the vocabulary for good
    doc._.reading = reading
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return reading


def parse_many(messages: Iterable[tuple[str, date | None]]) -> Iterator[Extraction]:
    """`parse` over many messages, in order."""
    for text, published in messages:
        yield parse(text, published)
