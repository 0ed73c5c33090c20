"""Requests that nobody wrote to everything that is not GraphQL: pages, forms, sign-in, tools' tokens, files, health.

What is there to ask is the application's own list of routes, so a new one is met as soon as it stands.
"""

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from structlog.testing import capture_logs

from intel.api.app import create_app
from intel.api.edge import HEADERS
from intel.pages.router import make_router
from tests.noninterference.pages import routes
from tests.services.served import Served, serving

CALLS = int(os.environ.get("NAGA_TEST_CALLS", "200"))
"""In all; `make soak` asks for more."""
FAST = dict.fromkeys(("rate", "token_rate", "sign_in_rate"), "1000000/minute")
TEXT = "Customs seized 5 kg of ketamine in container MSCU1234566."
WORDS = (
    "text", "published", "kind", "ref", "tlp", "release_to", "names", "nominal_to", "review_on", "own", "seal",
    "action", "token", "next", "agency", "name", "roles", "password", "code", "answer", "id", "grant_type",
    "client_id", "client_assertion", "redirect_uri", "scope", "state", "code_challenge", "response_type", "edition",
)  # fmt: skip
"""Names of fields that forms and queries have: else no field would ever be hit."""
KNOWN: dict[str, list[str]] = {"action": ["read", "send", "end"], "operation": ["mekong-dragon"], "phase": ["I"]}


def _word(name: str) -> dict[str, Any]:
    return {"anyOf": [{"type": "string"}, {"enum": KNOWN[name]}]} if name in KNOWN else {"type": "string"}


def _operation(path: str, *, form: bool) -> dict[str, Any]:
    """What may be sent: any text in a path's places, known names in query and form, and any JSON for a body."""
    given: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": _word(name)} for name in re.findall(r"{(\w+)}", path)
    ]
    given += [{"name": name, "in": "query", "schema": _word(name)} for name in ("edition", "next", "state", "sent")]
    asked: dict[str, Any] = {"parameters": given, "responses": {"default": {"description": "any"}}}
    if form:
        fields = {"type": "object", "properties": {name: _word(name) for name in WORDS}}
        kinds = ("application/x-www-form-urlencoded", "multipart/form-data", "application/json")
        asked["requestBody"] = {"content": {kind: {"schema": fields} for kind in kinds}}
    return asked


def _surface(served: Served) -> dict[str, Any]:
    """The application's routes as an OpenAPI document."""
    paths: dict[str, dict[str, Any]] = {}
    app = create_app(served.exchange, pages=[make_router(served.exchange)])
    for route in routes(app.routes):
        for method in sorted(route.methods - {"HEAD"}):
            paths.setdefault(route.path, {})[method.lower()] = _operation(route.path, form=method == "POST")
    return {"openapi": "3.1.0", "info": {"title": "Naga", "version": "1"}, "paths": paths}


@pytest.fixture(scope="module")
def community(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("fuzzed") / "home", **FAST) as running:
        running.submit("VN", TEXT, handling={"tlp": "GREEN"})
        yield running


def test_no_request_makes_an_internal_error(community: Served) -> None:
    operations = [found.ok() for found in schemathesis.openapi.from_dict(_surface(community)).get_all_operations()]
    assert len(operations) > 30
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=max(1, CALLS // 40), deadline=None, suppress_health_check=list(HealthCheck))
        def answers(case: schemathesis.Case) -> None:
            signed = len(case.path) % 4  # some pages by nobody
            with capture_logs() as logs:
                headers = community.session("VN", "liaison", "admin", "auditor") if signed else {}
                answer = case.call(base_url=community.url, headers=headers, allow_redirects=False, timeout=30)
            assert answer.status_code < 500, (answer.text, logs)
            assert {name.lower() for name in HEADERS} <= {name.lower() for name in answer.headers}
            assert not any(line["event"] == "internal error" for line in logs)

        answers()
