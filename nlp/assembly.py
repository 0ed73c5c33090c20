"""The components put together as a spaCy pipeline. Imported when the first text is read: spaCy takes a while to load,
and what serves or counts need not wait for it.
"""

from collections.abc import Callable, Iterable

import spacy
import structlog
from spacy.language import Language
from spacy.tokens import Doc

from nlp.reading import Reading

log = structlog.get_logger()

Component = Callable[[Reading], None]
"""Reads `reading` and adds to it; pure but for that."""

if not Doc.has_extension("reading"):
    Doc.set_extension("reading", default=None)


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


def assemble(components: Iterable[tuple[str, str]]) -> Language:
    """The pipeline of these components, each a name and `module:function`."""
    nlp = spacy.blank("xx")
    nlp.max_length = 10_000_000
    for name, target in components:
        nlp.add_pipe("naga_component", name=name, config={"target": target, "label": name})
    return nlp


def _resolve(target: str) -> Component:
    module, _, name = target.partition(":")
    found: Component = getattr(__import__(module, fromlist=[name]), name)
    return found
