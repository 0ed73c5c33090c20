"""A reader's sight of the Neo4j graph, in one managed transaction."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import neo4j

from graph.model import Entity, EntityKind, Tokens
from graph.neo4j import questions
from graph.neo4j.lucene import all_beginning, exactly
from graph.view import Member, MentionRow, Name, Visit

_NO_LIMIT = 2**63 - 1


class Neo4jView:
    """See `graph.view.View`. What the reader's tokens meet goes with every question."""

    def __init__(self, transaction: neo4j.ManagedTransaction, tokens: Tokens) -> None:
        self._transaction = transaction
        self._tokens = sorted(tokens)

    @cached_property
    def _seen(self) -> list[int]:
        return [row["number"] for row in self._transaction.run(questions.SEEN, tokens=self._tokens)]

    def visible(self, ids: Sequence[str]) -> Sequence[str]:
        return [row["id"] for row in self._rows(questions.VISIBLE, ids=_once(ids))]

    def summaries(self, ids: Sequence[str]) -> Mapping[str, Entity]:
        return {row["id"]: _entity(row) for row in self._rows(questions.SUMMARIES, ids=_once(ids))}

    def ranked(
        self, kinds: Sequence[EntityKind], words: Sequence[str], min_reports: int, first: int,
        after: tuple[int, str] | None,
    ) -> tuple[Sequence[str], int]:  # fmt: skip
        reports, id = after or (None, None)
        asked = {"kinds": _values(kinds), "min_reports": min_reports, "query": all_beginning(words)}
        page = questions.RANKED_HOLDING if words else questions.RANKED
        total = questions.RANKED_HOLDING_TOTAL if words else questions.RANKED_TOTAL
        rows = self._rows(page, **asked, first=first, after_reports=reports, after_id=id)
        return [row["id"] for row in rows], self._rows(total, **asked)[0]["total"]

    def mentions(self, reports: Sequence[str]) -> Sequence[MentionRow]:
        return [
            MentionRow(
                row["report"], row["entity"], EntityKind(row["kind"]), row["role"],
                None if row["span_start"] is None else (row["span_start"], row["span_end"]),
            )
            for row in self._rows(questions.MENTIONS, ids=_once(reports))
        ]  # fmt: skip

    def visits(self, entities: Sequence[str], *, through_hubs: bool, limit: int) -> Sequence[Visit]:
        asked = {"ids": _once(entities), "through_hubs": through_hubs, "limit": limit if limit >= 0 else _NO_LIMIT}
        return [Visit(row["entity"], row["report"]) for row in self._rows(questions.VISITS, **asked)]

    def members(self, reports: Sequence[str], kinds: Sequence[EntityKind]) -> Sequence[Member]:
        rows = self._rows(questions.MEMBERS, ids=_once(reports), kinds=_values(kinds))
        return [Member(row["report"], row["entity"], bool(row["hub"])) for row in rows]

    def identified(self, reports: Sequence[str]) -> Sequence[Visit]:
        rows = self._rows(questions.IDENTIFIED, ids=_once(reports))
        return [Visit(row["entity"], row["report"]) for row in rows]

    def identifying(self, entities: Sequence[str], *, each: int) -> Sequence[Visit]:
        rows = self._rows(questions.IDENTIFYING, ids=_once(entities), each=each)
        return [Visit(row["entity"], row["report"]) for row in rows]

    def names(self, entities: Sequence[str]) -> Sequence[Name]:
        rows = self._rows(questions.NAMES, ids=_once(entities))
        return [Name(row["id"], EntityKind(row["kind"]), row["name_key"], "") for row in rows]

    def namesakes(self, kinds: Sequence[EntityKind], blocks: Sequence[str], *, each: int) -> Sequence[Name]:
        queries = [exactly(block) for block in blocks]
        rows = self._rows(questions.NAMESAKES, queries=queries, kinds=_values(kinds), each=each)
        return [Name(row["id"], EntityKind(row["kind"]), row["name_key"], "") for row in rows]

    def holding(self, words: Sequence[str], *, limit: int) -> Sequence[Name]:
        rows = self._rows(questions.HOLDING, query=all_beginning(words), limit=limit)
        return [Name(row["id"], EntityKind(row["kind"]), "", row["label"]) for row in rows]

    def _rows(self, question: str, **parameters: Any) -> list[neo4j.Record]:
        return list(self._transaction.run(question, {**parameters, "seen": self._seen}))


def _once(ids: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(ids))


def _values(kinds: Sequence[EntityKind]) -> list[str]:
    return [kind.value for kind in kinds]


def _entity(row: neo4j.Record) -> Entity:
    properties: dict[str, tuple[str, ...]] = {}
    for name, value in sorted(row["properties"]):
        properties[name] = (*properties.get(name, ()), value)
    label, _ = min(row["labels"], key=lambda pair: (-pair[1], pair[0]))
    return Entity(
        row["id"], EntityKind(row["kind"]), label, properties, row["reports"], row["first_day"], row["last_day"]
    )
