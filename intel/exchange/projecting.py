"""From a report as it stands to its edges in the graph: who may read which mention."""

from dataclasses import replace

from graph.model import Mention, Projection
from graph.projection import canonical, mention_key, project
from intel.ledger.derived import Standing
from intel.redaction import MASK, points_at_people
from intel.reports.content import Content
from intel.reports.facts import day_of


def projection_of(report: str, standing: Standing, content: Content) -> Projection:
    """Mentions that the redacted report would also give are open; every other one is nominal.

    So a company named after a suspect is nominal with the suspect, and what readers without the nominal facts get is,
    mention for mention, what a report without them gives. A masked name identifies nothing and gives no mention.
    """
    day = day_of(content.extraction, standing.content["published"])

    def projected(content: Content) -> Projection:
        return project(report, day, standing.audience, standing.nominal_audience, content.extraction)

    whole = projected(content)
    if not points_at_people(content.extraction):
        return replace(whole, mentions=_unmasked(whole))
    visible = _unmasked(projected(content.open))
    known = {mention_key(mention) for mention in visible}
    hidden = (replace(mention, nominal=True) for mention in _unmasked(whole) if mention_key(mention) not in known)
    return canonical(replace(whole, mentions=(*visible, *hidden)))


def _unmasked(projection: Projection) -> tuple[Mention, ...]:
    return tuple(mention for mention in projection.mentions if not _is_masked(mention))


def _is_masked(mention: Mention) -> bool:
    return MASK in mention.label or any(MASK in value for value in mention.properties.values())
