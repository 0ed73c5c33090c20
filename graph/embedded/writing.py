"""Writes projections in a transaction that the caller holds: a report's edges are replaced as a whole.

Nothing here asks row by row: a batch of any size is a fixed number of calls.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from graph.embedded.adding import Adding
from graph.embedded.lists import Lists
from graph.embedded.subtracting import Subtracting
from graph.embedded.tables import counts, entities, make_decoy, mentions, metadata, reader_tokens, readers, reports
from graph.model import Mention, Projection
from graph.projection import canonical
from graph.readers import Readers, of_mention, of_report
from graph.sums import Row, sums


class Writer:
    """The statements of one dialect."""

    def __init__(self, dialect: str) -> None:
        self._lists = Lists(dialect)
        self._insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
        self._adding = Adding(self._insert)
        self._subtracting = Subtracting(self._lists)
        of_these = self._lists.among(mentions.c.report, "pks", numbers=True)
        joined = select(mentions, reports.c.day).join(reports, reports.c.pk == mentions.c.report)
        self._standing = joined.where(of_these)
        self._drop_mentions = delete(mentions).where(of_these)
        self._drop_reports = delete(reports).where(self._lists.among(reports.c.pk, "pks", numbers=True))
        self._report_pks = select(reports.c.id, reports.c.pk).where(self._lists.among(reports.c.id, "ids"))
        self._entity_pks = select(entities.c.id, entities.c.pk).where(self._lists.among(entities.c.id, "ids"))
        self._numbers = select(readers.c.digest, readers.c.id).where(self._lists.among(readers.c.digest, "ids"))
        self._new_entities = self._insert(entities).on_conflict_do_nothing(index_elements=[entities.c.id])

    def apply(self, connection: Connection, projections: Sequence[Projection]) -> None:
        """The last projection of a report counts."""
        newest = [canonical(p) for p in {p.report: p for p in projections}.values()]
        if not newest:
            return
        self.remove(connection, [p.report for p in newest])
        edges = [(p, place, mention) for p in newest for place, mention in enumerate(p.mentions)]
        numbers = self._numbered(connection, [*map(of_report, newest), *(of_mention(p, m) for p, _, m in edges)])
        pks = self._reports(connection, newest, numbers)
        entity = self._entities(connection, [mention for _, _, mention in edges])
        rows = [
            _mention_row(pks[p.report], place, entity[m.entity], numbers[of_mention(p, m)], m) for p, place, m in edges
        ]
        if not rows:
            return
        connection.execute(insert(mentions), rows)
        days = {pks[p.report]: p.day for p in newest}
        self._adding.add(connection, sums(_row(row, days[row["report"]]) for row in rows))

    def remove(self, connection: Connection, ids: Collection[str]) -> None:
        """Reports that are not there are no error."""
        pks = self._found(connection, self._report_pks, ids)
        if not pks:
            return
        these = {"pks": self._lists.of(pks.values())}
        gone = sums(_row(row, row["day"]) for row in connection.execute(self._standing, these).mappings())
        connection.execute(self._drop_mentions, these)
        connection.execute(self._drop_reports, these)
        self._subtracting.subtract(connection, gone)

    def clear(self, connection: Connection) -> None:
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
        make_decoy(counts, connection)

    def _numbered(self, connection: Connection, wanted: Collection[Readers]) -> Mapping[Readers, int]:
        """Number of each readers; new ones get one."""
        digests = {one: one.digest for one in dict.fromkeys(wanted)}
        known = self._found(connection, self._numbers, digests.values())
        fresh = {one: digest for one, digest in digests.items() if digest not in known}
        if fresh:
            connection.execute(insert(readers), [{"digest": digest} for digest in fresh.values()])
            known = self._found(connection, self._numbers, digests.values())
            tokens = [
                {"token": token, "nominal": nominal, "readers": known[digest]}
                for one, digest in fresh.items()
                for nominal, tokens in enumerate(one)
                for token in tokens
            ]
            if tokens:
                connection.execute(insert(reader_tokens), tokens)
        return {one: known[digest] for one, digest in digests.items()}

    def _found(self, connection: Connection, asked: Select[Any], ids: Collection[str]) -> dict[str, int]:
        return {row[0]: row[1] for row in connection.execute(asked, {"ids": self._lists.of(ids)})}

    def _reports(
        self, connection: Connection, projections: Sequence[Projection], numbers: Mapping[Readers, int]
    ) -> Mapping[str, int]:
        new = [{"id": p.report, "day": p.day, "readers": numbers[of_report(p)]} for p in projections]
        connection.execute(insert(reports), new)
        return self._found(connection, self._report_pks, [p.report for p in projections])

    def _entities(self, connection: Connection, found: Sequence[Mention]) -> Mapping[str, int]:
        kinds = {mention.entity: mention.kind.value for mention in found}
        if not kinds:
            return {}
        connection.execute(self._new_entities, [{"id": id, "kind": kind} for id, kind in sorted(kinds.items())])
        return self._found(connection, self._entity_pks, kinds)


def _mention_row(report: int, place: int, entity: int, readers: int, mention: Mention) -> dict[str, Any]:
    start, end = mention.span or (None, None)
    return {
        "report": report,
        "place": place,
        "entity": entity,
        "readers": readers,
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


def _row(row: Mapping[str, Any] | Any, day: str | None) -> Row[int]:
    return Row(
        row["report"], day, row["entity"], row["readers"], bool(row["nominal"]), row["label"], row["name_key"],
        tuple(json.loads(row["properties"]).items()),
    )  # fmt: skip
