"""The questions asked of the graph. One protocol, two stores, one conformance suite.

Every reading method takes the reader's `tokens` first and meets them inside the query, on every edge it walks.
An entity or report that the reader may not see is absent: the same answer as for an id that never was.
Every order is total: ties are broken by id.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from graph.model import Candidate, Entity, EntityKind, MentionOf, Page, Path, Projection, Shared, Subgraph, Tokens


class GraphStore(Protocol):
    """Raises `graph.errors.GraphUnavailable` where the store does not answer."""

    # --- writing: by the projector alone
    def apply(self, projections: Sequence[Projection]) -> None:
        """Replace each report's edges by these; idempotent; all or nothing."""

    def remove(self, reports: Sequence[str]) -> None:
        """Take every edge of these reports away."""

    def clear(self) -> None:
        """Empty the graph."""

    def dump(self) -> Iterator[Projection]:
        """Everything that stands, by report id, mentions sorted: for `naga graph verify`. Not for readers."""

    # --- reading: for readers
    def entities_by_id(self, tokens: Tokens, ids: Sequence[str]) -> Mapping[str, Entity]:
        """Those of `ids` that exist for this reader."""

    def entities(
        self,
        tokens: Tokens,
        *,
        kinds: Sequence[EntityKind] = (),
        label: str = "",
        min_reports: int = 1,
        first: int = 50,
        after: tuple[int, str] | None = None,
    ) -> Page:
        """Entities by (report count descending, id). `label`: folded words that a visible label holds.
        `after` is the (report count, id) of the last one seen."""  # fmt: skip

    def mentions(self, tokens: Tokens, reports: Sequence[str]) -> Mapping[str, Sequence[MentionOf]]:
        """Visible mentions of each report, by (span or end, kind, entity id, role)."""

    def reports_of(self, tokens: Tokens, entities: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """Visible reports of each entity, sorted by id."""

    def neighbours(
        self, tokens: Tokens, entity: str, *, hops: int = 1, kinds: Sequence[EntityKind] = (), first: int = 100
    ) -> Subgraph | None:
        """What shares a visible report with `entity`, hop by hop (1 to 3), strongest first. Hub mentions are found, not
        walked through. None where the entity does not exist for this reader."""

    def paths(self, tokens: Tokens, start: str, end: str, *, max_hops: int = 4, first: int = 10) -> Sequence[Path]:
        """Shortest chains of shared visible reports, no hub in between; by (length, entity ids, report ids)."""

    def linked(self, tokens: Tokens, reports: Sequence[str]) -> Mapping[str, Sequence[Shared]]:
        """Visible reports that share a visible identifying entity with each, most shared first, then id."""

    def same_as(self, tokens: Tokens, entities: Sequence[str]) -> Mapping[str, Sequence[Candidate]]:
        """Visible entities of the same kind whose visible name resembles a visible name of each."""

    def resembling(self, tokens: Tokens, name: str, *, first: int = 100) -> Sequence[tuple[Entity, float]]:
        """Entities with a visible label that holds the words of `name` (any order) or resembles it, with a score of
        0 to 1 computed from the labels alone; by (score descending, id). For word search: names also fuzzily."""
