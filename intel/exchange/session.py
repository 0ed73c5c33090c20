"""One reader's visit: every use case, read and write, with the audit entry that it leaves.

    with exchange.open(reader, "Arrivals") as session:
        page = session.reports(ReportFilter(), first=50)

A session remembers which reports it served; on leaving it appends one audit entry (or one for the refusal that ended
it) before the answer goes out. If that entry can't be written, the answer is not given. Every method takes visibility
from `reader.tokens`, inside the query. Not to be shared between requests or threads at the same time.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from graph.model import Candidate, Entity, EntityKind, MentionOf, Path, Subgraph
from intel.handling import Handling
from intel.model import (
    Acknowledgement,
    Agency,
    Bucket,
    Facet,
    Hit,
    Interval,
    Link,
    Operation,
    Page,
    PhaseReport,
    Read,
    Report,
    ReportFilter,
    Route,
    Submission,
)  # fmt: skip


class Session:
    """Raises `intel.errors` only. `first` beyond the setting `NAGA_PAGE_LIMIT` is `Limit`, below 0 `Invalid`; a cursor
    that this server did not make is `Invalid` with path `after`."""

    # --- writing -------------------------------------------------------------------------------------------------
    def extract(self, text: str, published: date | None = None) -> dict[str, Any]: ...
    def submit(self, submission: Submission) -> Report:
        """Stored durably on return. The same agency and ref again: `Conflict` where the content differs, else the
        report that stands (nothing changes)."""

    def correct(self, id: str, text: str | None = None, extraction: Mapping[str, Any] | None = None) -> Report: ...
    def set_handling(self, id: str, handling: Handling) -> Report: ...
    def withdraw(self, id: str, reason: str) -> Report: ...
    def acknowledge(self, id: str) -> Report: ...

    # --- reading reports; the batch methods take many ids in one query (DataLoaders) ------------------------------
    def report(self, id: str) -> Report | None: ...
    def reports_by_id(self, ids: Sequence[str]) -> Mapping[str, Report]: ...
    def reports(self, filter: ReportFilter, first: int = 50, after: str | None = None) -> Page[Report]:
        """Newest first: by (submitted_at descending, id)."""

    def find_ref(self, agency: str, ref: str) -> str | None:
        """Id of the visible report with that agency's ref."""

    def versions(self, ids: Sequence[str]) -> Mapping[str, Sequence[Report]]:
        """Superseded versions, oldest first: for the originator; nothing for anyone else."""

    def replies(self, ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """Ids of visible replies to each, oldest first."""

    def acknowledgements(self, ids: Sequence[str]) -> Mapping[str, Sequence[Acknowledgement]]: ...
    def mentions(self, ids: Sequence[str]) -> Mapping[str, Sequence[MentionOf]]: ...
    def linked(self, ids: Sequence[str]) -> Mapping[str, Sequence[Link]]:
        """By (score descending, id)."""

    def readers(self, report: str, first: int = 50, after: str | None = None) -> Page[Read]:
        """For the report's originator; to anyone else `NotFound`. Newest first."""

    def arrivals(self, position: int, filter: ReportFilter) -> tuple[int, Sequence[Report]]:
        """Reports that became readable to this reader after ledger `position` (see `position`), in order; and the new
        position. Positions stay inside the server."""

    def position(self) -> int: ...

    # --- reading the graph ----------------------------------------------------------------------------------------
    def entities_by_id(self, ids: Sequence[str]) -> Mapping[str, Entity]: ...
    def entities(
        self, kinds: Sequence[EntityKind] = (), label: str | None = None, min_reports: int = 1, first: int = 50,
        after: str | None = None,
    ) -> Page[Entity]: ...  # fmt: skip
    def reports_of(self, entity: str, first: int = 50, after: str | None = None) -> Page[Report]: ...
    def neighbours(self, id: str, hops: int = 1, kinds: Sequence[EntityKind] = (), first: int = 100) -> Subgraph: ...
    def paths(self, start: str, end: str, max_hops: int = 4, first: int = 10) -> Sequence[Path]: ...
    def same_as(self, ids: Sequence[str]) -> Mapping[str, Sequence[Candidate]]: ...

    # --- answers made of many reports -----------------------------------------------------------------------------
    def search(self, text: str, first: int = 20, after: str | None = None) -> Page[Hit]: ...
    def routes(self, filter: ReportFilter, first: int = 50) -> Sequence[Route]: ...
    def timeline(self, filter: ReportFilter, interval: Interval = Interval.MONTH) -> Sequence[Bucket]: ...
    def facets(self, filter: ReportFilter, by: Sequence[str]) -> Sequence[Facet]: ...

    # --- the community --------------------------------------------------------------------------------------------
    def agencies(self) -> Mapping[str, Agency]: ...
    def operations(self) -> Sequence[Operation]: ...
    def operation(self, code: str) -> Operation | None: ...
    def phase_report(self, operation: str, phase: str, edition: str = "participants") -> PhaseReport: ...
