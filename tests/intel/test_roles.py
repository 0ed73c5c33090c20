"""Role × action, published in deploy/ROLES.md; and every field, page and address held against it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLList, GraphQLNonNull, is_leaf_type
from graphql.type import GraphQLField
from starlette.routing import Route

from intel.api.app import create_app
from intel.api.schema import build_schema
from intel.cli.people import role_table
from intel.pages.router import make_router
from intel.roles import ROLES, Action
from tests.services.served import Served, serving

SCHEMA = build_schema([], introspection=True)._schema
PUBLISHED = Path(__file__).parents[2] / "deploy" / "ROLES.md"

FIELDS = {
    Action.KNOW: ["viewer", "operations", "operation"],
    Action.READ: [
        "report", "reports", "search", "entity", "entities", "neighbours", "paths", "routes", "timeline", "facets",
        "similar", "reviewDue", "arrivals",
    ],
    Action.PHASE_REPORT: ["phaseReport"],
    Action.SEE_READERS: ["readers"],
    Action.DECIDE_PROBE: ["probeRequests", "decideProbe"],
    Action.ASK_PERMISSION: ["permissions", "askPermission"],
    Action.DECIDE_PERMISSION: ["decidePermission"],
    Action.EXTRACT: ["extract"],
    Action.SUBMIT: ["submit"],
    Action.CORRECT: ["correct"],
    Action.SET_HANDLING: ["setHandling"],
    Action.WITHDRAW: ["withdraw"],
    Action.ACKNOWLEDGE: ["acknowledge"],
    Action.PROBE: ["probe"],
}  # fmt: skip
"""Every field of the API, by the action that it asks for. What a report, entity or operation holds comes with it."""

PAGES = {
    Action.SUBMIT: ["GET /submit", "POST /submit"],
    Action.KNOW: ["GET /operations"],
    Action.PHASE_REPORT: [
        "GET /operations/{operation}/phases/{phase}",
        "GET /operations/{operation}/phases/{phase}/report.{form}",
    ],
    Action.READ: ["GET /reports/{id}"],
    Action.EXPORT: ["GET /attachments/{id}"],
    Action.SET_HANDLING: ["GET /review", "POST /review"],
    Action.MANAGE_USERS: ["GET /people", "POST /people"],
    Action.WATCH: ["GET /logs/{log}/checkpoint", "GET /logs/{log}/growth/{earlier}", "GET /logs/{log}/entries/{entry}"],
}  # fmt: skip
"""Every page and address, by the action that it asks for."""

ANYONE = {
    "GET /", "GET /sign-in", "POST /sign-in", "POST /sign-out", "GET /enrol", "POST /enrol", "GET /static/{name}",
    "GET /healthz", "GET /graphql", "GET /graphiql", "GET /graphiql/{name}",
    "GET /.well-known/openid-configuration", "GET /.well-known/oauth-authorization-server",
}  # fmt: skip
"""Which tell nothing that is shared."""
THEIR_OWN = {"GET /account", "POST /account", "GET /tools", "POST /tools"}
"""Which show a person what is that person's own."""
BY_THEIR_OWN_RULE = {"POST /graphql"}
"""Which ask for the action within."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("roles") / "home") as running:
        yield running


def value(type: Any) -> str:
    """The least that a required argument takes."""
    if isinstance(type, GraphQLNonNull):
        type = type.of_type
    if isinstance(type, GraphQLList):
        return "[]"
    if isinstance(type, GraphQLEnumType):
        return next(iter(type.values))
    if isinstance(type, GraphQLInputObjectType):
        needed = [(name, field.type) for name, field in type.fields.items() if isinstance(field.type, GraphQLNonNull)]
        return "{" + ", ".join(f"{name}: {value(of)}" for name, of in needed) + "}"
    return {"Int": "1", "Float": "1", "Boolean": "true", "JSON": "{}"}.get(type.name, '"a sentence of some words"')


def question(kind: str, name: str, field: GraphQLField) -> str:
    needed = [(arg, stated.type) for arg, stated in field.args.items() if isinstance(stated.type, GraphQLNonNull)]
    given = f"({', '.join(f'{arg}: {value(type)}' for arg, type in needed)})" if needed else ""
    bare = field.type
    while isinstance(bare, GraphQLNonNull | GraphQLList):
        bare = bare.of_type
    return f"{kind} {{ {name}{given}{'' if is_leaf_type(bare) else ' { __typename }'} }}"


def fields() -> Iterator[tuple[str, str, GraphQLField]]:
    for kind, type in (
        ("query", SCHEMA.query_type), ("mutation", SCHEMA.mutation_type), ("subscription", SCHEMA.subscription_type)
    ):  # fmt: skip
        assert type is not None
        yield from ((kind, name, field) for name, field in type.fields.items())


ACTION_OF = {name: action for action, names in FIELDS.items() for name in names}


def test_every_field_is_in_the_table() -> None:
    assert sorted(name for _, name, _ in fields()) == sorted(ACTION_OF)


@pytest.mark.parametrize(("kind", "name", "field"), list(fields()), ids=[name for _, name, _ in fields()])
def test_a_field_answers_those_roles_alone_that_the_table_names(
    kind: str, name: str, field: GraphQLField, site: Served
) -> None:
    for role, actions in ROLES.items():
        query = question(kind, name, field)
        if kind == "subscription":
            refused = stream_is_refused(site, role, query)
        else:
            refused = "FORBIDDEN" in [error["code"] for error in site.errors("VN", query, token=site.token("VN", role))]
        assert refused == (ACTION_OF[name] not in actions), (role, query)


def stream_is_refused(site: Served, role: str, query: str) -> bool:
    """A subscription's first word; one that is allowed has none while nothing arrives."""
    headers = {"Authorization": f"Bearer {site.token('VN', role)}", "Accept": "text/event-stream"}
    said = ""
    try:
        with site.client.stream("POST", "/graphql", json={"query": query}, headers=headers, timeout=1.5) as answer:
            for line in answer.iter_lines():
                said += line
                if "FORBIDDEN" in said:
                    return True
    except httpx.ReadTimeout:
        pass
    return False


def routes(site: Served) -> set[str]:
    app = create_app(site.exchange, pages=[make_router(site.exchange)])
    found, rest = set(), list(app.routes)
    while rest:
        route = rest.pop()
        if isinstance(route, Route):
            found |= {f"{method} {route.path}" for method in route.methods or () if method != "HEAD"}
        inner = getattr(route, "routes", None) or getattr(getattr(route, "original_router", None), "routes", None)
        rest += list(inner or ())
    return found


def test_every_address_is_in_a_table(site: Served) -> None:
    tools = {address for address in routes(site) if " /oauth/" in address}
    named = {address for addresses in PAGES.values() for address in addresses}
    assert routes(site) - tools == (named | ANYONE | THEIR_OWN | BY_THEIR_OWN_RULE) - tools


@pytest.mark.parametrize(
    ("action", "address"), [(action, address) for action, addresses in PAGES.items() for address in addresses]
)
def test_an_address_answers_those_roles_alone_that_the_table_names(action: Action, address: str, site: Served) -> None:
    method, _, path = address.partition(" ")
    for given in ("{operation}", "{phase}", "{form}", "{id}", "{log}", "{growth}", "{earlier}", "{entry}"):
        known = {"{operation}": "mekong-dragon", "{phase}": "I", "{form}": "json", "{log}": "ledger"}
        path = path.replace(given, known.get(given, "1"))
    for role, actions in ROLES.items():
        headers = site.session("VN", role)
        if path.startswith("/logs/"):
            headers = {"Authorization": f"Bearer {site.token('VN', role)}"}
        form = {"data": {"action": "read", "name": "x"}} if method == "POST" else {}
        answer = httpx.request(method, site.url + path, headers=headers, timeout=60, **form)  # type: ignore[arg-type]
        assert (answer.status_code == 403) == (action not in actions), (role, answer.status_code)
        assert answer.status_code != 401


def test_nobody_is_told_anything_without_signing_in(site: Served) -> None:
    for address in {address for addresses in PAGES.values() for address in addresses} | THEIR_OWN:
        method, _, path = address.partition(" ")
        form = {"data": {"action": "read"}} if method == "POST" else {}
        answer = httpx.request(method, site.url + path.replace("{log}", "ledger").replace("{form}", "json"), **form)  # type: ignore[arg-type]
        assert answer.status_code in (303, 401), address


def test_no_role_does_everything_and_none_that_manages_reads() -> None:
    assert not [role for role, actions in ROLES.items() if actions == set(Action)]
    assert not [role for role, actions in ROLES.items() if Action.MANAGE_USERS in actions and Action.READ in actions]
    assert not [action for action in Action if not any(action in actions for actions in ROLES.values())]


def published() -> str:
    """What deploy/ROLES.md says."""
    lines = [
        "# Which role opens what",
        "",
        "One table (`intel/roles.py`, printed by `naga roles`); what it does not name is refused. A role opens",
        "actions, never reports: what a reader may read follows from handling. `liaison` alone also reads what",
        "TLP:RED releases to liaison officers. There is no superuser: whoever manages people reads nothing by that. A",
        "test makes this file, and holds every field of the API and every page against it",
        "(`tests/intel/test_roles.py`). `/account` and `/tools` show a person what is that person's own.",
        "",
        role_table().rstrip(),
        "",
        "| action | fields of the API | pages and addresses |",
        "| --- | --- | --- |",
    ]
    for action in Action:
        asked = ", ".join(f"`{name}`" for name in FIELDS.get(action, ()))
        shown = ", ".join(f"`{address}`" for address in PAGES.get(action, ()))
        lines.append(f"| {action.value} | {asked} | {shown} |")
    lines += [
        "",
        "The program: `naga query` and `naga report` act as the reader that they are told, `naga load` and `naga demo`",
        "as `service` of each line's agency; they pass through the same use cases. Every other command is the",
        "operator's, who may write NAGA_HOME on the machine, and stands in the ledger as `operator`.",
        "",
    ]
    return "\n".join(lines)


def test_the_published_table_is_this_one(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        PUBLISHED.write_text(published())
    assert PUBLISHED.read_text() == published()
