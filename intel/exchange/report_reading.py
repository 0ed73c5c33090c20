"""The use cases that read reports. The batch methods take many ids in one query."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from intel.errors import NotFound
from intel.exchange.arrivals import arrived
from intel.exchange.parts import Part
from intel.exchange.storing import ABSENT
from intel.ledger import audit, entries
from intel.ledger.tables import reports as _reports
from intel.model import Acknowledgement, Page, Read, Report, ReportFilter
from intel.reports import relations, versions
from intel.reports.listed import among, storable
from intel.reports.opening import selection
from intel.reports.visible import readable
from intel.roles import Action


class ReportReading(Part):
    def report(self, id: str) -> Report | None:
        return self.reports_by_id([id]).get(id)

    def reports_by_id(self, ids: Sequence[str]) -> Mapping[str, Report]:
        with self._asking() as connection:
            rows = connection.execute(selection(self.reader.tokens).where(among(_reports.c.id, ids)))
            return {report.id: report for report in self._open(rows)}

    def reports(self, filter: ReportFilter, first: int = 50, after: str | None = None) -> Page[Report]:
        """Newest first: by (submitted_at descending, id)."""
        with self._asking() as connection:
            return self._page(connection, self._where(connection, filter), first, after)

    def find_ref(self, agency: str, ref: str) -> str | None:
        """Id of the visible report with that agency's ref."""
        with self._asking() as connection:
            if not (storable(agency) and storable(ref)):
                return None
            wanted = select(_reports.c.id).where(
                _reports.c.originator == agency, _reports.c.ref == ref, readable(self.reader.tokens)
            )
            id: str | None = connection.execute(wanted).scalar()
            return id

    def replies(self, ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """Ids of visible replies to each, oldest first."""
        with self._asking() as connection:
            found = relations.replies(connection, self.reader.tokens, ids)
        self.visit.serve(id for replies in found.values() for id in replies)
        return found

    def acknowledgements(self, ids: Sequence[str]) -> Mapping[str, Sequence[Acknowledgement]]:
        """Of each visible report, first one first."""
        with self._asking() as connection:
            return relations.acknowledged(connection, self.reader.tokens, ids)

    def readers(self, report: str, first: int = 50, after: str | None = None) -> Page[Read]:
        """For the report's originator; to anyone else `NotFound`. Newest first."""
        with self._asking(Action.SEE_READERS) as connection:
            own = select(_reports.c.id).where(
                among(_reports.c.id, [report]),
                _reports.c.originator == self.reader.agency,
                readable(self.reader.tokens),
            )
            if connection.execute(own).first() is None:
                raise NotFound(ABSENT)
            place = self._place("readers", after)
            found, has_next = audit.readers(
                connection,
                report,
                first=self._first(first),
                after=(str(place[0]), int(place[1])) if place else None,
            )
            rows = tuple((read, self._cursor("readers", where)) for read, where in found)
            return Page(rows, audit.readers_count(connection, report), has_next)

    def versions(self, ids: Sequence[str]) -> Mapping[str, Sequence[Report]]:
        """Superseded versions, oldest first: for the originator; nothing for anyone else."""
        with self._asking() as connection:
            found = versions.superseded(connection, self.exchange.keyring, self.reader, ids)
        self.visit.serve(found)
        return found

    def arrivals(self, position: int, filter: ReportFilter) -> tuple[int, Sequence[Report]]:
        """Reports that became readable to this reader after ledger `position` (see `position`), in order; and the new
        position, behind at most some hundred entries. Positions stay inside the server."""
        with self._asking(quietly=True) as connection:
            where = self._where(connection, filter)
            position, ids = arrived(connection, self.reader, position)
            if not ids:
                return position, ()
            rows = connection.execute(selection(self.reader.tokens).where(where, among(_reports.c.id, ids)))
            found = {report.id: report for report in self._open(rows)}
            return position, [found[id] for id in ids if id in found]

    def position(self) -> int:
        """Of the newest entry, for `arrivals`."""
        with self._asking(quietly=True) as connection:
            return entries.position(connection)
