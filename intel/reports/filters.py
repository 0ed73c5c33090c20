"""A ReportFilter as SQL. Each condition is a query inside the query; codes that nobody has match nothing."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, case, exists, false, or_, select, true
from sqlalchemy.sql.selectable import FromClause

from graph.model import Tokens
from intel.errors import Invalid, Limit
from intel.handling import COMMUNITY, OPERATION, PUBLIC
from intel.ledger.tables import facts, phases, reports
from intel.ledger.tables import words as _words
from intel.model import ReportFilter, ReportKind
from intel.reports.controlled import in_editions
from intel.reports.listed import among, storable
from intel.reports.visible import meets, nominal_readable, readable
from intel.words import blind, words
from playbooks.editions import Edition

_FACTS = (
    ("categories", "category"),
    ("items", "item"),
    ("seized_in", "seizedIn"),
    ("origin", "origin"),
    ("transit", "transit"),
    ("destination", "destination"),
    ("modes", "mode"),
    ("concealment", "concealment"),
)


def conditions(
    filter: ReportFilter, tokens: Tokens, index_key: bytes, agency: str, word_limit: int, entity_reports: Sequence[str]
) -> ColumnElement[bool]:
    """Everything that the filter and the reader ask of a row of `reports`.

    `entity_reports` are the visible reports of `filter.entity`, which only the graph knows. Raises `Invalid` for a
    filter that can't be meant, `Limit` for too many words.
    """
    found = [readable(tokens), *_of_the_row(filter), *_of_the_operation(filter)]
    for field, by in _FACTS:
        values: tuple[str, ...] = getattr(filter, field)
        if values:
            found.append(reports.c.pk.in_(select(facts.c.report).where(facts.c.by == by, among(facts.c.value, values))))
    if filter.text is not None:
        found += holding(filter.text, tokens, index_key, word_limit)
    if filter.entity is not None:
        found.append(among(reports.c.id, entity_reports))
    found.append(_of_edition(filter, agency))
    if filter.answered is not None:
        answer = _answer(filter, tokens, agency)
        found.append(answer if filter.answered else ~answer)
    return and_(*found)


def holding(text: str, tokens: Tokens, index_key: bytes, word_limit: int) -> list[ColumnElement[bool]]:
    """Every word of `text` stands in the text that the reader may see. No words: nothing holds them."""
    wanted = distinct_words(text, word_limit)
    if not wanted:
        return [false()]
    holder = reports.alias("holder")
    count = case((nominal_readable(tokens, holder), _words.c.open + _words.c.nominal), else_=_words.c.open)
    holders = select(_words.c.report).join(holder, holder.c.pk == _words.c.report).where(count > 0)
    return [reports.c.pk.in_(holders.where(_words.c.word == blind(word, index_key))) for word in wanted]


def distinct_words(text: str, word_limit: int) -> list[str]:
    """The words of a search, in order, each once. Raises `Limit` where there are more than the setting allows."""
    found = list(dict.fromkeys(word for word, _, _ in words(text[: word_limit * 100])))
    if len(found) > word_limit or len(text) > word_limit * 100:
        raise Limit(f"a search has at most {word_limit} words")
    return found


def _of_the_row(filter: ReportFilter) -> Iterator[ColumnElement[bool]]:
    if filter.kinds:
        yield reports.c.kind.in_([kind.value for kind in filter.kinds])
    if filter.originators:
        yield among(reports.c.originator, filter.originators)
    if filter.refs:
        yield among(reports.c.ref, filter.refs)
    if filter.tlp:
        yield reports.c.tlp.in_([level.value for level in filter.tlp])
    if filter.date_from is not None:
        yield reports.c.day >= _day(filter.date_from)
    if filter.date_to is not None:
        yield reports.c.day <= _day(filter.date_to)


def _of_the_operation(filter: ReportFilter) -> Iterator[ColumnElement[bool]]:
    if filter.operation is not None:
        yield _is(reports.c.operation, filter.operation)
    if filter.phase is not None:
        if filter.operation is None:
            raise Invalid("a phase needs its operation", "filter.phase")
        yield exists(
            select(phases.c.code).where(
                _is(phases.c.operation, filter.operation),
                _is(phases.c.code, filter.phase),
                reports.c.day.between(phases.c.starts, phases.c.ends),
            )
        )


def _of_edition(filter: ReportFilter, agency: str, table: FromClause = reports) -> ColumnElement[bool]:
    if filter.edition is None:
        return true()
    try:
        edition = Edition(filter.edition)
    except ValueError as error:
        raise Invalid(f"an edition is one of {', '.join(Edition)}", "filter.edition") from error
    uncontrolled = in_editions(table)
    match edition:
        case Edition.AGENCY:
            return or_(uncontrolled, table.c.originator == agency)
        case Edition.PUBLIC:
            return and_(uncontrolled, meets(table.c.audience, frozenset({PUBLIC})))
        case Edition.PARTICIPANTS:
            if filter.operation is None:
                raise Invalid("the participants' edition needs an operation", "filter.edition")
            reach = frozenset({COMMUNITY, PUBLIC, OPERATION + filter.operation})
            return and_(uncontrolled, meets(table.c.audience, reach))


def _answer(filter: ReportFilter, tokens: Tokens, agency: str) -> ColumnElement[bool]:
    reply = reports.alias("reply")
    return exists(
        select(reply.c.pk).where(
            reply.c.in_reply_to == reports.c.id,
            reply.c.kind == ReportKind.FEEDBACK.value,
            readable(tokens, reply),
            _of_edition(filter, agency, reply),
        )
    )


def _is(column: ColumnElement[str], value: str) -> ColumnElement[bool]:
    return column == value if storable(value) else false()


def _day(day: date) -> str:
    return day.isoformat()
