"""Adds to the sums that stand: counts, labels with their search keys, properties."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, case, func, or_

from graph.embedded.tables import counts, label_keys, labels, properties
from graph.resemblance import keys_of
from graph.sums import Sums


class Adding:
    """`upsert` is the dialect's insert, with ON CONFLICT."""

    def __init__(self, upsert: Callable[..., Any]) -> None:
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
        label = upsert(labels)
        self._labels = label.on_conflict_do_update(
            index_elements=list(labels.primary_key.columns),
            set_={"mentions": labels.c.mentions + label.excluded.mentions},
        )
        self._keys = upsert(label_keys).on_conflict_do_nothing()

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
        connection.execute(
            self._labels,
            [
                {
                    "pk": label_pk(entity, readers, label, name_key),
                    "entity": entity,
                    "readers": readers,
                    "label": label,
                    "name_key": name_key,
                    "mentions": number,
                }
                for ((entity, readers), label, name_key), number in new.labels.items()
            ],
        )
        keys = [
            {"key": key, "label": label_pk(entity, readers, label, name_key)}
            for (entity, readers), label, name_key in new.labels
            for key in keys_of(label, name_key)
        ]
        if keys:
            connection.execute(self._keys, keys)


def label_pk(entity: int, readers: int, label: str, name_key: str) -> int:
    """63 bits of a hash of what the row stands for, so that a row is found without asking for its number first."""
    framed = json.dumps([entity, readers, label, name_key], ensure_ascii=False)
    return int.from_bytes(hashlib.blake2b(framed.encode(), digest_size=8).digest(), "big") >> 1


def _better(standing: Any, given: Any, better: Any) -> Any:
    return case((or_(standing.is_(None), better), func.coalesce(given, standing)), else_=standing)
