"""Every field of the GraphQL read side, with every argument it takes, asked over the application itself.

An answer is its status, its headers and its body, byte for byte: sizes and orders are part of it. `readers` is asked of
sessions alone: over the API each question of the comparison is a visit itself, and would be in the answer.
"""

import asyncio
from typing import Any

import orjson

from tests.noninterference.http import answer, caller, token
from tests.noninterference.questions import FACETS, HIDDEN, SEARCHES, Subjects
from tests.noninterference.rule import Who
from tests.noninterference.world import World

REPORT = """
fragment Whole on Report {
  id ref version kind status precedence originator { code name } submittedAt published operation { code } text
  extraction tlp originatorControl source information due
  handling { tlp releaseTo nominalTo originatorControl discoverable source information reviewOn }
  entities { role span entity { id kind label properties reportCount firstSeen lastSeen } }
  inReplyTo { id text } replies { id text } acknowledgements { agency { code } at }
  linked(first: 5) { report { id text } because score } versions { version text }
  attachments { id name mediaType bytes }
}
"""
ENTITY = """
fragment Known on Entity {
  id kind label properties reportCount firstSeen lastSeen
  sameAs { entity { id label } score because judgement }
  reports(first: 2) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id } } }
}
"""
FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"kinds": ["SEIZURE", "ALERT"], "originators": ["AA", "CC"]},
    {"operation": "north", "phase": "I", "edition": "participants"},
    {"from": "2025-02-01", "to": "2025-03-05", "categories": ["DRUG"], "items": ["heroin"]},
    {"seizedIn": ["TH"], "origin": ["VN"], "modes": ["sea"]},
    {"text": "lantern", "tlp": ["GREEN", "AMBER"]},
    {"text": "somchai", "refs": ["R-00", "R-03"]},
    {"destination": ["TH", "LA"], "transit": ["VN"], "concealment": ["misdeclared"]},
)
MANY = """
query Many($f: ReportFilter, $by: [String!]!) {
  reports(filter: $f, first: 3) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id text } } }
  routes(filter: $f) { origin transit destination seizedIn reports commodities { item unit quantity reports } }
  timeline(filter: $f, interval: MONTH) { start reports amounts { category item unit quantity reports } }
  facets(filter: $f, by: $by) { by values { value reports } }
}
"""
SEARCH = """
fragment Found on SearchConnection {
  totalCount pageInfo { hasNextPage endCursor }
  edges { score snippet cursor node { __typename ... on Report { id text } ... on Entity { id label } } }
}
"""
REFUSED = 'mutation Refused($id: ID!) { setHandling(id: $id, handling: {releaseTo: ["ZZ"]}) { id } }'
ALIKE = "query Alike($id: ID!) { similar(report: $id) { report { id text } score because } }"
AROUND = """
query Around($id: ID!) {
  far: neighbours(id: $id, hops: 2) { ...Whole }
  near: neighbours(id: $id, first: 1, kinds: [CONTAINER, PERSON]) { ...Whole }
}
fragment Whole on Subgraph { nodes { id label } edges { source target weight reports } truncated }
"""
ALL = """
query All {
  viewer { agency { code } name roles operations { code participants { code } } }
  operations { code name participants { code } coordinator { code } phases { code starts ends } }
  entities(first: 500) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { ...Known } } }
  named: entities(filter: {label: "blue lotus"}) { totalCount edges { node { id label } } }
  probeRequests { totalCount edges { cursor node { id asker { code } purpose reports { id } } } }
  reviewDue(by: "2030-01-01") { totalCount edges { cursor node { id } } }
  permissions { totalCount edges { cursor node { id use decision report { id } } } }
  few: entities(filter: {kinds: [CONTAINER], minReports: 2}) { totalCount edges { node { id reportCount } } }
}
"""
PHASE = """
query Phase($e: String!) {
  phaseReport(operation: "north", phase: "I", edition: $e) { edition asOf figures { name value unit basis } markdown }
}
"""
MOST_ENTITIES = 12
"""Of one history; each is asked about from several sides."""
PARTS = 4
"""Of the documents; a reader asks one of them in a turn."""


def documents(subjects: Subjects) -> list[tuple[str, dict[str, Any]]]:
    """(query, variables), in a fixed order; many questions to a document, so that a case costs few requests."""
    reports, entities = (*subjects.reports, HIDDEN), ("c-never", *subjects.entities[:MOST_ENTITIES])
    others = entities[1:] + entities[:1]
    every = " ".join(f'r{place}: report(id: "{id}") {{ ...Whole }}' for place, id in enumerate(reports))
    found = " ".join(
        f's{place}: search(text: "{text}", first: 3) {{ ...Found }}' for place, text in enumerate(SEARCHES)
    )
    known = " ".join(f'e{place}: entity(id: "{id}") {{ ...Known }}' for place, id in enumerate(entities))
    paths = " ".join(
        f'p{place}: paths(from: "{id}", to: "{other}") {{ entities {{ id label }} reports {{ id text }} }}'
        for place, (id, other) in enumerate(zip(entities, others, strict=True))
    )
    asked: list[tuple[str, dict[str, Any]]] = [
        (ALL + ENTITY, {}),
        (f"query Reports {{ {every} }} {REPORT}", {}),
        (f"query Search {{ {found} }} {SEARCH}", {}),
        (f"query Known {{ {known} }} {ENTITY}", {}),
        (f"query Paths {{ {paths} }}", {}),
    ]
    # An error in one of these blanks the whole answer: each is asked alone.
    asked += [(query, {"id": id}) for query in (ALIKE, REFUSED) for id in reports]
    asked += [(AROUND, {"id": id}) for id in entities]
    asked += [(MANY, {"f": conditions, "by": list(FACETS)}) for conditions in FILTERS]
    asked += [(PHASE, {"e": edition}) for edition in ("participants", "public", "agency")]
    return asked


def graphql(world: World, who: Who, subjects: Subjects, part: int | None) -> list[tuple[str, Any]]:
    """The channel: (question, answer) of each document of that part."""
    asked = documents(subjects)
    return asyncio.run(_answers(world, who, asked if part is None else asked[part % PARTS :: PARTS]))


async def _answers(world: World, who: Who, asked: list[tuple[str, dict[str, Any]]]) -> list[tuple[str, Any]]:
    headers = {"Authorization": f"Bearer {token(world, who)}", "Content-Type": "application/json"}
    found = []
    async with caller(world, **headers) as client:
        for query, variables in asked:
            told = await client.post("/graphql", content=orjson.dumps({"query": query, "variables": variables}))
            found.append((f"{query[:60]} {variables}", answer(told)))
    return found
