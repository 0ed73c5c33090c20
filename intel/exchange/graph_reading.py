"""The use cases that ask the graph. What the graph names of reports counts as served."""

from collections.abc import Mapping, Sequence

from graph.model import Candidate, Entity, EntityKind, MentionOf, Path, Subgraph
from intel.errors import Invalid, NotFound
from intel.exchange.parts import Part
from intel.model import Link, Page, Report, ReportFilter
from intel.reports.listed import storable

NO_ENTITY = "no such entity"
"""Of an entity that never was, and of one that no report which the reader may read mentions."""
_OF_PEOPLE = frozenset({EntityKind.PERSON, EntityKind.PHONE, EntityKind.EMAIL, EntityKind.ACCOUNT, EntityKind.DOCUMENT})
"""Kinds whose entities point at people; a document may be a passport."""
_MOST_HOPS = 3
_MOST_STEPS = 6


class GraphReading(Part):
    def mentions(self, ids: Sequence[str]) -> Mapping[str, Sequence[MentionOf]]:
        """Visible mentions of the newest version of each."""
        with self._asking_graph() as graph:
            found = graph.mentions(self.reader.tokens, _storable(ids))
            self.visit.serve(found)
            return found

    def linked(self, ids: Sequence[str]) -> Mapping[str, Sequence[Link]]:
        """Reports that share an identifier with each: by (score descending, id). A score is made of the shared
        identifiers alone: one is 0.5, two 0.75, and so on."""
        with self._asking_graph() as graph:
            shared = graph.linked(self.reader.tokens, _storable(ids))
        links = {
            id: sorted(
                (Link(one.report, one.because, 1 - 0.5 ** len(one.because)) for one in found),
                key=lambda link: (-link.score, link.report),
            )
            for id, found in shared.items()
        }
        self.visit.serve(link.report for found in links.values() for link in found)
        return links

    def entities_by_id(self, ids: Sequence[str]) -> Mapping[str, Entity]:
        with self._asking_graph() as graph:
            return graph.entities_by_id(self.reader.tokens, _storable(ids))

    def entities(
        self,
        kinds: Sequence[EntityKind] = (),
        label: str | None = None,
        min_reports: int = 1,
        first: int = 50,
        after: str | None = None,
    ) -> Page[Entity]:
        """By (report count descending, id)."""
        with self._asking_graph() as graph:
            if label or not _OF_PEOPLE.isdisjoint(kinds):
                self._need_purpose()
            place = self._place("entities", after)
            page = graph.entities(
                self.reader.tokens,
                kinds=kinds,
                label=_spoken(label or ""),
                min_reports=max(min_reports, 1),
                first=self._first(first),
                after=(int(place[0]), str(place[1])) if place else None,
            )
            rows = tuple((one, self._cursor("entities", [one.report_count, one.id])) for one in page.entities)
            return Page(rows, page.total, page.has_next)

    def reports_of(self, entity: str, first: int = 50, after: str | None = None) -> Page[Report]:
        """Newest first, as `reports`."""
        with self._asking() as connection:
            return self._page(connection, self._where(connection, ReportFilter(entity=entity)), first, after)

    def neighbours(self, id: str, hops: int = 1, kinds: Sequence[EntityKind] = (), first: int = 100) -> Subgraph:
        """What shares visible reports with the entity. Raises `NotFound` where it does not exist for this reader."""
        with self._asking_graph() as graph:
            _between("hops", hops, _MOST_HOPS)
            found = None
            if storable(id):
                found = graph.neighbours(self.reader.tokens, id, hops=hops, kinds=kinds, first=self._first(first))
            if found is None:
                raise NotFound(NO_ENTITY)
            self.visit.serve(report for edge in found.edges for report in edge.reports)
            return found

    def paths(self, start: str, end: str, max_hops: int = 4, first: int = 10) -> Sequence[Path]:
        """Shortest chains of shared visible reports; none where either end does not exist for this reader."""
        with self._asking_graph() as graph:
            _between("maxHops", max_hops, _MOST_STEPS)
            if not (storable(start) and storable(end)):
                return ()
            found = graph.paths(self.reader.tokens, start, end, max_hops=max_hops, first=self._first(first))
            self.visit.serve(report for path in found for report in path.reports)
            return tuple(found)

    def same_as(self, ids: Sequence[str]) -> Mapping[str, Sequence[Candidate]]:
        with self._asking_graph() as graph:
            return graph.same_as(self.reader.tokens, _storable(ids))


def _storable(ids: Sequence[str]) -> list[str]:
    return [id for id in ids if storable(id)]


def _spoken(label: str) -> str:
    """Words to look for; characters that no database holds are none of them."""
    return "".join(char if storable(char) else " " for char in label)


def _between(path: str, value: int, most: int) -> None:
    if not 1 <= value <= most:
        raise Invalid(f"{path} is 1 to {most}", path)
