"""Words over visible texts: reports that hold every word, each with a score made of the report itself alone.

For each word tf / (tf + norm), where tf is how often the reader sees it in the text and norm grows with the text's own
visible length: `0.25 + 0.75 · length / 200`, the saturation of BM25 with a fixed length in place of the mean, and
without idf, since both would be statistics over reports that the reader may not see. The mean over the words, in
millionths, in whole numbers, so that both databases give the same.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Row, Select, and_, case, cast, func, or_, select

from graph.model import Tokens
from intel.ledger.tables import reports
from intel.ledger.tables import words as _words
from intel.reports.visible import nominal_readable, readable
from intel.words import LENGTH, blind

SCALE = 1_000_000


def matches(tokens: Tokens, wanted: Sequence[str], index_key: bytes) -> Select[Any]:
    """`id` and `score` of the readable reports whose visible text holds all of `wanted`."""
    nominal = nominal_readable(tokens)
    length = _words.alias("length")
    visible_length = _seen(length, nominal)
    query = select(reports.c.id).join(
        length, and_(length.c.report == reports.c.pk, length.c.word == blind(LENGTH, index_key))
    )
    scores: list[ColumnElement[int]] = []
    for place, word in enumerate(wanted):
        holds = _words.alias(f"word{place}")
        query = query.join(holds, and_(holds.c.report == reports.c.pk, holds.c.word == blind(word, index_key)))
        tf = _seen(holds, nominal)
        query = query.where(tf > 0)
        scores.append((tf * (800 * SCALE)) // (tf * 800 + 200 + 3 * visible_length))
    score = sum(scores[1:], start=scores[0]) // len(wanted)
    return query.add_columns(score.label("score")).where(readable(tokens))


def page(
    connection: Connection, found: Select[Any], first: int, after: tuple[int, str] | None
) -> list[Row[Any]]:  # fmt: skip
    """By (score descending, id), behind `after`."""
    hits = found.subquery()
    wanted = select(hits.c.id, hits.c.score).order_by(hits.c.score.desc(), hits.c.id).limit(first)
    if after is not None:
        score, id = after
        wanted = wanted.where(or_(hits.c.score < score, and_(hits.c.score == score, hits.c.id > id)))
    return list(connection.execute(wanted))


def count(connection: Connection, found: Select[Any]) -> int:
    return connection.execute(select(func.count()).select_from(found.subquery())).scalar_one()


def _seen(table: Any, nominal: ColumnElement[bool]) -> ColumnElement[int]:
    return cast(case((nominal, table.c.open + table.c.nominal), else_=table.c.open), BigInteger)
