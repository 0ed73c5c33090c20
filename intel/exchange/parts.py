"""What every part of a session stands on: the exchange, the reader, the visit, and how a filter becomes a question."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Row

from graph.store import GraphStore
from intel.errors import Invalid, Limit
from intel.exchange import cursors
from intel.exchange.graphs import asking
from intel.exchange.storing import Known, Pen
from intel.exchange.visit import Visit
from intel.ledger.engine import reading, writing
from intel.model import Page, Reader, Report, ReportFilter
from intel.purpose import RULE
from intel.reports import filters, opening, pages
from intel.reports.listed import storable
from intel.roles import Action

if TYPE_CHECKING:
    from intel.exchange.exchange import Exchange

Place = list[str | int]


class Part:
    """A part of `intel.exchange.session.Session`."""

    def __init__(
        self, exchange: "Exchange", reader: Reader, operation_name: str = "", purpose: str | None = None
    ) -> None:
        self.exchange = exchange
        self.reader = reader
        self.visit = Visit(reader, operation_name, purpose)

    @contextmanager
    def _asking(self, action: Action = Action.READ, *, quietly: bool = False) -> Iterator[Connection]:
        """One use case that reads, in one consistent view of the ledger."""
        with self.visit.doing(action, quietly=quietly), reading(self.exchange.engine) as connection:
            yield connection

    def _need_purpose(self) -> None:
        """Of who searches by words, which may always be a person's name, phone or passport. What is in the ledger has
        no part in whether it is needed. Raises `Invalid` where the setting asks for one and none was stated."""
        if self.exchange.settings.require_purpose and not self.visit.has_purpose:
            raise Invalid(f"a search by words needs a purpose here: {RULE}", "purpose")

    @contextmanager
    def _asking_graph(self) -> Iterator[GraphStore]:
        """One use case that asks the graph, level with the ledger."""
        with self._asking() as connection, asking():
            yield self.exchange.graph.level(connection)

    @contextmanager
    def _pen(self) -> Iterator[Pen]:
        """One transaction that writes, for this reader."""
        exchange = self.exchange
        with writing(exchange.engine) as connection:
            known = Known.read(connection)
            yield Pen(connection, exchange.keyring, exchange.graph, self.reader, exchange.clock(), known)

    def _first(self, first: int) -> int:
        """The number of rows that a page may have."""
        if first < 0:
            raise Invalid("a page has 0 rows or more", "first")
        if first > self.exchange.settings.page_limit:
            raise Limit(f"a page has at most {self.exchange.settings.page_limit} rows")
        return first

    def _cursor(self, name: str, place: Sequence[str | int]) -> str:
        return cursors.seal(self.exchange.keyring.cursor, name, place)

    def _place(self, name: str, cursor: str | None) -> Place | None:
        return cursors.unseal(self.exchange.keyring.cursor, name, cursor)

    def _where(self, connection: Connection, filter: ReportFilter) -> ColumnElement[bool]:
        """What the filter asks and the reader may read, of a row of the ledger's `reports`."""
        settings, key = self.exchange.settings, self.exchange.keyring.index
        if filter.text is not None:
            self._need_purpose()
        entity_reports: Sequence[str] = ()
        if filter.entity is not None and storable(filter.entity):
            with asking():
                store = self.exchange.graph.level(connection)
                entity_reports = store.reports_of(self.reader.tokens, [filter.entity]).get(filter.entity, ())
        return filters.conditions(
            filter, self.reader.tokens, key, self.reader.agency, settings.word_limit, entity_reports
        )  # fmt: skip

    def _open(self, rows: Iterable[Row[Any]]) -> list[Report]:
        """Reports as this reader may see them; they count as served."""
        opened = [opening.open_row(row, self.exchange.keyring, self.reader) for row in rows]
        self.visit.serve(report.id for report in opened)
        return opened

    def _page(self, connection: Connection, where: ColumnElement[bool], first: int, after: str | None) -> Page[Report]:
        place = self._place("reports", after)
        rows, has_next = pages.rows(connection, self.reader.tokens, where, self._first(first), place)
        opened = zip(self._open(rows), rows, strict=True)
        found = tuple((report, self._cursor("reports", [row.submitted_at, row.id])) for report, row in opened)
        return Page(found, pages.count(connection, where), has_next)
