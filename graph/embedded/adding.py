"""Adds to the sums that stand: counts, labels with their search keys, properties."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, bindparam, case, func, insert, or_, select, update

from graph.embedded.lists import Lists
from graph.embedded.tables import counts, label_keys, labels, properties
from graph.resemblance import keys_of
from graph.sums import Sums


class Adding:
    """`upsert` is the dialect's insert, with ON CONFLICT."""

    def __init__(self, lists: Lists, upsert: Callable[..., Any]) -> None:
        self._lists = lists
        count = upsert(counts)
        given = count.excluded
        self._counts = count.on_conflict_do_update(
            index_elements=list(counts.primary_key.columns),
            set_={
                "reports": counts.c.reports + given.reports,
                "first_day": _better(counts.c.first_day, given.first_day, given.first_day < counts.c.first_day),
                "last_day": _better(counts.c.last_day, given.last_day, given.last_day > counts.c.last_day),
            },
        )
        one = upsert(properties)
        self._properties = one.on_conflict_do_update(
            index_elements=list(properties.primary_key.columns),
            set_={"mentions": properties.c.mentions + one.excluded.mentions},
        )
        self._more_labels = (
            update(labels)
            .where(labels.c.pk == bindparam("b_pk"))
            .values(mentions=labels.c.mentions + bindparam("b_new"))
        )
        self._standing = select(labels).where(
            lists.among(labels.c.entity, "entities", numbers=True),
            lists.among(labels.c.readers, "readers", numbers=True),
        )

    def add(self, connection: Connection, new: Sums[int]) -> None:
        connection.execute(
            self._counts,
            [
                {
                    "entity": entity,
                    "readers": readers,
                    "reports": number,
                    "first_day": new.days.get((entity, readers), (None, None))[0],
                    "last_day": new.days.get((entity, readers), (None, None))[1],
                }
                for (entity, readers), number in new.reports.items()
            ],
        )
        if new.properties:
            connection.execute(
                self._properties,
                [
                    {"entity": entity, "readers": readers, "name": name, "value": value, "mentions": number}
                    for ((entity, readers), name, value), number in new.properties.items()
                ],
            )
        self._add_labels(connection, new)

    def _add_labels(self, connection: Connection, new: Sums[int]) -> None:
        """A label that is new in its group gets its keys with it."""
        before = self._label_pks(connection, new)
        known = [{"b_pk": before[key], "b_new": number} for key, number in new.labels.items() if key in before]
        if known:
            connection.execute(self._more_labels, known)
        fresh = [key for key in new.labels if key not in before]
        if not fresh:
            return
        connection.execute(
            insert(labels),
            [
                {"entity": e, "readers": r, "label": label, "name_key": key, "mentions": new.labels[(e, r), label, key]}
                for (e, r), label, key in fresh
            ],
        )
        pks = self._label_pks(connection, new)
        keys = [
            {"key": key, "label": pks[group, label, name_key]}
            for group, label, name_key in fresh
            for key in keys_of(label, name_key)
        ]
        if keys:
            connection.execute(insert(label_keys), keys)

    def _label_pks(self, connection: Connection, new: Sums[int]) -> dict[tuple[tuple[int, int], str, str], int]:
        """Of all rows in the groups of these sums."""
        groups = {group for group, _, _ in new.labels}
        which = {
            "entities": self._lists.of({entity for entity, _ in groups}),
            "readers": self._lists.of({readers for _, readers in groups}),
        }
        return {
            ((row.entity, row.readers), row.label, row.name_key): row.pk
            for row in connection.execute(self._standing, which)
        }


def _better(standing: Any, given: Any, better: Any) -> Any:
    return case((or_(standing.is_(None), better), func.coalesce(given, standing)), else_=standing)
