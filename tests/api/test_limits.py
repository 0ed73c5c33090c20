"""Limits of a query's form."""

import asyncio
from typing import Any

import pytest
from graphql import get_introspection_query, parse
from hypothesis import given
from hypothesis import strategies as st

from intel.api.limits import QueryLimits, WithinLimits, exceeded
from intel.api.schema import build_schema

LIMITS = QueryLimits()


def codes(query: str, limits: QueryLimits = LIMITS) -> list[Any]:
    schema = build_schema([lambda: WithinLimits(limits)])
    result = asyncio.run(schema.execute(query))
    return [(error.extensions or {})["code"] for error in result.errors or ()]


def nested(depth: int) -> str:
    """A query `depth` fields deep."""
    return "{ reports { edges { node { " + "inReplyTo { " * (depth - 4) + "id" + " }" * (depth - 4) + " } } } }"


@given(st.integers(min_value=5, max_value=60))
def test_depth_is_counted_exactly(depth: int) -> None:
    document = parse(nested(depth))
    assert exceeded(document, QueryLimits(depth=depth)) == []
    assert exceeded(document, QueryLimits(depth=depth - 1)) == [f"a query is at most {depth - 1} fields deep"]


@given(st.integers(min_value=1, max_value=60))
def test_aliases_are_counted_exactly(count: int) -> None:
    document = parse("{ " + " ".join(f"a{place}: viewer {{ name }}" for place in range(count)) + " }")
    assert exceeded(document, QueryLimits(aliases=count)) == []
    assert exceeded(document, QueryLimits(aliases=count - 1)) == [f"a query has at most {count - 1} aliases"]


def test_a_fragment_counts_wherever_it_is_spread() -> None:
    query = "{ a: viewer { ...F } b: viewer { ...F } } fragment F on Viewer { agency { code } }"
    assert exceeded(parse(query), QueryLimits(depth=3, aliases=2, fields=8)) == []
    assert exceeded(parse(query), QueryLimits(depth=2)) != []
    assert exceeded(parse(query), QueryLimits(fields=7)) != []


def test_a_bomb_of_fragments_is_refused_at_once() -> None:
    bomb = "{ viewer { ...F0 } } " + " ".join(
        f"fragment F{place} on Viewer {{ ...F{place + 1} ...F{place + 1} }}" for place in range(60)
    )
    bomb += " fragment F60 on Viewer { name }"
    assert codes(bomb) == ["LIMIT"]
    assert codes(bomb.replace("{ name }", "{ ...F61 }")) == ["LIMIT"]


def test_fragments_in_a_circle_end() -> None:
    assert codes("{ viewer { ...F } } fragment F on Viewer { ...F }") == ["INVALID"]


@pytest.mark.parametrize(
    "query",
    [
        nested(100),
        "{ " + " ".join(f"a{place}: viewer {{ name }}" for place in range(1000)) + " }",
        "{ " + "viewer { name } " * 1000 + "}",
        "query { viewer " + "{ ... " * 3000 + "{ name" + " }" * 3000 + " }",
        "{ viewer { " + "name " * 100_000 + " } }",
    ],
    ids=["100 deep", "1,000 aliases", "many fields", "many brackets", "many tokens"],
)
def test_an_excessive_query_is_refused_with_code_limit(query: str) -> None:
    assert codes(query) in (["LIMIT"], ["LIMIT", "LIMIT"])


def test_the_standard_introspection_query_is_within_the_defaults() -> None:
    assert codes(get_introspection_query()) == []
