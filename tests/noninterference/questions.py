"""Every question that a reader can put to a session, with every argument it takes: what two worlds are compared by.

Answers are plain values; a refusal is its class, text and path. Pages are walked to their end by their cursors, a row
or two at a time, so that order, totals and cursors are part of the answer.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date
from typing import Any

from graph.model import EntityKind
from intel.errors import NagaError
from intel.exchange.session import Session
from intel.handling import Tlp
from intel.model import Interval, Page, ReportFilter, ReportKind, Submission
from tests.noninterference.strategies import CONTAINERS, PEOPLE, PHONES

FILTERS = (
    ReportFilter(),
    ReportFilter(kinds=(ReportKind.SEIZURE, ReportKind.ALERT)),
    ReportFilter(originators=("AA", "CC")),
    ReportFilter(operation="north"),
    ReportFilter(operation="north", phase="I"),
    ReportFilter(date_from=date(2025, 2, 1), date_to=date(2025, 3, 5)),
    ReportFilter(categories=("drug",), items=("heroin",)),
    ReportFilter(seized_in=("TH",)),
    ReportFilter(origin=("VN",), destination=("TH", "LA")),
    ReportFilter(modes=("sea",), concealment=("misdeclared",)),
    ReportFilter(text="lantern"),
    ReportFilter(text="somchai"),
    ReportFilter(refs=("R-00", "R-03")),
    ReportFilter(tlp=(Tlp.GREEN, Tlp.AMBER)),
    ReportFilter(operation="north", edition="participants"),
    ReportFilter(edition="public"),
)
SEARCHES = (
    "lantern",
    "harbour officers",
    "somchai",
    "rattana suspect",
    "nguyen",
    "blue lotus",
    *CONTAINERS[:1],
    *PHONES[:1],
)
FACETS = ("kind", "category", "item", "seizedIn", "origin", "destination", "mode", "concealment", "originator", "tlp")
PARTS = 10
"""Into how many parts the questions fall: neighbouring ones into different parts."""
HIDDEN = "r-99"
"""An id that never was."""


@dataclass(frozen=True, eq=False)
class Defect:
    what: str


@dataclass(frozen=True)
class Subjects:
    """What may be asked about: ids from the full world, whoever may see them, the same on both sides."""

    reports: tuple[str, ...]
    entities: tuple[str, ...]


def ask(session: Session, subjects: Subjects, part: int | None = None, about: str = "") -> Iterator[tuple[str, Any]]:
    """(question, answer), in a fixed order; of the questions whose name begins with `about` every `PARTS`-th, or all
    where `part` is None."""
    wanted = (each for each in _questions(session, subjects) if each[0].startswith(about))
    for number, (name, question) in enumerate(wanted):
        if part is None or number % PARTS == part % PARTS:
            yield name, _answer(question)


def entities_of(session: Session) -> set[str]:
    """Ids of every entity that this reader sees."""
    return {entity.id for entity, _ in session.entities(first=500).rows}


def _answer(question: Callable[[], Any]) -> Any:
    try:
        return plain(question())
    except NagaError as error:
        return (type(error).__name__, str(error), getattr(error, "path", ""))
    except Exception as error:  # a defect tells, too: it equals no answer, not even another defect
        return Defect(repr(error))


def plain(value: Any) -> Any:
    """Comparable, printable: dataclasses as dicts, mappings and sets in a fixed order, sequences as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in sorted(value.items(), key=lambda pair: str(pair[0]))}
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value


def _walk(page: Callable[[int, str | None], Page[Any]], size: int) -> list[Any]:
    rows: list[Any] = []
    after: str | None = None
    while True:
        got = page(size, after)
        rows.append((got.rows, got.total, got.has_next))
        if not got.has_next or len(rows) > 50:
            return rows
        after = got.rows[-1][1]


def _questions(session: Session, subjects: Subjects) -> Iterator[tuple[str, Callable[[], Any]]]:
    reports, entities = (*subjects.reports, HIDDEN), subjects.entities
    yield from _about_reports(session, reports)
    yield from _about_entities(session, entities)
    for place, filter in enumerate(FILTERS):
        yield f"reports {place}", lambda filter=filter: _walk(lambda n, a: session.reports(filter, n, a), 2)
        yield f"facets {place}", lambda filter=filter: session.facets(filter, FACETS)
        yield f"routes {place}", lambda filter=filter: session.routes(filter)
        yield f"timeline {place}", lambda filter=filter: session.timeline(filter, Interval.MONTH)
    yield "routes, one", lambda: session.routes(ReportFilter(), first=1)
    for text in SEARCHES:
        yield f"search {text}", lambda text=text: _walk(lambda n, a: session.search(text, n, a), 2)
    yield "operations", session.operations
    yield "review", lambda: _walk(lambda n, a: session.review_due(date(2030, 1, 1), n, a), 2)
    for edition in ("participants", "public", "agency"):
        yield f"phase report {edition}", lambda edition=edition: session.phase_report("north", "I", edition)
    yield "arrivals", lambda: session.arrivals(0, ReportFilter())[1]
    for id in reports:
        yield f"reply to {id}", lambda id=id: _reply(session, id)
        yield f"submit as {id}", lambda id=id: _same_ref(session, id)


def _about_reports(session: Session, ids: Sequence[str]) -> Iterator[tuple[str, Callable[[], Any]]]:
    for id in ids:
        yield f"report {id}", lambda id=id: session.report(id)
        file = f"a-{id.removeprefix('r-')}-file"
        yield f"file of {id}", lambda file=file: session.attachment(file)
        yield f"similar to {id}", lambda id=id: session.similar(id)
        yield f"ref {id}", lambda id=id: [session.find_ref(code, id.upper()) for code in ("AA", "BB", "CC", "DD")]
        yield f"readers {id}", lambda id=id: _walk(lambda n, a: session.readers(id, n, a), 1)
        yield f"withdraw {id}, by who may not", lambda id=id: _refusal_only(session, id)
    for name in ("reports_by_id", "versions", "attachments", "replies", "acknowledgements", "mentions", "linked"):
        yield name, lambda name=name: getattr(session, name)(ids)


def _refusal_only(session: Session, id: str) -> str:
    """What one who is not the originator is told on trying to change a report; changes nothing where it is its own."""
    report = session.report(id)
    if report is not None and report.originator == session.reader.agency:
        return "own"
    session.withdraw(id, "")
    return "withdrawn"


def _reply(session: Session, id: str) -> str:
    """Whether a reply is taken; it is released to nobody."""
    session.submit(Submission(text="A reply.", in_reply_to=id, extraction={"kind": "feedback"}))
    return "stored"


def _same_ref(session: Session, id: str) -> str:
    """A report with the ref of another one, which may be another agency's or hidden; released to nobody."""
    session.submit(Submission(text="Nothing was found.", ref=id.upper(), extraction={"kind": "feedback"}))
    return "stored"


def _about_entities(session: Session, ids: Sequence[str]) -> Iterator[tuple[str, Callable[[], Any]]]:
    unknown = "c-never"
    yield "entities by id", lambda: session.entities_by_id([*ids, unknown])
    yield "entities", lambda: _walk(lambda n, a: session.entities(first=n, after=a), 3)
    yield "entities by label", lambda: session.entities(label="blue lotus")
    yield "entities by name", lambda: session.entities(label=PEOPLE[0].split()[0].lower())
    yield "entities of two reports", lambda: session.entities(kinds=[EntityKind.CONTAINER], min_reports=2)
    yield "same as", lambda: session.same_as([*ids, unknown])
    for id in (*ids, unknown):
        yield f"reports of {id}", lambda id=id: _walk(lambda n, a: session.reports_of(id, n, a), 1)
        yield f"around {id}", lambda id=id: session.neighbours(id, hops=2)
        yield f"around {id}, few", lambda id=id: session.neighbours(id, first=1)
        yield f"filter by {id}", lambda id=id: session.reports(ReportFilter(entity=id))
    for start, end in zip(ids[:4], reversed(ids[-4:]), strict=False):
        yield f"paths {start} {end}", lambda start=start, end=end: session.paths(start, end)
