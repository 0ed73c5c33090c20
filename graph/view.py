"""What a store must be able to answer with one reader's tokens met inside each query; `graph.answers` builds the rest.

A view is one consistent sight of the graph. Ids that the reader may not see are absent from every answer.
Sequences are in the stated order, limited where a limit is given: the first of that order.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from graph.model import Entity, EntityKind


class Visit(NamedTuple):
    entity: str
    report: str


class Member(NamedTuple):
    report: str
    entity: str
    hub: bool
    """Every visible mention of the entity in that report is a hub mention."""


class MentionRow(NamedTuple):
    report: str
    entity: str
    kind: EntityKind
    role: str
    span: tuple[int, int] | None


class Name(NamedTuple):
    """A visible name of an entity. `label` may be empty where only the key was asked for."""

    entity: str
    kind: EntityKind
    name_key: str
    label: str


class View(Protocol):
    def visible(self, ids: Sequence[str]) -> Sequence[str]:
        """Those of the entity ids that are visible, in any order. Whatever comes from outside passes here first: a
        hidden id and one that never was take the same time, and nothing more is asked of either."""

    def summaries(self, ids: Sequence[str]) -> Mapping[str, Entity]:
        """Those of `ids` that are visible."""

    def ranked(
        self, kinds: Sequence[EntityKind], words: Sequence[str], min_reports: int, first: int,
        after: tuple[int, str] | None,
    ) -> tuple[Sequence[str], int]:  # fmt: skip
        """Entity ids by (visible reports descending, id), `first` of them after `after`; and how many there are in all.
        With `words`: those that have a visible label which holds them all."""

    def mentions(self, reports: Sequence[str]) -> Sequence[MentionRow]:
        """In any order."""

    def visits(self, entities: Sequence[str], *, through_hubs: bool, limit: int) -> Sequence[Visit]:
        """Pairs of entity and report that mentions it, by (report, entity). Without `through_hubs`: not through hub
        mentions."""

    def members(self, reports: Sequence[str], kinds: Sequence[EntityKind]) -> Sequence[Member]:
        """Pairs of report and entity (of these kinds, if any are named), by (report, entity)."""

    def identified(self, reports: Sequence[str]) -> Sequence[Visit]:
        """Pairs of identifying entity and report, of these reports."""

    def identifying(self, entities: Sequence[str], *, each: int) -> Sequence[Visit]:
        """Reports that these identify, by (entity, report): at most `each` for an entity."""

    def names(self, entities: Sequence[str]) -> Sequence[Name]:
        """Names with a key, each once."""

    def namesakes(self, kinds: Sequence[EntityKind], blocks: Sequence[str], *, each: int) -> Sequence[Name]:
        """Names with one of the blocking keys, each once: at most `each` entities for a key, by entity id."""

    def holding(self, words: Sequence[str], *, limit: int) -> Sequence[Name]:
        """Labels that hold all the words, each once, of the first `limit` entities by id."""
