"""The first page of reports of many entities at once: one question for all, however many entities an answer lists."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from intel.exchange.parts import Part
from intel.ledger.tables import reports as _reports
from intel.model import Page, Report
from intel.reports import opening
from intel.reports.listed import among, storable
from intel.reports.visible import readable


class EntityReports(Part):
    def first_reports_of(self, entities: Sequence[str], first: int = 50) -> Mapping[str, Page[Report]]:
        """For each entity, the page that `reports_of` answers without a cursor; none for what it does not know."""
        size = self._first(first)
        with self._asking_graph() as graph:
            mentioning = graph.reports_of(self.reader.tokens, [id for id in entities if storable(id)])
        with self._asking() as connection:
            every = {id for ids in mentioning.values() for id in ids}
            newest_first = (
                select(_reports.c.id, _reports.c.submitted_at)
                .where(among(_reports.c.id, every), readable(self.reader.tokens))
                .order_by(_reports.c.submitted_at.desc(), _reports.c.id)
            )
            moments: dict[str, str] = {row.id: row.submitted_at for row in connection.execute(newest_first)}
            place = {id: number for number, id in enumerate(moments)}
            newest = {
                entity: sorted(place.keys() & set(ids), key=place.__getitem__) for entity, ids in mentioning.items()
            }
            wanted = {id for ids in newest.values() for id in ids[:size]}
            opened = opening.by_id(connection, self.exchange.keyring, self.reader, among(_reports.c.id, wanted))
        self.visit.serve(opened)
        return {
            entity: Page(
                tuple((opened[id], self._cursor("reports", [moments[id], id])) for id in ids[:size]),
                len(ids),
                len(ids) > size,
            )
            for entity, ids in newest.items()
        }
