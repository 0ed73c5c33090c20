"""Writes projections in a transaction that the caller holds: a report's edges are replaced as a whole."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from graph.embedded.lists import Lists
from graph.embedded.sums import Row, Sums, sums
from graph.embedded.tables import (
    audience_tokens,
    audiences,
    counts,
    entities,
    label_keys,
    labels,
    mentions,
    metadata,
    properties,
    reports,
)
from graph.model import Mention, Projection, Tokens
from graph.names import terms
from graph.projection import canonical
from graph.resemblance import blocks


class Writer:
    """The statements of one dialect. Nothing here asks row by row: a batch of any size is a fixed number of calls."""

    def __init__(self, dialect: str) -> None:
        self._lists = Lists(dialect)
        self._insert = postgresql.insert if dialect == "postgresql" else sqlite.insert

    def apply(self, connection: Connection, projections: Sequence[Projection]) -> None:
        """The last projection of a report counts."""
        newest = {projection.report: canonical(projection) for projection in projections}
        if not newest:
            return
        self.remove(connection, list(newest))
        sets = self._interned(connection, [s for p in newest.values() for s in (p.audience, p.nominal_audience)])
        pks = self._reports(connection, list(newest.values()), sets)
        entity = self._entities(connection, [m for p in newest.values() for m in p.mentions])
        rows = [
            _mention_row(pks[p.report], place, entity[m.entity], sets[p.audience], sets[p.nominal_audience], m)
            for p in newest.values()
            for place, m in enumerate(p.mentions)
        ]
        if not rows:
            return
        connection.execute(insert(mentions), rows)
        days = {pks[p.report]: p.day for p in newest.values()}
        self._add(connection, sums(_row(row, days[row["report"]]) for row in rows))

    def remove(self, connection: Connection, ids: Collection[str]) -> None:
        """Reports that are not there are no error."""
        found = select(reports.c.pk).where(self._lists.among(reports.c.id, "ids"))
        pks = list(connection.execute(found, {"ids": self._lists.of(ids)}).scalars())
        if not pks:
            return
        these = {"pks": self._lists.of(pks)}
        standing = (
            select(mentions, reports.c.day)
            .join(reports, reports.c.pk == mentions.c.report)
            .where(self._lists.among(mentions.c.report, "pks", numbers=True))
        )
        gone = sums(_row(row, row["day"]) for row in connection.execute(standing, these).mappings())
        connection.execute(delete(mentions).where(self._lists.among(mentions.c.report, "pks", numbers=True)), these)
        connection.execute(delete(reports).where(self._lists.among(reports.c.pk, "pks", numbers=True)), these)
        if gone.entities:
            self._subtract(connection, gone)

    def clear(self, connection: Connection) -> None:
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))

    def _interned(self, connection: Connection, wanted: Collection[Tokens]) -> Mapping[Tokens, int]:
        """Number of each set of tokens; new sets get one."""
        digests = {tokens: _digest(tokens) for tokens in dict.fromkeys(wanted)}
        known = self._numbers(connection, digests.values())
        fresh = {tokens: digest for tokens, digest in digests.items() if digest not in known}
        if fresh:
            connection.execute(insert(audiences), [{"digest": digest} for digest in fresh.values()])
            known = self._numbers(connection, digests.values())
            members = [{"token": t, "audience": known[digest]} for tokens, digest in fresh.items() for t in tokens]
            if members:
                connection.execute(insert(audience_tokens), members)
        return {tokens: known[digest] for tokens, digest in digests.items()}

    def _numbers(self, connection: Connection, digests: Collection[str]) -> dict[str, int]:
        asked = select(audiences.c.digest, audiences.c.id).where(self._lists.among(audiences.c.digest, "digests"))
        return {row[0]: row[1] for row in connection.execute(asked, {"digests": self._lists.of(digests)})}

    def _reports(
        self, connection: Connection, projections: Sequence[Projection], sets: Mapping[Tokens, int]
    ) -> Mapping[str, int]:
        new = [
            {"id": p.report, "day": p.day, "audience": sets[p.audience], "nominal_audience": sets[p.nominal_audience]}
            for p in projections
        ]
        connection.execute(insert(reports), new)
        asked = select(reports.c.id, reports.c.pk).where(self._lists.among(reports.c.id, "ids"))
        return {
            row[0]: row[1] for row in connection.execute(asked, {"ids": self._lists.of([row["id"] for row in new])})
        }

    def _entities(self, connection: Connection, found: Sequence[Mention]) -> Mapping[str, int]:
        kinds = {mention.entity: mention.kind.value for mention in found}
        if not kinds:
            return {}
        new = self._insert(entities).on_conflict_do_nothing(index_elements=[entities.c.id])
        connection.execute(new, [{"id": id, "kind": kind} for id, kind in sorted(kinds.items())])
        asked = select(entities.c.id, entities.c.pk).where(self._lists.among(entities.c.id, "ids"))
        return {row[0]: row[1] for row in connection.execute(asked, {"ids": self._lists.of(kinds)})}

    def _add(self, connection: Connection, new: Sums) -> None:
        count = self._insert(counts)
        given = count.excluded
        connection.execute(
            count.on_conflict_do_update(
                index_elements=[counts.c.entity, counts.c.audience, counts.c.nominal_audience],
                set_={
                    "reports": counts.c.reports + given.reports,
                    "first_day": _earlier(counts.c.first_day, given.first_day, given.first_day < counts.c.first_day),
                    "last_day": _earlier(counts.c.last_day, given.last_day, given.last_day > counts.c.last_day),
                },
            ),
            [
                {
                    **_group(group),
                    "reports": number,
                    "first_day": new.days.get(group, (None, None))[0],
                    "last_day": new.days.get(group, (None, None))[1],
                }
                for group, number in new.reports.items()
            ],
        )
        if new.properties:
            one = self._insert(properties)
            connection.execute(
                one.on_conflict_do_update(
                    index_elements=list(properties.primary_key.columns),
                    set_={"mentions": properties.c.mentions + one.excluded.mentions},
                ),
                [
                    {**_group(group), "name": name, "value": value, "mentions": number}
                    for (group, name, value), number in new.properties.items()
                ],
            )
        self._add_labels(connection, new)

    def _add_labels(self, connection: Connection, new: Sums) -> None:
        """A label that is new in its group gets its keys with it."""
        before = self._label_pks(connection, new)
        known = [{"b_pk": before[key], "b_new": number} for key, number in new.labels.items() if key in before]
        if known:
            connection.execute(
                update(labels)
                .where(labels.c.pk == bindparam("b_pk"))
                .values(mentions=labels.c.mentions + bindparam("b_new")),
                known,
            )
        fresh = [key for key in new.labels if key not in before]
        if not fresh:
            return
        connection.execute(
            insert(labels),
            [
                {**_group(group), "label": label, "name_key": name_key, "mentions": new.labels[group, label, name_key]}
                for group, label, name_key in fresh
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

    def _label_pks(self, connection: Connection, new: Sums) -> dict[tuple[tuple[int, int, int], str, str], int]:
        """Of the rows in the groups of these sums; the index starts with entity and audience."""
        asked = select(labels).where(
            self._lists.among(labels.c.entity, "entities", numbers=True),
            self._lists.among(labels.c.audience, "audiences", numbers=True),
        )
        which = {"entities": self._lists.of(new.entities), "audiences": self._lists.of(new.audiences)}
        return {
            ((row.entity, row.audience, row.nominal_audience), row.label, row.name_key): row.pk
            for row in connection.execute(asked, which)
        }

    def _subtract(self, connection: Connection, gone: Sums) -> None:
        these = {"entities": self._lists.of(gone.entities)}
        same = [getattr(counts.c, name) == bindparam(f"b_{name}") for name in _GROUP]
        connection.execute(
            update(counts).where(*same).values(reports=counts.c.reports - bindparam("b_gone")),
            [{**_group(group, "b_"), "b_gone": number} for group, number in gone.reports.items()],
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
                        {**_group(group, "b_"), f"b_{names[0]}": one, f"b_{names[1]}": two, "b_gone": number}
                        for (group, one, two), number in numbers.items()
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

    def _refresh_days(self, connection: Connection, gone: Sums) -> None:
        """Only where the first or last day of a group may have gone."""
        asked = select(counts).where(self._lists.among(counts.c.entity, "entities", numbers=True))
        stale = [
            _group(group, "b_")
            for row in connection.execute(asked, {"entities": self._lists.of(gone.entities)})
            if (group := (row.entity, row.audience, row.nominal_audience)) in gone.days
            and (gone.days[group][0] <= row.first_day or gone.days[group][1] >= row.last_day)
        ]
        if not stale:
            return
        same = [getattr(mentions.c, name) == bindparam(f"b_{name}") for name in _GROUP]
        days = select(mentions).join(reports, reports.c.pk == mentions.c.report).where(*same)
        connection.execute(
            update(counts)
            .where(*(getattr(counts.c, name) == bindparam(f"b_{name}") for name in _GROUP))
            .values(
                first_day=days.with_only_columns(func.min(reports.c.day)).scalar_subquery(),
                last_day=days.with_only_columns(func.max(reports.c.day)).scalar_subquery(),
            ),
            stale,
        )


_GROUP = ("entity", "audience", "nominal_audience")


def keys_of(label: str, name_key: str) -> list[str]:
    """What finds a label: its search terms and its blocking keys."""
    return sorted({f"w{term}" for term in terms(label)} | blocks(name_key))


def _digest(tokens: Tokens) -> str:
    return hashlib.sha256(json.dumps(sorted(tokens), ensure_ascii=False).encode()).hexdigest()


def _group(group: tuple[int, int, int], prefix: str = "") -> dict[str, Any]:
    return {f"{prefix}{name}": value for name, value in zip(_GROUP, group, strict=True)}


def _earlier(standing: Any, given: Any, better: Any) -> Any:
    return case((or_(standing.is_(None), better), func.coalesce(given, standing)), else_=standing)


def _mention_row(
    report: int, place: int, entity: int, audience: int, nominal_audience: int, mention: Mention
) -> dict[str, Any]:
    start, end = mention.span or (None, None)
    return {
        "report": report,
        "place": place,
        "entity": entity,
        "audience": audience,
        "nominal_audience": nominal_audience if mention.nominal else audience,
        "nominal": int(mention.nominal),
        "hub": int(mention.hub),
        "identifying": int(mention.identifying),
        "role": mention.role,
        "label": mention.label,
        "name_key": mention.name_key,
        "properties": json.dumps(dict(mention.properties), ensure_ascii=False, sort_keys=True),
        "span_start": start,
        "span_end": end,
    }


def _row(row: Mapping[str, Any] | Any, day: str | None) -> Row:
    return Row(
        row["report"], day, row["entity"], row["audience"], row["nominal_audience"], row["label"], row["name_key"],
        tuple(json.loads(row["properties"]).items()),
    )  # fmt: skip
