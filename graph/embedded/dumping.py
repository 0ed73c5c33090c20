"""Reads everything that stands, for comparison with the ledger. Not for readers: it asks no tokens."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from graph.embedded.lists import Lists
from graph.embedded.tables import entities, mentions, reader_tokens, reports
from graph.model import EntityKind, Mention, Projection
from graph.projection import canonical
from graph.readers import NOBODY, Readers

AT_A_TIME = 1_000
"""Reports read in one query."""


def dump(connection: Connection, lists: Lists) -> Iterator[Projection]:
    """By report id, mentions sorted."""
    numbered = _readers(connection)
    edges = (
        select(mentions, entities.c.id, entities.c.kind)
        .join(entities, entities.c.pk == mentions.c.entity)
        .where(lists.among(mentions.c.report, "pks", numbers=True))
    )
    after = ""
    while batch := connection.execute(
        select(reports).where(reports.c.id > after).order_by(reports.c.id).limit(AT_A_TIME)
    ).all():
        found: dict[int, list[Mention]] = {row.pk: [] for row in batch}
        for edge in connection.execute(edges, {"pks": lists.of(found)}):
            found[edge.report].append(_mention(edge))
        for row in batch:
            readers = numbered.get(row.readers, NOBODY)
            yield canonical(Projection(row.id, row.day, *readers, tuple(found[row.pk])))
        after = batch[-1].id


def _readers(connection: Connection) -> dict[int, Readers]:
    """Those with any token at all."""
    found: dict[int, tuple[set[str], set[str]]] = {}
    for token, nominal, number in connection.execute(select(reader_tokens)):
        found.setdefault(number, (set(), set()))[nominal].add(token)
    return {number: Readers(frozenset(audience), frozenset(nominal)) for number, (audience, nominal) in found.items()}


def _mention(row: Any) -> Mention:
    return Mention(
        row.id,
        EntityKind(row.kind),
        row.role,
        row.label,
        json.loads(row.properties),
        None if row.span_start is None else (row.span_start, row.span_end),
        bool(row.nominal),
        bool(row.hub),
        bool(row.identifying),
        row.name_key,
    )
