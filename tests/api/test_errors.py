"""What a caller is told: code, path of the input, and nothing of the inside."""

import asyncio
from typing import Any

import pytest
from structlog.testing import capture_logs

from intel.api.schema import build_schema
from intel.errors import Conflict, Invalid

SUBMIT = "mutation($i: SubmitInput!) { submit(input: $i) { id } }"
HANDLING = 'mutation($h: HandlingInput!) { submit(input: {text: "x", handling: $h}) { id } }'


def told(query: str, variables: dict[str, Any] | None = None, context: object = None) -> list[dict[str, Any]]:
    result = asyncio.run(build_schema().execute(query, variables, context_value=context))
    return [error.formatted for error in result.errors or ()]


@pytest.mark.parametrize(
    ("query", "variables", "path"),
    [
        ("{ reports(filter: {kinds: [FOO]}) { totalCount } }", None, "filter.kinds"),
        ('{ reports(filter: {from: "x"}) { totalCount } }', None, "filter.from"),
        ("{ reports(first: 99999999999) { totalCount } }", None, "first"),
        ("{ reports(firs: 9) { totalCount } }", None, "firs"),
        ("{ report(id: 5.5) { id } }", None, "id"),
        ("{ facets { by } }", None, "by"),
        ('mutation { submit(input: {text: "a", handling: {tlp: BLUE}}) { id } }', None, "input.handling.tlp"),
        (SUBMIT, {"i": {"text": "a", "handling": {"tlp": "BLUE"}}}, "input.handling.tlp"),
        (HANDLING, {"h": {"releaseTo": [1]}}, "input.handling.releaseTo"),
        (SUBMIT, {"i": {"text": "a", "due": "tomorrow"}}, "input.due"),
        (SUBMIT, {"i": {"text": "a", "nope": 1}}, "input.nope"),
        (SUBMIT, {"i": {"ref": "a"}}, "input.text"),
        (SUBMIT, {}, "input"),
    ],
)
def test_wrong_input_names_its_field(query: str, variables: dict[str, Any] | None, path: str) -> None:
    (error,) = told(query, variables)
    assert error["extensions"] == {"code": "INVALID", "path": path}


@pytest.mark.parametrize("query", ["{ nope }", "{ viewer {", "{ viewer }"])
def test_what_is_no_query_is_invalid_without_a_path(query: str) -> None:
    assert [error["extensions"] for error in told(query)] == [{"code": "INVALID"}]


def test_a_message_does_not_grow_with_the_input() -> None:
    (error,) = told(SUBMIT, {"i": {"text": "a" * 100_000, "nope": 1}})
    assert len(error["message"]) <= 500


class Broken:
    """A context whose visit fails as it is told to."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    @property
    def visit(self) -> Any:
        raise self._error


def test_our_refusals_keep_their_text_code_and_path() -> None:
    (error,) = told("{ operations { code } }", context=Broken(Invalid("no such phase", "phase")))
    assert (error["message"], error["extensions"]) == ("no such phase", {"code": "INVALID", "path": "phase"})
    (error,) = told("{ operations { code } }", context=Broken(Conflict("it stands")))
    assert error["extensions"] == {"code": "CONFLICT"}


def test_anything_else_is_masked_and_logged_by_a_correlation_id_without_its_text() -> None:
    with capture_logs() as logs:
        (error,) = told("{ operations { code } }", context=Broken(RuntimeError("passport X1234567 of a person")))
    assert error["message"] == "internal error"
    assert error["extensions"]["code"] == "INTERNAL"
    (entry,) = logs
    assert entry["correlation"] == error["extensions"]["correlationId"]
    assert entry["error"] == "RuntimeError"
    assert "X1234567" not in str(entry)
