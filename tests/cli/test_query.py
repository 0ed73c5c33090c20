"""`naga query`: one query as a reader, its answer as JSON on standard output."""

import json
from pathlib import Path

from tests.cli.program import naga


def test_a_query_with_variables_answers_in_json(home: Path) -> None:
    query = "query Op($code: String!) { viewer { agency { code } roles } operation(code: $code) { name } }"
    run = naga(
        "query", "-", "--agency", "TH", "--roles", "analyst,liaison", "--var", "code=river", home=home, input=query
    )
    assert (run.status, run.err) == (0, "")
    assert json.loads(run.out)["data"] == {
        "viewer": {"agency": {"code": "TH"}, "roles": ["analyst", "liaison"]},
        "operation": {"name": "Operation River"},
    }


def test_a_refusal_is_in_the_answer_and_on_standard_error(home: Path) -> None:
    run = naga("query", "-", "--agency", "TH", home=home, input='mutation { submit(input: {text: "x"}) { id } }')
    assert run.status == 1
    assert json.loads(run.out)["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert run.err.count("\n") == 1


def test_what_is_no_query_is_refused(home: Path) -> None:
    assert naga("query", "-", "--agency", "TH", home=home, input="query {").status == 1
    unknown = naga("query", "-", "--agency", "XX", home=home, input="{ viewer { name } }")
    assert (unknown.status, unknown.out) == (1, "")
    assert unknown.err.count("\n") == 1
    binary = naga("query", "-", "--agency", "TH", home=home, input=b"\xff")
    assert (binary.status, binary.err) == (1, "naga: -: not UTF-8 at byte 1\n")
    assert naga("query", "-", "--agency", "TH", "--var", "code", home=home, input="{ viewer { name } }").status == 2
