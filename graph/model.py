"""The property graph's own words: entities, mentions, projections, and the answers made of them.

An entity is an identity and nothing else: a kind and an id computed from the value alone. All that is known of it
rides on MENTIONS edges from reports, and every edge carries the tokens of who may read it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Tokens = frozenset[str]
"""Audience tokens: `agency:VN`, `liaison:TH`, `op:mekong-dragon`, `community`. A reader holds some; an edge names some;
the reader may read the edge where the two meet. An empty set meets nothing."""


class EntityKind(StrEnum):
    PERSON = "PERSON"
    ORGANISATION = "ORGANISATION"
    CONTAINER = "CONTAINER"
    VESSEL = "VESSEL"
    VEHICLE = "VEHICLE"
    FLIGHT = "FLIGHT"
    DOCUMENT = "DOCUMENT"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    ACCOUNT = "ACCOUNT"
    PLACE = "PLACE"
    COMMODITY = "COMMODITY"


@dataclass(frozen=True)
class Mention:
    """One MENTIONS edge of a report."""

    entity: str
    """Entity id: see `graph.identity`."""
    kind: EntityKind
    role: str
    label: str
    """The entity's name as this report has it."""
    properties: Mapping[str, str] = field(default_factory=dict)
    span: tuple[int, int] | None = None
    nominal: bool = False
    """Points at a natural person: also needs the nominal audience (handling.md)."""
    hub: bool = False
    """Links everything (countries, commodities, agencies at work): an answer, but not walked through."""
    identifying: bool = False
    """Sharing it links two reports: an identifier."""
    name_key: str = ""
    """Folded name for resemblance (SAME_AS candidates); empty where resemblance means nothing."""


@dataclass(frozen=True)
class Projection:
    """All edges of the newest version of one report, with who may read them."""

    report: str
    day: str | None
    """The event's date, else the day of publication, `YYYY-MM-DD` or `YYYY-MM`: for first and last seen."""
    audience: Tokens
    nominal_audience: Tokens
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Entity:
    """An entity as one reader's visible mentions make it."""

    id: str
    kind: EntityKind
    label: str
    """The label that most visible mentions have; ties: the first by code points."""
    properties: Mapping[str, tuple[str, ...]]
    """Every value that visible mentions have, sorted."""
    report_count: int
    first_seen: str | None
    last_seen: str | None


@dataclass(frozen=True)
class MentionOf:
    """A visible mention, with its entity as this reader sees it."""

    entity: Entity
    role: str
    span: tuple[int, int] | None


@dataclass(frozen=True)
class Edge:
    """Two entities that share visible reports; `source < target`."""

    source: str
    target: str
    reports: tuple[str, ...]
    """Sorted report ids, at most 20."""
    weight: int
    """Number of visible reports shared."""


@dataclass(frozen=True)
class Subgraph:
    nodes: tuple[Entity, ...]
    """The start first, then by hop, then the strongest (summed weight to the hop before), then id."""
    edges: tuple[Edge, ...]
    truncated: bool


@dataclass(frozen=True)
class Path:
    """Entities and the report between each two: `len(reports) == len(entities) - 1`."""

    entities: tuple[Entity, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True)
class Shared:
    """Another report that shares identifiers with one: `because` are their labels, sorted."""

    report: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """Probably the same as another entity."""

    entity: Entity
    score: float
    because: tuple[str, ...]
    judgement: str = "undecided"


@dataclass(frozen=True)
class Page:
    """A page of entity ids in a stated order, with how many there are in all (visible ones)."""

    entities: tuple[Entity, ...]
    total: int
    has_next: bool
