"""The phase-end report: `playbooks` says what is counted, this counts it with the reader's tokens, at one moment."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection

from intel.errors import Forbidden, Invalid, NotFound
from intel.ledger import community
from intel.model import Figure, PhaseReport, Reader, ReportFilter
from intel.reports import facets, pages, routes
from intel.reports.amounts import moved, sums
from intel.reports.basis import filter_of
from playbooks.editions import Edition
from playbooks.figures import Basis, Moved, figures
from playbooks.phase_report import markdown
from playbooks.phases import Span

_ROUTES = 200
"""Routes looked at for the most frequent ones."""
Where = Callable[[ReportFilter], ColumnElement[bool]]


class CountingVisible:
    """`playbooks.figures.Counting` over what `where` lets the reader see."""

    def __init__(self, connection: Connection, where: Where) -> None:
        self._connection = connection
        self._where = where

    def reports(self, basis: Basis) -> int:
        return pages.count(self._connection, self._where(filter_of(basis)))

    def facet(self, basis: Basis, by: str) -> Sequence[tuple[str, int]]:
        return facets.facets(self._connection, self._where(filter_of(basis)), [by])[0].values

    def amounts(self, basis: Basis) -> Sequence[Moved]:
        found = sums(self._connection, moved(self._where(filter_of(basis)))).get((), ())
        return [Moved(amount.category, amount.item, amount.unit, amount.quantity) for amount in found]

    def ways(self, basis: Basis) -> Sequence[tuple[str, str]]:
        found = routes.routes(self._connection, self._where(filter_of(basis)), _ROUTES)
        known = [(route.origin, route.destination) for route in found]
        return list(dict.fromkeys((start, end) for start, end in known if start is not None and end is not None))


def phase_report(
    connection: Connection, reader: Reader, where: Where, operation: str, phase: str, edition: str, as_of: datetime
) -> PhaseReport:
    """Raises `NotFound` for an operation or phase that is none, `Invalid` for an edition that is none, `Forbidden` for
    the participants' edition asked by an agency that is no participant: its numbers would not be theirs."""
    found = community.operations(connection).get(operation)
    chosen = next((one for one in found.phases if one.code == phase), None) if found else None
    if found is None or chosen is None:
        raise NotFound("no such phase of an operation")
    try:
        cut = Edition(edition)
    except ValueError as error:
        raise Invalid(f"an edition is one of {', '.join(Edition)}", "edition") from error
    if cut is Edition.PARTICIPANTS and reader.agency not in (*found.participants, found.coordinator):
        raise Forbidden("the participants' edition is made by a participant")
    base = {"operation": operation, "phase": phase, "edition": cut.value}
    counted = list(figures(CountingVisible(connection, where), base))
    names = {agency.code: agency.name for agency in community.agencies(connection).values()}
    span = Span(found.code, found.name, chosen.code, chosen.name, chosen.starts, chosen.ends)
    return PhaseReport(
        operation=found,
        phase=chosen,
        edition=cut.value,
        as_of=as_of,
        figures=tuple(Figure(figure.name, float(figure.value), figure.unit, figure.basis) for figure in counted),
        markdown=markdown(span, cut, counted, as_of, names),
    )
