"""The use cases whose answers are made of many reports."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy import Connection, select

from graph.model import Entity
from intel.errors import NotFound
from intel.exchange import phase_reporting
from intel.exchange.graphs import asking
from intel.exchange.parts import Part
from intel.exchange.storing import ABSENT
from intel.ledger.tables import reports as _reports
from intel.model import Bucket, Facet, Hit, Interval, Link, Page, PhaseReport, ReportFilter, Route
from intel.reports import facets, opening, routes, searching, similar, timeline
from intel.reports.filters import distinct_words
from intel.reports.listed import among
from intel.reports.snippets import snippet
from intel.reports.visible import readable
from intel.roles import Action

_ENTITY, _REPORT = "entity", "report"
"""Kinds of hits, in the order that breaks a tie of scores."""
_MOST_ENTITIES = 100
"""Entities of one search: the best. Who wants more of them asks `entities`."""

Key = tuple[int, str, str]
"""Order of hits: (score descending, kind, id)."""


class Answers(Part):
    def search(self, text: str, first: int = 20, after: str | None = None) -> Page[Hit]:
        """Words in any order, over visible report texts and entity names, names also fuzzily: by (score descending,
        kind, id). `total` counts every report that holds all the words, and at most 100 entities."""
        with self._asking() as connection:
            self._need_purpose()
            settings, tokens = self.exchange.settings, self.reader.tokens
            size, place = self._first(first), self._place("search", after)
            behind: Key | None = (-int(place[0]), str(place[1]), str(place[2])) if place else None
            wanted = distinct_words(text, settings.word_limit)
            if not wanted:
                return Page((), 0, False)
            found = searching.matches(tokens, wanted, self.exchange.keyring.index)
            entities = self._resembling(connection, " ".join(wanted))
            keys: list[Key] = [key for key in entities if behind is None or key > behind]
            best = searching.page(connection, found, size + 1, _report_place(behind))
            keys = sorted(keys + [(-row.score, _REPORT, row.id) for row in best])
            page = keys[:size]
            ids = [id for _, kind, id in page if kind == _REPORT]
            texts = opening.by_id(connection, self.exchange.keyring, self.reader, among(_reports.c.id, ids))
            self.visit.serve(texts)
            rows = tuple(
                (
                    Hit(
                        report=key[2] if key[1] == _REPORT else None,
                        entity=entities.get(key),
                        score=-key[0] / searching.SCALE,
                        snippet=snippet(texts[key[2]].text, wanted) if key[1] == _REPORT else None,
                    ),
                    self._cursor("search", [-key[0], key[1], key[2]]),
                )
                for key in page
            )
            return Page(rows, searching.count(connection, found) + len(entities), len(keys) > size)

    def similar(self, report: str, first: int = 10) -> Sequence[Link]:
        """Visible reports of the same way of working, with what is shared: by (score descending, id)."""
        with self._asking() as connection:
            asked = select(_reports.c.pk).where(among(_reports.c.id, [report]), readable(self.reader.tokens))
            if connection.execute(asked).first() is None:
                raise NotFound(ABSENT)
            found = similar.similar(connection, self.reader.tokens, report, self._first(first))
            self.visit.serve(link.report for link in found)
            return found

    def routes(self, filter: ReportFilter, first: int = 50) -> Sequence[Route]:
        """Most reports first, then by origin, transit, destination."""
        with self._asking() as connection:
            return routes.routes(connection, self._where(connection, filter), self._first(first))

    def timeline(self, filter: ReportFilter, interval: Interval = Interval.MONTH) -> Sequence[Bucket]:
        """Intervals in which a visible report's day falls, in order."""
        with self._asking() as connection:
            return timeline.timeline(connection, self._where(connection, filter), interval)

    def facets(self, filter: ReportFilter, by: Sequence[str]) -> Sequence[Facet]:
        """One for each of `by`. Raises `Invalid` for a name that is no facet."""
        with self._asking() as connection:
            return facets.facets(connection, self._where(connection, filter), by)

    def phase_report(self, operation: str, phase: str, edition: str = "participants") -> PhaseReport:
        """Every figure counted at one moment, over what this reader may read and the edition may draw on."""
        with self._asking(Action.PHASE_REPORT) as connection:
            return phase_reporting.phase_report(
                connection, self.reader, partial(self._where, connection), operation, phase, edition,
                self.exchange.clock(),
            )  # fmt: skip

    def _resembling(self, connection: Connection, name: str) -> dict[Key, Entity]:
        with asking():
            graph = self.exchange.graph.level(connection)
            found = graph.resembling(self.reader.tokens, name, first=_MOST_ENTITIES)
        return {(-int(score * searching.SCALE), _ENTITY, entity.id): entity for entity, score in found}


def _report_place(behind: Key | None) -> tuple[int, str] | None:
    """Where reports go on: behind an entity of the same score come all reports of that score."""
    if behind is None:
        return None
    score, kind, id = behind
    return (-score, id if kind == _REPORT else "")
