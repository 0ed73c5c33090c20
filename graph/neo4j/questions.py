"""The Neo4j store's questions as Cypher: constants and parameters, nothing put together from what is asked.

`SEEN` is asked first, once in a transaction: the numbers of all readers whose both sets the tokens meet. Every other
question takes them as `$seen` and asks each relationship whether its number is among them. What a number stands for
never changes, so readers that are made meanwhile are not seen. As a parameter the list is searched as a set; as a
variable of the query Neo4j reads it through for every relationship.
"""

SEEN = """
MATCH (s:Readers)
WHERE any(t IN s.audience WHERE t IN $tokens) AND any(t IN s.nominal_audience WHERE t IN $tokens)
RETURN s.number AS number ORDER BY number
"""
_ENTITIES = "UNWIND $ids AS id MATCH (e:Entity {id: id})"
_MENTIONED = "<-[m:MENTIONS]-(r:Report) WHERE m.readers IN $seen"
_OF_REPORTS = "UNWIND $ids AS id MATCH (r:Report {id: id})-[m:MENTIONS]->(e:Entity) WHERE m.readers IN $seen"
_OF_KINDS = "(size($kinds) = 0 OR e.kind IN $kinds)"

VISIBLE = f"""{_ENTITIES}-[c:COUNTED]->() WHERE c.readers IN $seen
RETURN DISTINCT e.id AS id
"""
SUMMARIES = f"""{_ENTITIES}-[c:COUNTED]->() WHERE c.readers IN $seen
WITH e, sum(c.reports) AS reports, min(c.first_day) AS first_day, max(c.last_day) AS last_day
WHERE reports > 0
RETURN e.id AS id, e.kind AS kind, reports, first_day, last_day,
  COLLECT {{
    MATCH (e)-[n:NAMED]->() WHERE n.readers IN $seen
    WITH n.label AS label, sum(n.mentions) AS mentions
    RETURN [label, mentions]
  }} AS labels,
  COLLECT {{
    MATCH (e)-[v:VALUED]->() WHERE v.readers IN $seen
    RETURN DISTINCT [v.name, v.value]
  }} AS properties
"""
MENTIONS = f"""{_OF_REPORTS}
RETURN DISTINCT r.id AS report, e.id AS entity, e.kind AS kind, m.role AS role,
  m.span_start AS span_start, m.span_end AS span_end
"""
VISITS = f"""{_ENTITIES}{_MENTIONED} AND ($through_hubs OR NOT m.hub)
RETURN DISTINCT e.id AS entity, r.id AS report ORDER BY report, entity LIMIT $limit
"""
MEMBERS = f"""{_OF_REPORTS} AND {_OF_KINDS}
RETURN r.id AS report, e.id AS entity, min(CASE WHEN m.hub THEN 1 ELSE 0 END) AS hub ORDER BY report, entity
"""
IDENTIFIED = f"""{_OF_REPORTS} AND m.identifying
RETURN DISTINCT e.id AS entity, r.id AS report ORDER BY report, entity
"""
IDENTIFYING = f"""{_ENTITIES}
CALL (e) {{
  MATCH (e){_MENTIONED} AND m.identifying
  RETURN DISTINCT r.id AS report ORDER BY report LIMIT $each
}}
RETURN e.id AS entity, report ORDER BY entity, report
"""
NAMES = f"""{_ENTITIES}-[n:NAMED]->() WHERE n.readers IN $seen AND n.name_key <> ''
RETURN DISTINCT e.id AS id, e.kind AS kind, n.name_key AS name_key
"""
NAMESAKES = f"""UNWIND $queries AS query
CALL (query) {{
  CALL db.index.fulltext.queryRelationships('name_keys', query) YIELD relationship AS n
  WITH n, startNode(n) AS e
  WHERE n.readers IN $seen AND n.name_key <> '' AND {_OF_KINDS}
  WITH e, collect(DISTINCT n.name_key) AS name_keys ORDER BY e.id LIMIT $each
  UNWIND name_keys AS name_key
  RETURN e.id AS id, e.kind AS kind, name_key
}}
RETURN DISTINCT id, kind, name_key ORDER BY id, name_key
"""
HOLDING = """CALL db.index.fulltext.queryRelationships('name_keys', $query) YIELD relationship AS n
WITH n, startNode(n) AS e
WHERE n.readers IN $seen
WITH e, collect(DISTINCT n.label) AS labels ORDER BY e.id LIMIT $limit
UNWIND labels AS label
RETURN e.id AS id, e.kind AS kind, label ORDER BY id, label
"""
_ALL = "MATCH (e:Entity)"
_HOLDING = """CALL db.index.fulltext.queryRelationships('name_keys', $query) YIELD relationship AS n
WITH n WHERE n.readers IN $seen
WITH DISTINCT startNode(n) AS e
"""
_COUNTED = f"""MATCH (e)-[c:COUNTED]->() WHERE c.readers IN $seen AND {_OF_KINDS}
WITH e.id AS id, sum(c.reports) AS reports WHERE reports >= $min_reports
"""
_PAGE = """WITH id, reports
WHERE $after_reports IS NULL OR reports < $after_reports OR (reports = $after_reports AND id > $after_id)
RETURN id ORDER BY reports DESC, id LIMIT $first
"""
RANKED = f"{_ALL} {_COUNTED} {_PAGE}"
RANKED_TOTAL = f"{_ALL} {_COUNTED} RETURN count(*) AS total"
RANKED_HOLDING = f"{_HOLDING} {_COUNTED} {_PAGE}"
RANKED_HOLDING_TOTAL = f"{_HOLDING} {_COUNTED} RETURN count(*) AS total"
