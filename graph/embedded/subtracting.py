"""Takes from the sums what went; nothing is kept of an entity that no report mentions any more."""

from collections.abc import Sequence

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    Table,
    bindparam,
    delete,
    exists,
    func,
    select,
    update,
)

from graph.embedded.lists import Lists
from graph.embedded.tables import counts, entities, label_keys, labels, mentions, properties, reports
from graph.sums import Sums

_GROUP = ("entity", "readers")


class Subtracting:
    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        gone: BindParameter[int] = bindparam("b_gone", type_=Integer())
        self._take = {
            counts: update(counts).where(*_same(counts, _GROUP)).values(reports=counts.c.reports - gone),
            labels: update(labels)
            .where(*_same(labels, (*_GROUP, "label", "name_key")))
            .values(mentions=labels.c.mentions - gone),
            properties: update(properties)
            .where(*_same(properties, (*_GROUP, "name", "value")))
            .values(mentions=properties.c.mentions - gone),
        }
        empty = select(labels.c.pk).where(self._of_these(labels), labels.c.mentions <= 0)
        unnamed = ~exists().where(mentions.c.entity == entities.c.pk)
        self._drop_keys = delete(label_keys).where(label_keys.c.label.in_(empty))
        self._drop_empty = [
            delete(labels).where(self._of_these(labels), labels.c.mentions <= 0),
            delete(properties).where(self._of_these(properties), properties.c.mentions <= 0),
            delete(counts).where(self._of_these(counts), counts.c.reports <= 0),
        ]
        self._drop_entities = delete(entities).where(lists.among(entities.c.pk, "entities", numbers=True), unnamed)
        readers = lists.among(counts.c.readers, "readers", numbers=True)
        self._counts = select(counts).where(self._of_these(counts), readers)
        days = select(mentions).join(reports, reports.c.pk == mentions.c.report).where(*_same(mentions, _GROUP))
        self._days = (
            update(counts)
            .where(*_same(counts, _GROUP))
            .values(
                first_day=days.with_only_columns(func.min(reports.c.day)).scalar_subquery(),
                last_day=days.with_only_columns(func.max(reports.c.day)).scalar_subquery(),
            )
        )

    def subtract(self, connection: Connection, gone: Sums[int]) -> None:
        """The mentions themselves are gone already."""
        if not gone.reports:
            return
        these = {"entities": self._lists.of({entity for entity, _ in gone.reports})}
        connection.execute(
            self._take[counts],
            [{"b_entity": e, "b_readers": r, "b_gone": number} for (e, r), number in gone.reports.items()],
        )
        for table, one, two, numbers in (
            (labels, "b_label", "b_name_key", gone.labels),
            (properties, "b_name", "b_value", gone.properties),
        ):
            if numbers:
                connection.execute(
                    self._take[table],
                    [
                        {"b_entity": e, "b_readers": r, one: first, two: second, "b_gone": number}
                        for ((e, r), first, second), number in numbers.items()
                    ],
                )
        for statement in (self._drop_keys, *self._drop_empty):
            connection.execute(statement, these)
        self._refresh_days(connection, gone)
        connection.execute(self._drop_entities, these)

    def _refresh_days(self, connection: Connection, gone: Sums[int]) -> None:
        """Only where the first or last day of a group may have gone."""
        which = {
            "entities": self._lists.of({entity for entity, _ in gone.days}),
            "readers": self._lists.of({readers for _, readers in gone.days}),
        }
        stale = [
            {"b_entity": row.entity, "b_readers": row.readers}
            for row in connection.execute(self._counts, which)
            if (row.entity, row.readers) in gone.days
            and (gone.days[row.entity, row.readers][0] <= row.first_day)
            | (gone.days[row.entity, row.readers][1] >= row.last_day)
        ]
        if stale:
            connection.execute(self._days, stale)

    def _of_these(self, table: Table) -> ColumnElement[bool]:
        return self._lists.among(table.c.entity, "entities", numbers=True)


def _same(table: Table, names: Sequence[str]) -> list[ColumnElement[bool]]:
    return [table.c[name] == bindparam(f"b_{name}") for name in names]
