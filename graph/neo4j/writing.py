"""Writes projections in one managed transaction: a report's edges are replaced as a whole, the sums follow.

One writer at a time: each takes the lock node first, so that sums and numbers of readers are never made twice.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import neo4j

from graph.model import Mention, Projection
from graph.projection import canonical
from graph.readers import Readers, of_mention, of_report
from graph.resemblance import keys_of
from graph.sums import Row, Sums, sums

_LOCK = "MERGE (l:GraphLock {name: 'writer'}) SET l.taken = coalesce(l.taken, 0) + 1"
_KNOWN = "MATCH (s:Readers) WHERE s.digest IN $digests RETURN s.digest AS digest, s.number AS number"
_TAKE_NUMBERS = """
MATCH (l:GraphLock {name: 'writer'})
OPTIONAL MATCH (s:Readers)
WITH l, coalesce(l.highest, max(s.number), 0) AS highest
SET l.highest = highest + $many RETURN highest
"""
_NEW_READERS = "UNWIND $rows AS row CREATE (s:Readers) SET s = row"
_NEW_REPORTS = "UNWIND $rows AS row CREATE (r:Report) SET r = row"
_NEW_ENTITIES = "UNWIND $rows AS row MERGE (e:Entity {id: row.id}) ON CREATE SET e.kind = row.kind"
_NEW_MENTIONS = """
UNWIND $rows AS row
MATCH (r:Report {id: row.report}) MATCH (e:Entity {id: row.entity})
CREATE (r)-[m:MENTIONS]->(e) SET m = row.edge
"""
_GROUP = "UNWIND $rows AS row MATCH (e:Entity {id: row.entity}) MATCH (s:Readers {number: row.readers})"
_ADD_COUNTS = f"""{_GROUP}
MERGE (e)-[c:COUNTED]->(s) ON CREATE SET c.readers = row.readers, c.reports = 0
SET c.reports = c.reports + row.reports,
  c.first_day = CASE WHEN c.first_day IS NULL OR row.first_day < c.first_day
    THEN coalesce(row.first_day, c.first_day) ELSE c.first_day END,
  c.last_day = CASE WHEN c.last_day IS NULL OR row.last_day > c.last_day
    THEN coalesce(row.last_day, c.last_day) ELSE c.last_day END
"""
_ADD_NAMES = f"""{_GROUP}
MERGE (e)-[n:NAMED {{label: row.one, name_key: row.two}}]->(s)
ON CREATE SET n.readers = row.readers, n.keys = row.keys, n.mentions = 0
SET n.mentions = n.mentions + row.mentions
"""
_ADD_VALUES = f"""{_GROUP}
MERGE (e)-[v:VALUED {{name: row.one, value: row.two}}]->(s) ON CREATE SET v.readers = row.readers, v.mentions = 0
SET v.mentions = v.mentions + row.mentions
"""
_STANDING = """
UNWIND $ids AS id
MATCH (r:Report {id: id})-[m:MENTIONS]->(e:Entity)
RETURN r.id AS report, r.day AS day, e.id AS entity, m.readers AS readers, m.nominal AS nominal, m.label AS label,
  m.name_key AS name_key, m.properties AS properties
"""
_REMOVE = "UNWIND $ids AS id MATCH (r:Report {id: id}) DETACH DELETE r"
_OF_GROUP = "UNWIND $rows AS row MATCH (e:Entity {id: row.entity})"
_TAKE_COUNTS = f"""{_OF_GROUP}-[c:COUNTED {{readers: row.readers}}]->()
SET c.reports = c.reports - row.reports
WITH c, row WHERE c.reports <= 0 DELETE c
"""
_TAKE_NAMES = f"""{_OF_GROUP}-[n:NAMED {{readers: row.readers, label: row.one, name_key: row.two}}]->()
SET n.mentions = n.mentions - row.mentions
WITH n WHERE n.mentions <= 0 DELETE n
"""
_TAKE_VALUES = f"""{_OF_GROUP}-[v:VALUED {{readers: row.readers, name: row.one, value: row.two}}]->()
SET v.mentions = v.mentions - row.mentions
WITH v WHERE v.mentions <= 0 DELETE v
"""
_REFRESH_DAYS = f"""{_OF_GROUP}-[c:COUNTED {{readers: row.readers}}]->()
WHERE row.first_day <= c.first_day OR row.last_day >= c.last_day
CALL (e, row) {{
  MATCH (e)<-[m:MENTIONS {{readers: row.readers}}]-(r:Report)
  RETURN min(r.day) AS first_day, max(r.day) AS last_day
}}
SET c.first_day = first_day, c.last_day = last_day
"""
_FORGET = """
UNWIND $ids AS id
MATCH (e:Entity {id: id}) WHERE NOT EXISTS { (e)<-[:MENTIONS]-() }
DETACH DELETE e
"""


def apply(transaction: neo4j.ManagedTransaction, projections: Sequence[Projection]) -> None:
    """The last projection of a report counts."""
    newest = [canonical(p) for p in {p.report: p for p in projections}.values()]
    remove(transaction, [p.report for p in newest])
    edges = [(p, mention) for p in newest for mention in p.mentions]
    numbers = _numbered(transaction, [*map(of_report, newest), *(of_mention(p, m) for p, m in edges)])
    rows = [{"id": p.report, "day": p.day, "readers": numbers[of_report(p)]} for p in newest]
    _run(transaction, _NEW_REPORTS, rows=rows)
    kinds = {m.entity: m.kind.value for _, m in edges}
    _run(transaction, _NEW_ENTITIES, rows=[{"id": id, "kind": kind} for id, kind in sorted(kinds.items())])
    made = [{"report": p.report, "entity": m.entity, "edge": _edge(m, numbers[of_mention(p, m)])} for p, m in edges]
    _run(transaction, _NEW_MENTIONS, rows=made)
    _add(transaction, sums(_row(p.report, p.day, m.entity, _edge(m, numbers[of_mention(p, m)])) for p, m in edges))


def remove(transaction: neo4j.ManagedTransaction, reports: Collection[str]) -> None:
    """Reports that are not there are no error."""
    _run(transaction, _LOCK)
    ids = list(reports)
    standing = transaction.run(_STANDING, ids=ids)
    gone = sums(_row(row["report"], row["day"], row["entity"], row) for row in list(standing))
    _run(transaction, _REMOVE, ids=ids)
    _run(transaction, _TAKE_COUNTS, rows=_counts(gone))
    _run(transaction, _TAKE_NAMES, rows=_pairs(gone.labels))
    _run(transaction, _TAKE_VALUES, rows=_pairs(gone.properties))
    _run(transaction, _REFRESH_DAYS, rows=[row for row in _counts(gone) if row["first_day"] is not None])
    _run(transaction, _FORGET, ids=sorted({entity for entity, _ in gone.reports}))


def _add(transaction: neo4j.ManagedTransaction, new: Sums[str]) -> None:
    _run(transaction, _ADD_COUNTS, rows=_counts(new))
    names = [{**row, "keys": " ".join(keys_of(row["one"], row["two"]))} for row in _pairs(new.labels)]
    _run(transaction, _ADD_NAMES, rows=names)
    _run(transaction, _ADD_VALUES, rows=_pairs(new.properties))


def _counts(of: Sums[str]) -> list[dict[str, Any]]:
    none = (None, None)
    return [
        {
            "entity": entity,
            "readers": readers,
            "reports": number,
            "first_day": of.days.get((entity, readers), none)[0],
            "last_day": of.days.get((entity, readers), none)[1],
        }
        for (entity, readers), number in of.reports.items()
    ]


def _pairs(numbers: Mapping[tuple[tuple[str, int], str, str], int]) -> list[dict[str, Any]]:
    return [
        {"entity": entity, "readers": readers, "one": one, "two": two, "mentions": number}
        for ((entity, readers), one, two), number in numbers.items()
    ]


def _numbered(transaction: neo4j.ManagedTransaction, wanted: Collection[Readers]) -> Mapping[Readers, int]:
    """Number of each readers; new ones get the next. None is given twice, not even after `clear`: a reading transaction
    that asked for its numbers before must not meet others' edges by them."""
    digests = {one: one.digest for one in dict.fromkeys(wanted)}
    known = {row["digest"]: row["number"] for row in transaction.run(_KNOWN, digests=list(digests.values()))}
    fresh = [one for one, digest in digests.items() if digest not in known]
    if fresh:
        highest = transaction.run(_TAKE_NUMBERS, many=len(fresh)).single(strict=True)["highest"]
        known |= {digests[one]: highest + place for place, one in enumerate(fresh, start=1)}
        rows = [
            {
                "digest": digests[one],
                "number": known[digests[one]],
                "audience": sorted(one.audience),
                "nominal_audience": sorted(one.nominal_audience),
            }
            for one in fresh
        ]
        _run(transaction, _NEW_READERS, rows=rows)
    return {one: known[digest] for one, digest in digests.items()}


def _edge(mention: Mention, readers: int) -> dict[str, Any]:
    start, end = mention.span or (None, None)
    return {
        "readers": readers,
        "nominal": mention.nominal,
        "hub": mention.hub,
        "identifying": mention.identifying,
        "role": mention.role,
        "label": mention.label,
        "name_key": mention.name_key,
        "properties": json.dumps(dict(mention.properties), ensure_ascii=False, sort_keys=True),
        "span_start": start,
        "span_end": end,
    }


def _row(report: str, day: str | None, entity: str, edge: Any) -> Row[str]:
    properties = tuple(json.loads(edge["properties"]).items())
    return Row(
        report, day, entity, edge["readers"], edge["nominal"], edge["label"], edge["name_key"], properties
    )  # fmt: skip


def _run(transaction: neo4j.ManagedTransaction, statement: str, **parameters: Any) -> None:
    """Nothing to do is not asked."""
    if any(value != [] for value in parameters.values()) or not parameters:
        transaction.run(statement, parameters).consume()
