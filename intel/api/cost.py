"""What a query may cost at most, told before anything of it is executed: the fields that its answer can have.

A field counts one for each time that it may be answered. A field with `first` is answered that often below; any other
list counts as `ASSUMED` long. So the estimate grows with depth times page sizes, as the work does.
"""

from collections.abc import Collection, Mapping
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLArgument,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_list_type,
    is_non_null_type,
)

ASSUMED = 10
"""Length of a list that does not say how many it gives: replies, mentions, participants …"""
FIRST = "first"


def cost(
    schema: GraphQLSchema, document: DocumentNode, operation: str | None, variables: Mapping[str, Any], enough: int
) -> int:
    """Fields that the answer may have; counting stops once it is beyond `enough`. Fields that the schema does not have
    count nothing: they are refused elsewhere. Never raises."""
    chosen = [
        one
        for one in document.definitions
        if isinstance(one, OperationDefinitionNode)
        and (operation is None or (one.name and one.name.value == operation))
    ]
    if not chosen:
        return 0
    root = schema.get_root_type(chosen[0].operation)
    given = {**_defaults(chosen[0]), **variables}
    count = _Count(schema, document, given, enough)
    count.selections(chosen[0].selection_set, root, 1, (), paged=False)
    return count.total


class _Count:
    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any], enough: int
    ) -> None:
        self.total = 0
        self._schema = schema
        self._variables = variables
        self._enough = enough
        self._fragments = {
            one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)
        }

    def selections(
        self,
        selected: SelectionSetNode | None,
        parent: GraphQLNamedType | None,
        times: int,
        inside: Collection[str],
        *,
        paged: bool,
    ) -> None:
        """`times`: how often the parent may be answered; `paged`: whether that counts the rows of its lists already."""
        for node in selected.selections if selected else ():
            if self.total > self._enough:
                return
            if isinstance(node, FieldNode):
                self._field(node, parent, times, inside, paged=paged)
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                kind = self._schema.get_type(condition.name.value) if condition else parent
                self.selections(node.selection_set, kind, times, inside, paged=paged)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in inside:
                fragment = self._fragments.get(node.name.value)
                if fragment is not None:
                    kind = self._schema.get_type(fragment.type_condition.name.value)
                    self.selections(fragment.selection_set, kind, times, (*inside, node.name.value), paged=paged)

    def _field(
        self, node: FieldNode, parent: GraphQLNamedType | None, times: int, inside: Collection[str], *, paged: bool
    ) -> None:
        self.total += times
        field = _definition(parent, node.name.value)
        if field is None or node.selection_set is None:
            return
        first = field.args.get(FIRST)
        if first is not None:
            below = times * self._rows(node, first)
        else:
            below = times * ASSUMED if _is_list(field.type) and not paged else times
        self.selections(node.selection_set, get_named_type(field.type), below, inside, paged=first is not None)

    def _rows(self, node: FieldNode, argument: GraphQLArgument) -> int:
        default = argument.default_value
        asked: Any = default
        for given in node.arguments or ():
            if given.name.value == FIRST:
                value = given.value
                if isinstance(value, IntValueNode):
                    asked = int(value.value)
                elif isinstance(value, VariableNode):
                    asked = self._variables.get(value.name.value, default)
        if type(asked) is not int:
            asked = default if type(default) is int else ASSUMED
        return max(int(asked), 1)


def _definition(parent: GraphQLNamedType | None, name: str) -> GraphQLField | None:
    return parent.fields.get(name) if isinstance(parent, GraphQLObjectType | GraphQLInterfaceType) else None


def _is_list(kind: GraphQLOutputType) -> bool:
    return is_list_type(kind.of_type if is_non_null_type(kind) else kind)


def _defaults(operation: OperationDefinitionNode) -> dict[str, Any]:
    """Defaults of the operation's own variables, as far as they are numbers."""
    return {
        one.variable.name.value: int(one.default_value.value)
        for one in operation.variable_definitions or ()
        if isinstance(one.default_value, IntValueNode)
    }
