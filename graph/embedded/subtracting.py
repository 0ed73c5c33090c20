"""Takes from the sums what went; nothing is kept of an entity that no report mentions any more."""

from sqlalchemy import Connection, bindparam, delete, exists, func, select, update

from graph.embedded.lists import Lists
from graph.embedded.tables import counts, entities, label_keys, labels, mentions, properties, reports
from graph.sums import Sums

_GROUP = ("entity", "readers")


class Subtracting:
    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        days = select(mentions).join(reports, reports.c.pk == mentions.c.report)
        days = days.where(*(mentions.c[name] == bindparam(f"b_{name}") for name in _GROUP))
        self._days = (
            update(counts)
            .where(*(counts.c[name] == bindparam(f"b_{name}") for name in _GROUP))
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
            update(counts)
            .where(*(counts.c[name] == bindparam(f"b_{name}") for name in _GROUP))
            .values(reports=counts.c.reports - bindparam("b_gone")),
            [{"b_entity": e, "b_readers": r, "b_gone": number} for (e, r), number in gone.reports.items()],
        )
        for table, names, numbers in (
            (labels, ("label", "name_key"), gone.labels),
            (properties, ("name", "value"), gone.properties),
        ):
            if numbers:
                connection.execute(
                    update(table)
                    .where(*(table.c[name] == bindparam(f"b_{name}") for name in (*_GROUP, *names)))
                    .values(mentions=table.c.mentions - bindparam("b_gone")),
                    [
                        {"b_entity": e, "b_readers": r, f"b_{names[0]}": one, f"b_{names[1]}": two, "b_gone": number}
                        for ((e, r), one, two), number in numbers.items()
                    ],
                )
        empty = select(labels.c.pk).where(
            self._lists.among(labels.c.entity, "entities", numbers=True), labels.c.mentions <= 0
        )
        connection.execute(delete(label_keys).where(label_keys.c.label.in_(empty)), these)
        for table, left in ((labels, "mentions"), (properties, "mentions"), (counts, "reports")):
            among = self._lists.among(table.c.entity, "entities", numbers=True)
            connection.execute(delete(table).where(among, table.c[left] <= 0), these)
        self._refresh_days(connection, gone)
        unnamed = ~exists().where(mentions.c.entity == entities.c.pk)
        among = self._lists.among(entities.c.pk, "entities", numbers=True)
        connection.execute(delete(entities).where(among, unnamed), these)

    def _refresh_days(self, connection: Connection, gone: Sums[int]) -> None:
        """Only where the first or last day of a group may have gone."""
        asked = select(counts).where(
            self._lists.among(counts.c.entity, "entities", numbers=True),
            self._lists.among(counts.c.readers, "readers", numbers=True),
        )
        which = {
            "entities": self._lists.of({entity for entity, _ in gone.days}),
            "readers": self._lists.of({readers for _, readers in gone.days}),
        }
        stale = [
            {"b_entity": row.entity, "b_readers": row.readers}
            for row in connection.execute(asked, which)
            if (row.entity, row.readers) in gone.days
            and (gone.days[row.entity, row.readers][0] <= row.first_day)
            | (gone.days[row.entity, row.readers][1] >= row.last_day)
        ]
        if stale:
            connection.execute(self._days, stale)
