"""One reader's visit: every use case, read and write, with the audit entry that it leaves.

    with exchange.open(reader, "Arrivals") as session:
        page = session.reports(ReportFilter(), first=50)

A session remembers which reports it served; on leaving it appends one audit entry (or one for the refusal that ended
it) before the answer goes out. If that entry can't be written, the answer is not given. Every method takes visibility
from `reader.tokens`, inside the query. Not to be shared between requests or threads at the same time.
"""

from types import TracebackType
from typing import Self

from intel.errors import NagaError
from intel.exchange.answers import Answers
from intel.exchange.attaching import Attaching
from intel.exchange.community_reading import CommunityReading
from intel.exchange.entity_reports import EntityReports
from intel.exchange.graph_reading import GraphReading
from intel.exchange.people import People
from intel.exchange.permitting import Permitting
from intel.exchange.probing import Probing
from intel.exchange.report_reading import ReportReading
from intel.exchange.reviewing import Reviewing
from intel.exchange.watching import Watching
from intel.ledger import audit
from intel.ledger.engine import writing


class Session(
    Reviewing,
    ReportReading,
    GraphReading,
    EntityReports,
    Answers,
    CommunityReading,
    Probing,
    Permitting,
    Attaching,
    Watching,
    People,
):
    """Raises `intel.errors` only. `first` beyond the setting `NAGA_PAGE_LIMIT` is `Limit`, below 0 `Invalid`; a cursor
    that this server did not make is `Invalid` with path `after`."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self.visit.refuse(error.code if isinstance(error, NagaError) else NagaError.code)
        if self.visit.is_empty:
            return
        with writing(self.exchange.engine) as connection:
            audit.append(connection, self.visit.content(), self.visit.served, self.exchange.clock())
