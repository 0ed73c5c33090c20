"""Weighs again what part each organisation took, and adds those that no lexicon holds.

Rules first: a part is changed only where the classifier is surer of another, an organisation added only where it
more likely took part than not. What is left as it was keeps its rule's name; what was learned carries the component's
name and its weights' version.
"""

import re
from functools import cache
from typing import get_args

from nlp.extraction import Fact, Organisation, OrganisationRole
from nlp.learned.candidates import Candidate, find_candidates
from nlp.learned.classifier import Classifier, load_classifier
from nlp.learned.features import features_of
from nlp.reading import Reading

NAME = "organisation_parts"
TO_CHANGE = 0.6
"""Probability from which a part that the rules gave is changed."""
TO_ADD = 0.5
"""Probability of any part from which an organisation that the rules passed over is added."""
NO_ORGANISATION = "none"
ROLES: tuple[OrganisationRole, ...] = get_args(OrganisationRole)
_ASKS = ("alert", "request")
_FINDERS = ("seizing", "partner")
"""Parts that nobody has in a message that only asks or warns."""


@cache
def classifier() -> Classifier:
    """The classifier, read once a process. Raises `WeightsError`."""
    return load_classifier(NAME)


def confidence(probability: float) -> float:
    """The share of such decisions that was right on messages held out (see `nlp/README.md`)."""
    return round(0.4 + 0.25 * probability, 2)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold()))


def read_parts(reading: Reading) -> None:
    """Replaces `facts['organisations']`. Raises `WeightsError`; nothing is changed then."""
    weigh(reading, classifier())


def weigh(reading: Reading, model: Classifier) -> None:
    """Replaces `facts['organisations']` by what `model` makes of them."""
    candidates = find_candidates(reading)
    facts = list(reading.facts["organisations"])
    at = {fact.span: index for index, fact in enumerate(facts)}
    named = [_words(fact.name) for fact in facts if isinstance(fact, Organisation)]
    for candidate, features in zip(candidates, features_of(reading, candidates), strict=True):
        chances = dict(zip(model.labels, model.probabilities(features), strict=True))
        index = at.get((candidate.start, candidate.end))
        if index is not None:
            facts[index] = _changed(reading, facts[index], chances, model)
        elif candidate.how != "rule" and (added := _added(reading, candidate, chances, model)):
            words = _words(added.name)
            if words and not any(words <= other or other <= words for other in named):
                named.append(words)
                facts.append(added)
    reading.facts["organisations"] = facts


def _may_be(reading: Reading, role: str) -> bool:
    return not (role in _FINDERS and reading.kind in _ASKS)


def _changed(reading: Reading, fact: Fact, chances: dict[str, float], model: Classifier) -> Fact:
    """The fact with the part that is likely enough, or as it was."""
    role = max(chances, key=lambda each: chances[each])
    if not isinstance(fact, Organisation) or role in (NO_ORGANISATION, fact.role) or chances[role] < TO_CHANGE:
        return fact
    if not _may_be(reading, role):
        return fact
    rule = f"{NAME}@{model.version}: {role} for {fact.role}"
    return fact.model_copy(update={"role": role, "confidence": confidence(chances[role]), "rule": rule})


def _added(reading: Reading, candidate: Candidate, chances: dict[str, float], model: Classifier) -> Organisation | None:
    """An organisation that the rules passed over, where some part of it is more likely than none."""
    parts = {role: chances[role] for role in ROLES if role != "mentioned"}
    role = max(parts, key=lambda each: parts[each])
    some = sum(parts.values())
    if some < TO_ADD or not _may_be(reading, role):
        return None
    name = " ".join(reading.text[candidate.start : candidate.end].split())[:500]
    rule, span = f"{NAME}@{model.version}: {role}", (candidate.start, candidate.end)
    return Organisation(name=name, role=role, span=span, confidence=confidence(some), rule=rule)
