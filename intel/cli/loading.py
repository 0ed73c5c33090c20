"""Lines into outcomes: each line's order goes where it is taken, stored or only rehearsed; late replies go last."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from intel.cli.lines import BadLine, Line
from intel.cli.load_line import read_order
from intel.errors import Invalid, NagaError, NotFound, Unauthenticated
from intel.exchange.bulk import BATCH, Order, Outcome, submit_many
from intel.exchange.exchange import Exchange

NAME = "naga load"
ROLES = frozenset({"service", "liaison"})
"""A file holds what an agency's liaison officers wrote: they answer reports under TLP:RED too."""
MOST_WAITING = 10_000
"""Lines held because they reply to a report that has not come yet."""

Taker = Callable[[Sequence[Order]], Iterable[Outcome]]
"""Takes orders and says what became of each, in order."""


class Fate(Enum):
    LOADED = "loaded"
    STOOD = "stood already"
    BAD = "bad"


@dataclass(frozen=True)
class Result:
    line: Line
    fate: Fate
    reason: str = ""


def storing(exchange: Exchange) -> Taker:
    """The taker that submits, as a service of each order's own agency."""
    return lambda orders: submit_many(exchange, orders, NAME, ROLES)


def load(lines: Iterable[Line], take: Taker) -> Iterator[Result]:
    """What becomes of each line, a batch at a time; a reply that stands before its report is taken after the others.
    Raises `intel.errors.Unavailable` where the ledger does not answer."""
    waiting: list[Line] = []
    yield from _pass(lines, take, waiting)
    while waiting:
        late, waiting = waiting, []
        before = len(late)
        yield from _pass(late, take, waiting)
        if len(waiting) == before:
            yield from (Result(line, Fate.BAD, _ABSENT) for line in waiting)
            return


_ABSENT = "in_reply_to: no such report"
"""Of a ref that nobody used, and of one whose report the agency may not read."""


def _pass(lines: Iterable[Line], take: Taker, waiting: list[Line]) -> Iterator[Result]:
    """One pass; a line whose report has not come is put into `waiting`."""
    coming = iter(lines)
    while batch := list(islice(coming, BATCH)):
        good: list[tuple[Line, Order]] = []
        for line in batch:
            try:
                good.append((line, read_order(line)))
            except BadLine as reason:
                yield Result(line, Fate.BAD, str(reason))
        outcomes = take([order for _, order in good])
        for (line, order), outcome in zip(good, outcomes, strict=True):
            refusal = outcome.refusal
            if refusal is None:
                yield Result(line, Fate.LOADED if outcome.new else Fate.STOOD)
            elif not isinstance(refusal, NotFound) or order.reply_ref is None:
                yield Result(line, Fate.BAD, _told(refusal, order))
            elif len(waiting) < MOST_WAITING:
                waiting.append(line)
            else:
                yield Result(line, Fate.BAD, _ABSENT)


def _told(refusal: NagaError, order: Order) -> str:
    """The reason, with the key of the line."""
    if isinstance(refusal, Unauthenticated):
        return f"agency: unknown agency {order.agency}"
    path = refusal.path if isinstance(refusal, Invalid) else ""
    path = "in_reply_to" if path == "inReplyTo" else path
    return f"{path}: {refusal}" if path else str(refusal)
