"""A result as GraphQL writes it."""

from strawberry.types.execution import ExecutionResult


def written(result: ExecutionResult) -> dict[str, object]:
    """`errors` only where there are any, and before the data, as the specification asks."""
    errors = {"errors": [error.formatted for error in result.errors]} if result.errors else {}
    return {**errors, "data": result.data}
