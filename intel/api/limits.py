"""Limits of a query's form, met before anything of it is executed: tokens, depth, aliases, fields, cost.

Source: OWASP GraphQL Cheat Sheet, "DoS Prevention". Introspection fields count like any other; the standard
introspection query is 13 deep, within the default.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)
from strawberry.extensions import SchemaExtension

from intel.api.cost import cost
from intel.errors import Limit


@dataclass(frozen=True)
class QueryLimits:
    """Most of each that one document may have."""

    depth: int = 15
    aliases: int = 100
    tokens: int = 4000
    fields: int = 1000
    """Fields and fragments, a fragment with all it holds wherever it is spread."""
    cost: int = 250_000
    """Fields that the answer may have: `intel.api.cost`."""


class WithinLimits(SchemaExtension):
    """Refuses, with code LIMIT, a document beyond the limits, before GraphQL's own rules spend time on it."""

    def __init__(self, limits: QueryLimits) -> None:
        self._limits = limits

    def on_operation(self) -> Iterator[None]:
        self.execution_context.parse_options = {"max_tokens": self._limits.tokens}
        yield

    def on_validate(self) -> Iterator[None]:
        context = self.execution_context
        if context.graphql_document is not None and context.pre_execution_errors is None:
            found = exceeded(context.graphql_document, self._limits) or self._too_costly(context.graphql_document)
            if found:
                errors = [GraphQLError(message, extensions={"code": Limit.code}) for message in found]
                context.pre_execution_errors = errors
        yield

    def _too_costly(self, document: DocumentNode) -> list[str]:
        context, most = self.execution_context, self._limits.cost
        schema, variables = context.schema._schema, context.variables or {}
        if cost(schema, document, context.operation_name, variables, most) <= most:
            return []
        return [f"the answer could have more than {most} fields: ask for fewer levels or smaller pages"]


def exceeded(document: DocumentNode, limits: QueryLimits) -> list[str]:
    """What of the document goes beyond the limits, in words; nothing where it keeps to them."""
    count = _Count(document, limits)
    for operation in document.definitions:
        if isinstance(operation, OperationDefinitionNode):
            count.selections(operation.selection_set, 0, ())
    found = []
    if count.depth > limits.depth:
        found.append(f"a query is at most {limits.depth} fields deep")
    if count.aliases > limits.aliases:
        found.append(f"a query has at most {limits.aliases} aliases")
    if count.fields > limits.fields:
        found.append(f"a query has at most {limits.fields} fields")
    return found


class _Count:
    """Counts while walking; stops as soon as anything is beyond its limit, so a bomb of fragments costs nothing."""

    def __init__(self, document: DocumentNode, limits: QueryLimits) -> None:
        self.limits = limits
        self.depth = self.aliases = self.fields = 0
        self._fragments: dict[str, FragmentDefinitionNode] = {
            one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)
        }

    @property
    def _over(self) -> bool:
        limits = self.limits
        return self.depth > limits.depth or self.aliases > limits.aliases or self.fields > limits.fields

    def selections(self, selected: SelectionSetNode | None, depth: int, inside: Collection[str]) -> None:
        for node in selected.selections if selected else ():
            if self._over:
                return
            self.fields += 1
            if isinstance(node, FieldNode):
                self.aliases += node.alias is not None
                self.depth = max(self.depth, depth + 1)
                self.selections(node.selection_set, depth + 1, inside)
            elif isinstance(node, InlineFragmentNode):
                self.selections(node.selection_set, depth, inside)
            elif isinstance(node, FragmentSpreadNode):
                self._spread(node.name.value, depth, inside)

    def _spread(self, name: str, depth: int, inside: Collection[str]) -> None:
        fragment: Any = self._fragments.get(name)
        if fragment is not None and name not in inside:  # a circle is GraphQL's own error
            self.selections(fragment.selection_set, depth, (*inside, name))
