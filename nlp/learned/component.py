"""Weighs again what part each organisation took, and adds those that no lexicon holds.

Rules first: a part is changed, or an organisation added, only where the classifier finds another more likely than not.
What is left as it was keeps its rule's name; what was learned carries the component's name and its weights' version.
"""

import re
from functools import cache
from typing import cast, get_args

from nlp.extraction import Fact, Organisation, OrganisationRole
from nlp.learned.candidates import Candidate, find_candidates
from nlp.learned.classifier import Classifier, load_classifier
from nlp.learned.features import features_of
from nlp.reading import Reading

NAME = "organisation_parts"
ENOUGH = 0.7
"""Probability from which a learned part holds."""
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
    return round(min(0.9, 0.4 + 0.45 * probability), 2)


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
        label = max(chances, key=lambda each: chances[each])
        if label == NO_ORGANISATION or chances[label] < ENOUGH:
            continue
        if label in _FINDERS and reading.kind in _ASKS:
            continue
        role = cast(OrganisationRole, label)
        rule = f"{NAME}@{model.version}: {role}"
        index = at.get((candidate.start, candidate.end))
        if index is not None:
            former = facts[index]
            if isinstance(former, Organisation) and former.role != role:
                update = {"role": role, "confidence": confidence(chances[label]), "rule": f"{rule} for {former.role}"}
                facts[index] = former.model_copy(update=update)
        elif candidate.how != "rule" and role != "mentioned":
            words = _words(reading.text[candidate.start : candidate.end])
            if words and not any(words <= other or other <= words for other in named):
                named.append(words)
                facts.append(_added(reading, candidate, role, confidence(chances[label]), rule))
    reading.facts["organisations"] = facts


def _added(reading: Reading, candidate: Candidate, role: OrganisationRole, sure: float, rule: str) -> Fact:
    name = " ".join(reading.text[candidate.start : candidate.end].split())[:500]
    return Organisation(name=name, role=role, span=(candidate.start, candidate.end), confidence=sure, rule=rule)
