"""The schema: types, scalars, extensions; and its errors as `intel.api.errors` presents them."""

from collections.abc import Callable, Sequence

import strawberry
from graphql import GraphQLError
from strawberry.extensions import DisableIntrospection, SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from intel.api.errors import present
from intel.api.mutation import Mutation
from intel.api.query import Query
from intel.api.scalars import SCALARS
from intel.api.subscription import Subscription


class Schema(strawberry.Schema):
    """Strawberry's schema, but for what it does with errors."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Present the errors in place. Strawberry calls this for every result of every transport, and would log each
        error with its traceback, which may quote a report."""
        document = execution_context.graphql_document if execution_context else None
        errors[:] = [present(error, document) for error in errors]


def build_schema(extensions: Sequence[Callable[[], SchemaExtension]] = (), *, introspection: bool = True) -> Schema:
    """Without `introspection` the schema is not told, nor hinted at in errors."""
    return Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=not introspection),
        extensions=extensions if introspection else [*extensions, DisableIntrospection],
    )
