"""A dry run: every check of a submission that does not need it to be stored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from intel import handling as rules
from intel.cli.loading import NAME, ROLES
from intel.errors import Conflict, Invalid, NagaError, NotFound
from intel.exchange import submission as checks
from intel.exchange.bulk import Order, Outcome
from intel.exchange.exchange import Exchange
from intel.exchange.resubmission import standing_of
from intel.exchange.session import Session
from intel.ledger.engine import reading
from intel.model import Operation, Reader, ReportFilter, Submission

WOULD_BE = "would be stored"
"""In place of a report's id."""


@dataclass
class Rehearsal:
    """One dry run; it remembers what it would have stored, so that a reply to it is found."""

    exchange: Exchange
    _rehearsed: dict[tuple[str, str], Submission] = field(default_factory=dict)
    """By agency and ref."""

    def take(self, orders: Sequence[Order]) -> Iterator[Outcome]:
        """What would become of each order."""
        for order in orders:
            try:
                yield self._rehearse(order)
            except NagaError as refusal:
                yield Outcome(None, refusal=refusal)

    def _rehearse(self, order: Order) -> Outcome:
        reader = self.exchange.reader(order.agency, NAME, ROLES)
        settings = self.exchange.settings
        checks.check(order.submission, settings, self.exchange.clock())
        checks.checked_extraction(order.submission.text, order.submission.extraction or {}, settings)
        with self.exchange.open(reader, NAME) as session:
            operations = {operation.code: operation for operation in session.operations()}
            rules.validate(order.submission.handling, session.agencies(), operations)
            if order.submission.operation is not None:
                _check_operation(order.submission.operation, operations, reader.agency)
            reply = None if order.reply_ref is None else self._replied(session, reader, order.reply_ref)
        submission = replace(order.submission, in_reply_to=reply)
        with reading(self.exchange.engine) as connection:
            standing = standing_of(connection, self.exchange.keyring, settings, reader.agency, submission)
        if standing is not None:
            return Outcome(standing)
        earlier = self._rehearsed.setdefault((reader.agency, submission.ref or ""), submission)
        if earlier != submission:
            raise Conflict(f"another line has the ref {submission.ref}")
        return Outcome(WOULD_BE, new=earlier is submission)

    def _replied(self, session: Session, reader: Reader, ref: str) -> str | None:
        """Id of the report that `ref` means; None for one that this run would have stored. Raises `Invalid`,
        `NotFound`."""
        found = {report.id for report, _ in session.reports(ReportFilter(refs=(ref,)), first=2).rows}
        rehearsed = [key for key in self._rehearsed if key[1] == ref and self._would_read(reader, key)]
        if len(found) + len(rehearsed) > 1:
            raise Invalid("more than one agency has a report of that ref: write AGENCY/REF", "inReplyTo")
        if found or rehearsed:
            return next(iter(found), None)
        agency, _, own = ref.partition("/")
        if self._would_read(reader, (agency, own)):
            return None
        id = session.find_ref(agency, own) if own else None
        if id is None:
            raise NotFound("no such report")
        return id

    def _would_read(self, reader: Reader, key: tuple[str, str]) -> bool:
        """Would the reader have got the report of this agency and ref from this run?"""
        submission = self._rehearsed.get(key)
        return submission is not None and rules.may_read(reader.tokens, rules.audience(key[0], submission.handling))


def _check_operation(code: str, operations: dict[str, Operation], agency: str) -> None:
    operation = operations.get(code)
    if operation is None:
        raise Invalid("unknown operation", "operation")
    if operation.closed:
        raise Invalid(f"operation {code} is closed", "operation")
    if agency not in operation.participants:
        raise Invalid(f"your agency takes no part in {code}", "operation")
