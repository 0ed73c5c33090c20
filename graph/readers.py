"""Who may read an edge, interned by the stores: the audience and the nominal audience, both of which must be met."""

import hashlib
import json
from typing import NamedTuple

from graph.model import Mention, Projection, Tokens


class Readers(NamedTuple):
    audience: Tokens
    nominal_audience: Tokens

    @property
    def digest(self) -> str:
        """SHA-256 of the JSON of both sets, sorted."""
        framed = json.dumps([sorted(self.audience), sorted(self.nominal_audience)], ensure_ascii=False)
        return hashlib.sha256(framed.encode()).hexdigest()


NOBODY = Readers(frozenset(), frozenset())


def of_report(projection: Projection) -> Readers:
    """Who reads all of it, nominal mentions too."""
    return Readers(projection.audience, projection.nominal_audience)


def of_mention(projection: Projection, mention: Mention) -> Readers:
    """An open mention asks for the audience alone: the same set twice, so that every edge asks the same question."""
    return of_report(projection) if mention.nominal else Readers(projection.audience, projection.audience)
