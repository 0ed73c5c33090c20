"""Queries and mutations that nobody wrote: no answer is an internal error, whatever is asked."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis_graphql import nodes
from structlog.testing import capture_logs

from tests.services.served import Served, serving

EXAMPLES = int(os.environ.get("NAGA_TEST_CALLS", "500")) // 25
"""Of each root field; the schema has some 25. `make soak` asks for more."""
DAYS = st.one_of(st.dates().map(str), st.sampled_from(["", "2026", "2026-02-30", "0000-01-01"]))
MOMENTS = st.one_of(
    st.datetimes().map(lambda at: at.isoformat() + "Z"), st.sampled_from(["", "now", "2026-01-01T00:00"])
)

schemathesis.graphql.scalar("Date", DAYS.map(nodes.String))
schemathesis.graphql.scalar("DateTime", MOMENTS.map(nodes.String))
schemathesis.graphql.scalar(
    "JSON", st.one_of(st.just(nodes.Object([])), st.integers(-9, 9).map(nodes.Int), st.text().map(nodes.String))
)

SDL = Path(__file__).parents[1] / "golden" / "schema.graphql"
schema = schemathesis.graphql.from_path(SDL)


@pytest.fixture(scope="module")
def community(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("fuzzed") / "home", rate="1000000/minute") as running:
        running.submit("VN", "Customs seized 5 kg of ketamine in container MSCU1234566.", handling={"tlp": "GREEN"})
        yield running


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_query_makes_an_internal_error(case: schemathesis.Case, community: Served) -> None:
    with capture_logs() as logs:
        answer = community.client.post(
            "/graphql",
            json={"query": case.body},
            headers={"Authorization": f"Bearer {community.token('VN', 'liaison', 'analyst')}"},
        )
    assert answer.status_code < 500, answer.text
    for error in answer.json().get("errors", []):
        assert error["extensions"]["code"] != "INTERNAL", (case.body, logs)
