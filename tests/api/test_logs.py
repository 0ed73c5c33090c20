"""No log line holds a report's text or a nominal value, whatever is done with the report and however it fails."""

import json
import logging
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from nlp import parse
from tests.services.served import Served, serving

DEMO = Path(__file__).parents[2] / "intel" / "demo"
REPORTS = 12
SCHEMES = ("passport", "phone", "email", "bank_account")
QUESTIONS = (
    "query Q($v: String!) { search(text: $v) { totalCount edges { snippet } } }",
    "query Q($v: String!) { entities(filter: {label: $v}) { edges { node { label } } } }",
    "query Q($v: String!) { reports(filter: {text: $v}) { edges { node { text } } } }",
    'mutation Q($v: String!) { probe(scheme: "name", value: $v, purpose: "asked in a test") { hit } }',
    "query Q($v: ID!) { report(id: $v) { id } neighbours(id: $v) { truncated } }",
    "mutation Q($v: String!) { submit(input: {text: $v, ref: $v, handling: {releaseTo: [$v]}}) { id } }",
    "query Q($v: Int!) { reports(first: $v) { totalCount } }",
    "query Q($v: String!) { nothing(like: $v) }",
)
"""With a nominal value as the variable: some answer, some are refused, some are no GraphQL."""


@pytest.fixture(scope="module")
def community(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    given = {"rate": "1000000/minute", "probe_seconds": 0.0, "probe_budget": 1_000_000}
    with serving(tmp_path_factory.mktemp("logged") / "home", **given) as running:
        yield running


class Lines(logging.Handler):
    """Everything that is logged by the standard library's means, as it would be written."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(logging.Formatter("%(name)s %(message)s").format(record))


def nominal_values(extraction: dict[str, Any]) -> set[str]:
    named = {person["name"] for person in extraction["people"] if person["name"]}
    return named | {one["value"] for one in extraction["identifiers"] if one["scheme"] in SCHEMES}


def test_no_log_line_holds_a_text_or_a_nominal_value(community: Served, caplog: pytest.LogCaptureFixture) -> None:
    paths = sorted(DEMO.glob("messages_*.jsonl"))
    texts = (json.loads(line)["text"] for path in paths for line in path.read_text("utf-8").splitlines())
    named = list(islice(((text, found) for text in texts if (found := nominal_values(parse(text).to_json()))), REPORTS))
    handler, root = Lines(), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    # The drivers' own debugging writes rows; nothing in the program turns it on. Statements come without parameters.
    logging.getLogger("sqlalchemy").setLevel(logging.INFO)
    try:
        with capture_logs() as structured:
            page = community.session("VN", "liaison")
            for text, values in named:
                id = community.submit("VN", text, handling={"tlp": "GREEN", "nominalTo": ["TH"]})
                community.client.get(f"/reports/{id}", headers=page)
                community.client.post("/submit", headers=page, data={"text": text, "action": "read", "ref": text})
                for value in sorted(values)[:1]:
                    for agency, query in (("TH", QUESTIONS[0]), *(("VN", query) for query in QUESTIONS)):
                        community.post(agency, query, {"v": value})
                    community.client.get(f"/operations/{value}/phases/I", headers=page)
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
        logging.getLogger("sqlalchemy").setLevel(logging.NOTSET)
    server = [line for line in handler.lines if not line.startswith(("httpx", "httpcore"))]  # the asker's own
    written = [json.dumps(line, ensure_ascii=False, default=str) for line in structured]
    spoken = {value for _, values in named for value in values} | {text[:40] for text, _ in named}
    assert len(named) == REPORTS and len(written) > 100 and any("sqlalchemy" in line for line in server)
    assert not [(value, line) for value in spoken for line in (*server, *written) if value in line]
