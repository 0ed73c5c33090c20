"""Which field of the input a GraphQL error speaks of: for errors that GraphQL finds itself, before any resolver runs.

The path is dotted and starts with the field's argument, as the schema names it: `input.handling.tlp`, `filter.from`.
Places in a list are left out: the path names a field.
"""

import re
from collections.abc import Iterator

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    GraphQLError,
    ListValueNode,
    Node,
    ObjectValueNode,
    VariableNode,
    Visitor,
    visit,
)

_VARIABLE = re.compile(r"Variable '\$(?P<name>\w+)' has invalid value(?: at \.?(?P<rest>[\w.\[\]]+))?:")
_FIELD = re.compile(r"(?:required|unknown) field '(?P<field>\w+)'")
_ARGUMENT = re.compile(r"Argument '[\w.@]*\((?P<argument>\w+):\)'|Unknown argument '(?P<unknown>\w+)'")


def input_path(error: GraphQLError, document: DocumentNode | None) -> str:
    """The path, or an empty text where the error speaks of no input."""
    if document is None:
        return ""
    wrong = _VARIABLE.match(error.message)
    if wrong is not None:
        used = next((path for path, node in _values(document) if _is_variable(node, wrong["name"])), wrong["name"])
        path = ".".join(filter(None, (used, re.sub(r"\[\d+\]", "", wrong["rest"] or ""))))
    else:
        nodes = error.nodes or ()
        path = next((path for path, node in _values(document) if any(node is one for one in nodes)), "")
    missing = _FIELD.search(error.message)
    if missing is not None and path.rpartition(".")[2] != missing["field"]:
        path = f"{path}.{missing['field']}" if path else missing["field"]
    if not path:
        argument = _ARGUMENT.match(error.message)
        path = (argument["argument"] or argument["unknown"]) if argument else ""
    return path


def _values(document: DocumentNode) -> Iterator[tuple[str, Node]]:
    """Every argument and what stands in it, with its path, in the order of the document."""
    fields: list[FieldNode] = []

    class Fields(Visitor):
        def enter_field(self, node: FieldNode, *_: object) -> None:
            fields.append(node)

    visit(document, Fields())
    for field in fields:
        for argument in field.arguments or ():
            yield from _inside(argument, argument.name.value)


def _inside(node: Node, path: str) -> Iterator[tuple[str, Node]]:
    yield path, node
    if isinstance(node, ArgumentNode):
        yield from _inside(node.value, path)
    elif isinstance(node, ListValueNode):
        for value in node.values:
            yield from _inside(value, path)
    elif isinstance(node, ObjectValueNode):
        for field in node.fields:
            yield f"{path}.{field.name.value}", field
            yield from _inside(field.value, f"{path}.{field.name.value}")


def _is_variable(node: Node, name: str) -> bool:
    return isinstance(node, VariableNode) and node.name.value == name
