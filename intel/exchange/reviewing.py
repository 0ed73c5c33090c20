"""Review dates: what an agency said it would look at again, for that agency alone."""

from dataclasses import replace
from datetime import date

from sqlalchemy import func, literal, select, tuple_

from intel.errors import Invalid
from intel.exchange.writing import Writing
from intel.ledger.tables import reports
from intel.model import Page, Report
from intel.reports.opening import selection
from intel.reports.review import REVIEW_ON, due
from intel.roles import Action


class Reviewing(Writing):
    def review_due(self, by: date | None = None, first: int = 50, after: str | None = None) -> Page[Report]:
        """The agency's own reports whose review date is `by` (today, UTC) or before, longest due first."""
        with self._asking() as connection:
            day = (by or self.exchange.clock().date()).isoformat().rjust(10, "0")
            where = due(self.reader.agency, day)
            wanted = selection(self.reader.tokens).add_columns(REVIEW_ON.label("review_on")).where(where)
            place = self._place("review", after)
            if place is not None:
                last, id = str(place[0]), str(place[1])
                wanted = wanted.where(tuple_(REVIEW_ON, reports.c.id) > tuple_(literal(last), literal(id)))
            size = self._first(first)
            rows = connection.execute(wanted.order_by(REVIEW_ON, reports.c.id).limit(size + 1)).all()
            opened = zip(self._open(rows[:size]), rows, strict=False)
            found = tuple((report, self._cursor("review", [row.review_on, row.id])) for report, row in opened)
            total = connection.execute(select(func.count()).select_from(reports).where(where)).scalar_one()
            return Page(found, total, len(rows) > size)

    def reviewed(self, id: str, next_on: date | None) -> Report:
        """It was looked at, and stands as it is; again on `next_on`, or never. Raises `NotFound`, `Forbidden`,
        `Conflict`, as setting the handling does; `Invalid` for a day that is not ahead."""
        with self.visit.doing(Action.SET_HANDLING):
            if next_on is not None and next_on <= self.exchange.clock().date():
                raise Invalid("the next review is on a day to come", "reviewOn")
            with self._pen() as pen:
                standing, _ = pen.own_content(id)
                pen.set_handling(id, replace(standing.handling, review_on=next_on))
            return self._answer(id)
