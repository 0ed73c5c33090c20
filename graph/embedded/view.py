"""A reader's sight of the embedded graph, on one connection."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select

from graph.embedded.statements import Statements
from graph.model import Entity, EntityKind, Tokens
from graph.view import Member, MentionRow, Name, Visit


class EmbeddedView:
    """See `graph.view.View`. The reader's tokens go with every statement."""

    def __init__(self, connection: Connection, statements: Statements, tokens: Tokens) -> None:
        self._connection = connection
        self._ask = statements
        self._lists = statements.lists
        self._tokens = self._lists.of(sorted(tokens))

    def visible(self, ids: Sequence[str]) -> Sequence[str]:
        rows = self._rows(self._ask.visible, {"ids": self._lists.of(dict.fromkeys(ids))})
        return [row.id for row in rows]

    def summaries(self, ids: Sequence[str]) -> Mapping[str, Entity]:
        """The totals say which are visible; nothing more is asked of the others."""
        totals = self._totals(ids)
        if not totals:
            return {}
        which = {"ids": self._lists.of([row.id for row in totals])}
        labels: dict[str, tuple[int, str]] = {}
        for id, label, number in self._rows(self._ask.labels, which):
            labels[id] = min(labels.get(id, (0, "")), (-int(number), label))
        properties: dict[str, dict[str, tuple[str, ...]]] = {}
        for id, name, value in self._rows(self._ask.properties, which):
            of = properties.setdefault(id, {})
            of[name] = (*of.get(name, ()), value)
        return {
            row.id: Entity(
                row.id, EntityKind(row.kind), labels[row.id][1], properties.get(row.id, {}), int(row.reports),
                row.first_day, row.last_day,
            )
            for row in totals
        }  # fmt: skip

    def ranked(
        self, kinds: Sequence[EntityKind], words: Sequence[str], min_reports: int, first: int,
        after: tuple[int, str] | None,
    ) -> tuple[Sequence[str], int]:  # fmt: skip
        page, total = self._ask.ranked(len(words), of_kinds=bool(kinds))
        reports, id = after or (None, None)
        common = {"min_reports": min_reports, **self._kinds(kinds), **_words(words)}
        rows = self._rows(page, {**common, "first": first, "after_reports": reports, "after_id": id})
        return [row.id for row in rows], int(self._rows(total, common)[0][0])

    def mentions(self, reports: Sequence[str]) -> Sequence[MentionRow]:
        return [
            MentionRow(
                row.report, row.entity, EntityKind(row.kind), row.role,
                None if row.span_start is None else (row.span_start, row.span_end),
            )
            for row in self._rows(self._ask.mentions, {"ids": self._lists.of(reports)})
        ]  # fmt: skip

    def visits(self, entities: Sequence[str], *, through_hubs: bool, limit: int) -> Sequence[Visit]:
        which: dict[str, Any] = {"ids": self._lists.of(entities)}
        if limit < 0:
            return [Visit(*row) for row in self._rows(self._ask.visits_all, which)]
        asked = self._ask.visits if through_hubs else self._ask.visits_through
        return [Visit(*row) for row in self._rows(asked, {**which, "limit": limit})]

    def members(self, reports: Sequence[str], kinds: Sequence[EntityKind]) -> Sequence[Member]:
        asked = self._ask.members_of_kinds if kinds else self._ask.members
        rows = self._rows(asked, {"ids": self._lists.of(reports), **self._kinds(kinds)})
        return [Member(report, entity, bool(hub)) for report, entity, hub in rows]

    def identified(self, reports: Sequence[str]) -> Sequence[Visit]:
        return [Visit(*row) for row in self._rows(self._ask.identified, {"ids": self._lists.of(reports)})]

    def identifying(self, entities: Sequence[str], *, each: int) -> Sequence[Visit]:
        return [
            Visit(*row) for row in self._rows(self._ask.identifying, {"ids": self._lists.of(entities), "each": each})
        ]  # fmt: skip

    def names(self, entities: Sequence[str]) -> Sequence[Name]:
        rows = self._rows(self._ask.names, {"ids": self._lists.of(entities)})
        return [Name(id, EntityKind(kind), name_key, "") for id, kind, name_key in rows]

    def namesakes(self, kinds: Sequence[EntityKind], blocks: Sequence[str], *, each: int) -> Sequence[Name]:
        asked = self._ask.namesakes_of_kinds if kinds else self._ask.namesakes
        rows = self._rows(asked, {"keys": self._lists.of(blocks), "each": each, **self._kinds(kinds)})
        return [Name(id, EntityKind(kind), name_key, "") for id, kind, name_key in rows]

    def holding(self, words: Sequence[str], *, limit: int) -> Sequence[Name]:
        rows = self._rows(self._ask.holding(len(words)), {"limit": limit, **_words(words)})
        return [Name(id, EntityKind(kind), "", label) for id, kind, label in rows]

    def _totals(self, ids: Sequence[str]) -> Sequence[Any]:
        return self._rows(self._ask.totals, {"ids": self._lists.of(dict.fromkeys(ids))})

    def _kinds(self, kinds: Sequence[EntityKind]) -> dict[str, Any]:
        return {"kinds": self._lists.of([kind.value for kind in kinds])} if kinds else {}

    def _rows(self, statement: Select[Any], parameters: Mapping[str, Any]) -> Sequence[Any]:
        return self._connection.execute(statement, {**parameters, "tokens": self._tokens}).all()


def _words(words: Sequence[str]) -> dict[str, str]:
    return {f"word_{place}": f"w{word}" for place, word in enumerate(words)}
