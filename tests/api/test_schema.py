"""The schema against the contract, and against its golden file."""

from pathlib import Path

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLUnionType,
    Undefined,
    build_schema,
)
from graphql.utilities import find_dangerous_changes

from intel.api import schema as api

GOLDEN = Path(__file__).parents[1] / "golden"
CONTRACT = build_schema((GOLDEN / "contract.graphql").read_text(encoding="utf-8"))
PRINTED = build_schema(api.build_schema().as_str())
OURS = [name for name in CONTRACT.type_map if not name.startswith("__")]


def test_the_schema_is_the_golden_file(golden) -> None:
    golden("schema.graphql", api.build_schema().as_str() + "\n")


@pytest.mark.parametrize("name", OURS)
def test_a_type_of_the_contract_keeps_its_fields_arguments_values_and_defaults(name: str) -> None:
    wanted, printed = CONTRACT.type_map[name], PRINTED.type_map[name]
    assert type(wanted) is type(printed)
    if isinstance(wanted, GraphQLObjectType | GraphQLInputObjectType):
        for field_name, field in wanted.fields.items():
            assert str(printed.fields[field_name].type) == str(field.type), field_name
    if isinstance(wanted, GraphQLObjectType):
        for field_name, field in wanted.fields.items():
            for argument_name, argument in field.args.items():
                ours = printed.fields[field_name].args[argument_name]
                assert str(ours.type) == str(argument.type), (field_name, argument_name)
                assert ours.default_value == argument.default_value, (field_name, argument_name)
    if isinstance(wanted, GraphQLInputObjectType):
        for field_name, field in wanted.fields.items():
            assert printed.fields[field_name].default_value == field.default_value, field_name
    if isinstance(wanted, GraphQLEnumType):
        assert list(printed.values) == list(wanted.values)
    if isinstance(wanted, GraphQLUnionType):
        assert [str(one) for one in printed.types] == [str(one) for one in wanted.types]


def test_what_is_added_to_the_contract_changes_no_default() -> None:
    changed = {change.type.name for change in find_dangerous_changes(CONTRACT, PRINTED)}
    assert changed <= {"OPTIONAL_INPUT_FIELD_ADDED"}


def test_an_argument_that_may_be_left_out_has_no_default_of_null() -> None:
    assert PRINTED.query_type.fields["reports"].args["after"].default_value is Undefined
    assert "= null" not in api.build_schema().as_str()
