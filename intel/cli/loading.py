"""Submitting many: each order through the same door as any submission, as a service of its own agency."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

from intel import handling as rules
from intel.cli.lines import BadLine, Line
from intel.cli.load_line import Order, read_order
from intel.errors import Conflict, Invalid, NagaError, Unauthenticated, Unavailable
from intel.exchange import submission as checks
from intel.exchange.exchange import Exchange
from intel.exchange.resubmission import standing_of
from intel.exchange.session import Session
from intel.ledger.engine import reading
from intel.model import Operation, Reader, ReportFilter, Submission

NAME = "naga load"
ROLES = frozenset({"service", "liaison"})
"""A file holds what an agency's liaison officers wrote: they answer reports under TLP:RED too."""
MOST_WAITING = 10_000
"""Lines held because they reply to a report that has not come yet."""


class Unanswered(BadLine):
    """The report that the line replies to is not there, or not to be read: the same answer. It may still come."""

    def __init__(self) -> None:
        super().__init__("in_reply_to: no such report")


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
    _rehearsed: dict[tuple[str, str], Submission] = field(default_factory=dict)
    """In a dry run: what this run would have stored, by agency and ref."""

    def load(self, lines: Iterable[Line]) -> Iterator[Result]:
        """The outcome of each line, as it comes; a reply that stands before its report is taken after the others.
        Raises `Unavailable` where the ledger does not answer."""
        waiting: list[Line] = []
        for line in lines:
            try:
                yield self._result(line)
            except Unanswered as reason:
                if len(waiting) == MOST_WAITING:
                    yield Result(line, Outcome.BAD, str(reason))
                else:
                    waiting.append(line)
        while waiting:
            still = []
            for line in waiting:
                try:
                    yield self._result(line)
                except Unanswered:
                    still.append(line)
            if len(still) == len(waiting):
                yield from (Result(line, Outcome.BAD, str(Unanswered())) for line in still)
                return
            waiting = still

    def _result(self, line: Line) -> Result:
        """Raises `Unanswered`, `Unavailable`."""
        try:
            return Result(line, self._take(read_order(line)))
        except Unanswered:
            raise
        except BadLine as reason:
            return Result(line, Outcome.BAD, str(reason))
        except Unavailable:
            raise
        except NagaError as error:
            path = f"{error.path}: " if isinstance(error, Invalid) and error.path else ""
            return Result(line, Outcome.BAD, f"{path}{error}")

    def _take(self, order: Order) -> Outcome:
        try:
            reader = self.exchange.reader(order.agency, NAME, ROLES)
        except Unauthenticated:
            raise BadLine(f"agency: unknown agency {order.agency}") from None
        began = self.exchange.clock()
        with self.exchange.open(reader, NAME) as session:
            reply = None if order.reply_ref is None else self._replied(session, reader, order.reply_ref)
            submission = replace(order.submission, in_reply_to=reply)
            if self.dry_run:
                return self._rehearse(session, reader, submission)
            report = session.submit(submission)
        return Outcome.LOADED if report.submitted_at >= began else Outcome.STOOD

    def _replied(self, session: Session, reader: Reader, ref: str) -> str | None:
        """Id of the report that `ref` means: a ref that one readable report has, or AGENCY/REF. None for one that a
        dry run would have stored. Raises `BadLine`."""
        found = {edge.id for edge, _ in session.reports(ReportFilter(refs=(ref,)), first=2).rows}
        rehearsed = [key for key in self._rehearsed if key[1] == ref and self._would_read(reader, key)]
        if len(found) + len(rehearsed) > 1:
            raise BadLine(f"in_reply_to: more than one agency has a report {ref}; write AGENCY/REF")
        if found or rehearsed:
            return next(iter(found), None)
        agency, slash, own = ref.partition("/")
        if slash and self._would_read(reader, (agency, own)):
            return None
        id = session.find_ref(agency, own) if slash else None
        if id is None:
            raise Unanswered
        return id

    def _would_read(self, reader: Reader, key: tuple[str, str]) -> bool:
        """Would the reader have got the report of this agency and ref from this run?"""
        submission = self._rehearsed.get(key)
        return submission is not None and rules.may_read(reader.tokens, rules.audience(key[0], submission.handling))

    def _rehearse(self, session: Session, reader: Reader, submission: Submission) -> Outcome:
        """Every check of a submission that does not need it to be stored."""
        settings = self.exchange.settings
        checks.check(submission, settings, self.exchange.clock())
        checks.checked_extraction(submission.text, submission.extraction or {}, settings)
        operations = {operation.code: operation for operation in session.operations()}
        rules.validate(submission.handling, session.agencies(), operations)
        if submission.operation is not None:
            _check_operation(submission.operation, operations, reader.agency)
        with reading(self.exchange.engine) as connection:
            standing = standing_of(connection, self.exchange.keyring, settings, reader.agency, submission)
        earlier = self._rehearsed.setdefault((reader.agency, submission.ref or ""), submission)
        if standing is not None or (earlier is not submission and earlier == submission):
            return Outcome.STOOD
        if earlier is not submission:
            raise Conflict(f"another line has the ref {submission.ref}")
        return Outcome.LOADED


def _check_operation(code: str, operations: dict[str, Operation], agency: str) -> None:
    operation = operations.get(code)
    if operation is None:
        raise Invalid("unknown operation", "operation")
    if operation.closed:
        raise Invalid(f"operation {code} is closed", "operation")
    if agency not in operation.participants:
        raise Invalid(f"your agency takes no part in {code}", "operation")
