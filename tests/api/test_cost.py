"""What a query may cost, told before it is executed."""

from typing import Any

import pytest
from graphql import parse
from hypothesis import given
from hypothesis import strategies as st

from intel.api.cost import ASSUMED, cost
from intel.api.schema import build_schema

SCHEMA = build_schema()._schema
ENOUGH = 10**12


def of(query: str, variables: dict[str, Any] | None = None, operation: str | None = None) -> int:
    return cost(SCHEMA, parse(query), operation, variables or {}, ENOUGH)


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("{ viewer { name roles } }", 3),
        ("{ reports { edges { node { id } } } }", 1 + 50 * 3),
        ("{ reports(first: 7) { edges { node { id } } } }", 1 + 7 * 3),
        ("{ operations { code phases { code } } }", 1 + ASSUMED * 2 + ASSUMED * ASSUMED),
        ("{ neighbours(id: 1, first: 5) { nodes { id } edges { weight } } }", 1 + 5 * 4),
        ('{ report(id: "x") { linked(first: 3) { report { id } } } }', 1 + 1 + 3 * 2),
        ("{ viewer { ...F } } fragment F on Viewer { name agency { code } }", 4),
        (
            '{ search(text: "x", first: 2) { edges { node { ... on Report { id replies { id } } } } } }',
            1 + 2 * 4 + 2 * ASSUMED,
        ),
        ("{ nope { nope } viewer { nope name } }", 4),
        ("query A { viewer { name } } query B { viewer { name roles } }", 2),
    ],
)
def test_a_field_counts_as_often_as_it_may_be_answered(query: str, fields: int) -> None:
    assert of(query) == fields


def test_a_page_size_in_a_variable_counts_with_its_value_or_its_default() -> None:
    query = "query P($n: Int = 7) { reports(first: $n) { edges { node { id } } } }"
    assert of(query) == 1 + 7 * 3
    assert of(query, {"n": 20}) == 1 + 20 * 3
    assert of(query, {"n": None}) == 1 + 50 * 3
    assert of("query P($n: Int) { reports(first: $n) { totalCount } }", {"n": "many"}) == 1 + 50


def test_the_operation_that_is_asked_for_is_the_one_that_counts() -> None:
    query = "query A { viewer { name } } query B { viewer { name roles } }"
    assert (of(query, operation="A"), of(query, operation="B"), of(query, operation="C")) == (2, 3, 0)


@given(st.integers(1, 100), st.integers(1, 100))
def test_cost_grows_with_depth_times_page_sizes(outer: int, inner: int) -> None:
    query = f"{{ entities(first: {outer}) {{ edges {{ node {{ reports(first: {inner}) {{ totalCount }} }} }} }} }}"
    assert of(query) == 1 + outer * 3 + outer * inner


def test_counting_stops_once_it_is_enough_and_circles_end() -> None:
    bomb = " ".join(f"fragment F{n} on Report {{ replies {{ ...F{n + 1} ...F{n + 1} }} }}" for n in range(40))
    query = '{ report(id: "x") { ...F0 } } ' + bomb + " fragment F40 on Report { id }"
    assert cost(SCHEMA, parse(query), None, {}, 1000) > 1000
    assert of('{ report(id: "x") { ...F } } fragment F on Report { id replies { ...F } }') == 3
