"""Submitting many: each order through the same door as any submission, as a service of its own agency."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

from intel import handling as rules
from intel.cli.lines import BadLine, Line
from intel.cli.load_line import Order, read_order
from intel.errors import Invalid, NagaError, NotFound, Unauthenticated, Unavailable
from intel.exchange import submission as checks
from intel.exchange.exchange import Exchange
from intel.exchange.session import Session
from intel.model import Operation, Reader, ReportFilter, Submission

NAME = "naga load"
ROLES = frozenset({"service"})
UNREADABLE = "in_reply_to: no such report"
"""Of a ref that nobody used, and of one whose report the agency may not read."""


class Outcome(Enum):
    LOADED = "loaded"
    STOOD = "stood already"
    BAD = "bad"


@dataclass(frozen=True)
class Result:
    line: Line
    outcome: Outcome
    reason: str = ""


@dataclass
class Loading:
    """One run over one file. With `dry_run` everything is checked and nothing is stored."""

    exchange: Exchange
    dry_run: bool = False
    _rehearsed: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """In a dry run: the audience of each report that this run would have stored, by agency and ref."""

    def load(self, lines: Iterable[Line]) -> Iterator[Result]:
        """The outcome of each line, as it comes. Raises `Unavailable` where the ledger does not answer."""
        for line in lines:
            try:
                yield Result(line, self._take(read_order(line)))
            except BadLine as reason:
                yield Result(line, Outcome.BAD, str(reason))
            except Unavailable:
                raise
            except NagaError as error:
                path = f"{error.path}: " if isinstance(error, Invalid) and error.path else ""
                yield Result(line, Outcome.BAD, f"{path}{error}")

    def _take(self, order: Order) -> Outcome:
        try:
            reader = self.exchange.reader(order.agency, NAME, ROLES)
        except Unauthenticated:
            raise BadLine(f"agency: unknown agency {order.agency}") from None
        began = self.exchange.clock()
        with self.exchange.open(reader, NAME) as session:
            reply = None if order.reply_ref is None else self._replied(session, reader, order.reply_ref)
            if self.dry_run:
                return self._rehearse(session, reader, order.submission)
            report = session.submit(replace(order.submission, in_reply_to=reply))
        return Outcome.LOADED if report.submitted_at >= began else Outcome.STOOD

    def _replied(self, session: Session, reader: Reader, ref: str) -> str | None:
        """Id of the report that `ref` means: a ref that one readable report has, or AGENCY/REF. None for one that a
        dry run would have stored. Raises `BadLine`."""
        found = {edge.id for edge, _ in session.reports(ReportFilter(refs=(ref,)), first=2).rows}
        rehearsed = {
            key
            for key, audience in self._rehearsed.items()
            if key[1] == ref and rules.may_read(reader.tokens, audience)
        }
        if len(found) + len(rehearsed) > 1:
            raise BadLine(f"in_reply_to: more than one agency has a report {ref}; write AGENCY/REF")
        if found or rehearsed:
            return next(iter(found), None)
        agency, slash, own = ref.partition("/")
        audience = self._rehearsed.get((agency, own))
        if audience is not None and rules.may_read(reader.tokens, audience):
            return None
        id = session.find_ref(agency, own) if slash else None
        if id is None:
            raise BadLine(UNREADABLE)
        return id

    def _rehearse(self, session: Session, reader: Reader, submission: Submission) -> Outcome:
        """Every check of a submission that does not need it to be stored."""
        settings = self.exchange.settings
        checks.check(submission, settings, self.exchange.clock())
        checks.checked_extraction(submission.text, submission.extraction or {}, settings)
        operations = {operation.code: operation for operation in session.operations()}
        rules.validate(submission.handling, session.agencies(), operations)
        if submission.operation is not None:
            _check_operation(submission.operation, operations, reader.agency)
        ref = submission.ref or ""
        if (reader.agency, ref) in self._rehearsed or session.find_ref(reader.agency, ref) is not None:
            return Outcome.STOOD
        self._rehearsed[reader.agency, ref] = rules.audience(reader.agency, submission.handling)
        return Outcome.LOADED


def _check_operation(code: str, operations: dict[str, Operation], agency: str) -> None:
    operation = operations.get(code)
    if operation is None:
        raise NotFound(f"operation: unknown operation {code}")
    if operation.closed or agency not in operation.participants:
        raise BadLine(f"operation: {agency} takes no part in {code}, or it is closed")
