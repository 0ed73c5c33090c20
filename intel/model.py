"""The platform's own words as values: agencies, operations, readers, submissions, reports, filters, answers.

Nothing here reads or writes; who may see what is `intel.handling`'s to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from graph.model import Entity, Tokens
from intel.handling import Handling, Tlp

T = TypeVar("T")


class ReportKind(StrEnum):
    SEIZURE = "SEIZURE"
    ALERT = "ALERT"
    FEEDBACK = "FEEDBACK"
    REQUEST = "REQUEST"


class Precedence(StrEnum):
    """Message precedence (ACP 121): how soon it must be read."""

    FLASH = "FLASH"
    IMMEDIATE = "IMMEDIATE"
    PRIORITY = "PRIORITY"
    ROUTINE = "ROUTINE"


class ReportStatus(StrEnum):
    ACTIVE = "ACTIVE"
    SUPERSEDED = "SUPERSEDED"
    WITHDRAWN = "WITHDRAWN"


class Interval(StrEnum):
    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"
    QUARTER = "QUARTER"
    YEAR = "YEAR"


@dataclass(frozen=True)
class Agency:
    code: str
    name: str
    country: str | None = None


@dataclass(frozen=True)
class Phase:
    code: str
    name: str
    starts: date
    ends: date


@dataclass(frozen=True)
class Operation:
    code: str
    name: str
    coordinator: str
    participants: tuple[str, ...]
    """Agency codes, sorted: those who take part now."""
    phases: tuple[Phase, ...] = ()
    closed: bool = False
    """What came through a closed operation is no longer read through it (handling.md)."""


@dataclass(frozen=True)
class Reader:
    """A person or program that acts for one agency, with roles; `tokens` are made anew for each request."""

    agency: str
    name: str
    roles: frozenset[str]
    operations: tuple[str, ...]
    """Codes of the open operations in which the agency takes part now, sorted."""
    tokens: Tokens


@dataclass(frozen=True)
class File:
    """A file that comes with a submission, as its sender's machine has it."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Attachment:
    """A file of a report, to those who may see the report's nominal facts; to others it does not exist."""

    id: str
    name: str
    media_type: str
    bytes: int


@dataclass(frozen=True)
class Submission:
    text: str
    kind: ReportKind | None = None
    """None: as the parser reads it."""
    ref: str | None = None
    """The originator's own number; with the agency it is a key: the same again is not stored again."""
    published: date | None = None
    precedence: Precedence = Precedence.ROUTINE
    operation: str | None = None
    in_reply_to: str | None = None
    """Id of a report that the submitter may read."""
    due: datetime | None = None
    handling: Handling = field(default_factory=Handling)
    extraction: Mapping[str, Any] | None = None
    """The author's own facts (extraction contract); they replace the parser's."""
    signature: str | None = None
    """Of the agency over all of this but the attachments, base64: see `intel.signing`."""
    attachments: tuple[File, ...] = ()


@dataclass(frozen=True)
class Report:
    """A report as one reader may see it: masked text, extraction less hidden nominal facts."""

    id: str
    ref: str | None
    version: int
    kind: ReportKind
    status: ReportStatus
    precedence: Precedence
    originator: str
    submitted_at: datetime
    published: date | None
    operation: str | None
    in_reply_to: str | None
    """Id, or None where this reader may not read that report."""
    due: datetime | None
    text: str
    extraction: Mapping[str, Any]
    tlp: Tlp
    originator_control: bool
    source: str
    information: int
    handling: Handling | None
    """Who else has it: None but to the originator and those whom release_to names, themselves or by an operation."""


@dataclass(frozen=True)
class ReportFilter:
    """Every condition must hold; of a condition's values any one. Empty: no condition.

    `date_from` and `date_to` (both included) and `phase` (with `operation`) speak of the report's day: the event's
    first date, else the day of publication. A month without a day counts as its first.
    """

    kinds: tuple[ReportKind, ...] = ()
    originators: tuple[str, ...] = ()
    operation: str | None = None
    phase: str | None = None
    date_from: date | None = None
    date_to: date | None = None
    categories: tuple[str, ...] = ()
    """Lower case, as the extraction has them."""
    items: tuple[str, ...] = ()
    seized_in: tuple[str, ...] = ()
    """Countries, as the routes' other three."""
    origin: tuple[str, ...] = ()
    transit: tuple[str, ...] = ()
    destination: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    concealment: tuple[str, ...] = ()
    text: str | None = None
    """Words, all of which the report's visible text holds."""
    entity: str | None = None
    refs: tuple[str, ...] = ()
    tlp: tuple[Tlp, ...] = ()
    edition: str | None = None
    """Only what a report edition of this name may draw on: see `playbooks.editions`."""
    answered: bool | None = None
    """Has a visible reply of kind FEEDBACK; in an edition, one that the edition may draw on."""


@dataclass(frozen=True)
class Page(Generic[T]):
    """`rows` in the stated order, each with its cursor: opaque, made of the row's own visible order key."""

    rows: tuple[tuple[T, str], ...]
    total: int
    """Of all visible rows, not of this page."""
    has_next: bool


@dataclass(frozen=True)
class Hit:
    """A report (by id) or an entity found by words; `score` comes from the hit itself alone."""

    report: str | None
    entity: Entity | None
    score: float
    snippet: str | None


@dataclass(frozen=True)
class Link:
    report: str
    because: tuple[str, ...]
    score: float


@dataclass(frozen=True)
class Amount:
    """A sum over visible reports; mass in kg, other units as the extraction contract names them."""

    category: str
    item: str
    unit: str
    quantity: float
    reports: int


@dataclass(frozen=True)
class Route:
    """Countries (ISO 3166-1 alpha-2) of one way, and what moved on it."""

    origin: str | None
    transit: tuple[str, ...]
    destination: str | None
    seized_in: tuple[str, ...]
    reports: int
    commodities: tuple[Amount, ...]


@dataclass(frozen=True)
class Bucket:
    start: date
    reports: int
    amounts: tuple[Amount, ...]


@dataclass(frozen=True)
class Facet:
    by: str
    values: tuple[tuple[str, int], ...]
    """(value, visible reports), most first, then by value."""


@dataclass(frozen=True)
class Acknowledgement:
    agency: str
    at: datetime


@dataclass(frozen=True)
class Read:
    """An agency read a report: for its originator."""

    agency: str
    at: datetime
    operation_name: str


class Use(StrEnum):
    """What a report under originator control may not be used for without the originator's permission."""

    EXPORT = "export"
    """To be taken away by the agency that asked."""
    EDITION = "edition"
    """To be drawn on by report editions, whoever makes them."""


@dataclass(frozen=True)
class Permission:
    """Asked by one agency, decided by the originator; seen by these two."""

    id: str
    report: str
    agency: str
    originator: str
    use: Use
    purpose: str
    at: datetime
    decision: str | None
    """granted, declined; None: open."""


@dataclass(frozen=True)
class ProbeAnswer:
    """Hit or no hit; `requests` holds the probe's own id where it hit, however many were asked on."""

    hit: bool
    requests: tuple[str, ...]


@dataclass(frozen=True)
class ProbeRequest:
    """What another agency asked for and this one holds; for the originator of what was hit."""

    id: str
    asker: str
    purpose: str
    scheme: str
    value: str
    at: datetime
    decision: str | None
    """granted, declined; None: open."""
    reports: tuple[str, ...]
    """Ids of the originator's reports that were hit, sorted."""


@dataclass(frozen=True)
class Figure:
    """A number with its basis: the filter, as ReportFilter JSON of the API, that reproduces it."""

    name: str
    value: float
    unit: str | None
    basis: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class PhaseReport:
    operation: Operation
    phase: Phase
    edition: str
    as_of: datetime
    figures: tuple[Figure, ...]
    markdown: str
