"""Submitting many at once, each for its own agency: fifty or so in one transaction, acknowledged when that is durable.

    for outcome in submit_many(exchange, orders, "naga load"):
        ...

One that is refused does not spoil the others: it is undone alone (a savepoint), and its outcome says why.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from sqlalchemy import Connection, select

from graph.model import Projection
from graph.store import GraphStore
from intel.errors import Invalid, NagaError, NotFound
from intel.exchange import submission as submissions
from intel.exchange.exchange import Exchange
from intel.exchange.resubmission import standing_of
from intel.exchange.storing import ABSENT, Known, Pen
from intel.exchange.visit import Visit
from intel.ledger import audit
from intel.ledger.engine import reading, writing
from intel.ledger.tables import reports
from intel.model import Reader, Submission
from intel.reports import index
from intel.reports.content import Content
from intel.reports.listed import among, storable
from intel.reports.visible import readable
from intel.roles import Action

BATCH = 50


@dataclass(frozen=True)
class Order:
    """A submission for `agency`. `reply_ref` is the ref of the report that it replies to, or `AGENCY/REF` where two
    agencies use the same; it goes in place of `submission.in_reply_to`."""

    agency: str
    submission: Submission
    reply_ref: str | None = None


@dataclass(frozen=True)
class Outcome:
    """`report` is the id of what was stored (`new`) or stood already; None where `refusal` says why not."""

    report: str | None
    new: bool = False
    refusal: NagaError | None = None


@dataclass
class _Prepared:
    """An order on its way: `content` is read outside the transaction; none where an earlier report may stand."""

    order: Order
    reader: Reader
    visit: Visit
    content: Content | None


@dataclass
class _Collected:
    """Stands for the graph while a batch is written: edges of a refused order are not among those that are applied."""

    projections: list[Projection] = field(default_factory=list)

    def write(self, connection: Connection, projections: Sequence[Projection]) -> None:
        self.projections += projections

    def remove(self, connection: Connection, reports: Sequence[str]) -> None:
        raise NotImplementedError("a batch destroys nothing")

    def level(self, connection: Connection) -> GraphStore:
        raise NotImplementedError("a batch is not asked")

    def close(self) -> None: ...


def submit_many(
    exchange: Exchange,
    orders: Iterable[Order],
    name: str,
    roles: Collection[str] = frozenset({"service"}),
    batch: int = BATCH,
) -> Iterator[Outcome]:
    """The outcome of each order, in order. A reply may be to an order before it. Raises `Unavailable` where the ledger
    does not answer: then nothing of the batch under way was stored, and what was yielded before is."""
    waiting = iter(orders)
    while some := list(islice(waiting, batch)):
        yield from _take(exchange, some, name, roles)


def _take(exchange: Exchange, orders: Sequence[Order], name: str, roles: Collection[str]) -> list[Outcome]:
    visits: dict[str, tuple[Reader, Visit]] = {}
    used = _used(exchange, orders)
    prepared = [_prepare(exchange, order, name, roles, visits, used) for order in orders]
    with writing(exchange.engine) as connection:
        edges, known, rows = _Collected(), Known.read(connection), index.Rows()
        outcomes = [
            one if isinstance(one, Outcome) else _store(exchange, connection, one, edges, rows, known)
            for one in prepared
        ]
        rows.write(connection)
        exchange.graph.write(connection, edges.projections)
        for _, visit in visits.values():
            audit.append(connection, visit.content(), visit.served, exchange.clock())
    return outcomes


def _prepare(
    exchange: Exchange,
    order: Order,
    name: str,
    roles: Collection[str],
    visits: dict[str, tuple[Reader, Visit]],
    used: Collection[tuple[str, str | None]],
) -> _Prepared | Outcome:
    """Everything that needs no transaction: who it is, what can be checked, what the parser makes of the text."""
    try:
        if order.agency not in visits:
            reader = exchange.reader(order.agency, name, roles)
            visits[order.agency] = (reader, Visit(reader, name, None))
        reader, visit = visits[order.agency]
        with visit.doing(Action.SUBMIT):
            submissions.check(order.submission, exchange.settings, exchange.clock())
            stands = (order.agency, order.submission.ref) in used
            content = None if stands else submissions.read(order.submission, exchange.settings)
    except NagaError as refusal:
        return Outcome(None, refusal=refusal)
    return _Prepared(order, reader, visit, content)


def _store(
    exchange: Exchange, connection: Connection, one: _Prepared, edges: _Collected, rows: index.Rows, known: Known
) -> Outcome:
    own_edges, own_rows = _Collected(), index.Rows()
    try:
        with one.visit.doing(Action.SUBMIT), connection.begin_nested():
            submission = _with_reply(connection, one)
            id = standing_of(connection, exchange.keyring, exchange.settings, one.order.agency, submission)
            new = id is None
            if id is None:
                content = one.content or submissions.read(submission, exchange.settings)
                pen = Pen(connection, exchange.keyring, own_edges, one.reader, exchange.clock(), known, own_rows)
                id = pen.submit(submission, content, exchange.ids())
    except NagaError as refusal:
        return Outcome(None, refusal=refusal)
    edges.projections += own_edges.projections
    rows.add(own_rows)
    one.visit.serve([id])
    return Outcome(id, new)


def _used(exchange: Exchange, orders: Sequence[Order]) -> set[tuple[str, str | None]]:
    """Agency and ref of the orders whose ref is used already: their text need not be parsed to find it is the same."""
    refs = {order.submission.ref for order in orders if order.submission.ref is not None}
    agencies = {order.agency for order in orders}
    mine = select(reports.c.originator, reports.c.ref).where(
        among(reports.c.ref, refs), among(reports.c.originator, agencies)
    )
    with reading(exchange.engine) as connection:
        return {(row.originator, row.ref) for row in connection.execute(mine)}


def _with_reply(connection: Connection, one: _Prepared) -> Submission:
    """The submission with the id of what it replies to. Raises `NotFound` where no readable report has that ref, and
    `Invalid` where those of several agencies have."""
    ref = one.order.reply_ref
    if ref is None:
        return one.order.submission
    if not storable(ref):
        raise NotFound(ABSENT)
    chosen = select(reports.c.id).where(readable(one.reader.tokens))
    found = connection.execute(chosen.where(reports.c.ref == ref).limit(2)).scalars().all()
    if not found:
        agency, _, own = ref.partition("/")
        of_agency = chosen.where(reports.c.originator == agency, reports.c.ref == own)
        found = connection.execute(of_agency).scalars().all()
    if not found:
        raise NotFound(ABSENT)
    if len(found) > 1:
        raise Invalid("more than one agency has a report of that ref: write AGENCY/REF", "inReplyTo")
    return replace(one.order.submission, in_reply_to=found[0])
