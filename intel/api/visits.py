"""A session around each operation: opened before its resolvers run, closed, so audited, before its answer leaves."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from strawberry.extensions import SchemaExtension
from strawberry.types.graphql import OperationType

from intel.api.context import Context
from intel.errors import NagaError

UNNAMED = ""
"""Operation name of a query that has none."""


class Visits(SchemaExtension):
    def on_operation(self) -> Iterator[None]:
        """A context of its own for each operation: several may run at once over one websocket."""
        given = self.execution_context.context
        self._lasting: bool = given.lasting
        stated = (self.execution_context.operation_extensions or {}).get("purpose")
        purpose = stated if isinstance(stated, str) else given.purpose
        self.execution_context.context = Context(given.door, given.admission, purpose=purpose)
        yield

    async def on_execute(self) -> AsyncIterator[None]:
        """Queries and mutations. Strawberry answers with what leaving raises, and not with the result."""
        context = self._context
        context.operation_name = self.execution_context.operation_name or UNNAMED
        if self.execution_context.operation_type is OperationType.SUBSCRIPTION:
            yield
            return
        if self._lasting:
            context.admission = await context.door.again(context.admission)
            context.door.rate.spend(context.admission.token)
        await context.enter()
        try:
            yield
        finally:
            await context.leave(refusal(self.execution_context.result))

    async def on_stream_result(self, result: Any) -> AsyncIterator[None]:
        """Each event of a subscription, before it is sent."""
        await self._context.leave(refusal(result))
        yield

    @property
    def _context(self) -> Context:
        context: Context = self.execution_context.context
        return context


def refusal(result: Any) -> NagaError | None:
    """The first of our refusals among the errors of a result."""
    causes = (error.original_error for error in getattr(result, "errors", None) or ())
    return next((cause for cause in causes if isinstance(cause, NagaError)), None)
