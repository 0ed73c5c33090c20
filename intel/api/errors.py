"""What a caller is told when something fails: our own refusals with their code, anything else masked.

Codes are those of schema.graphql. `INVALID` also carries `path`: the field of the input, dotted, from the argument
down, as the schema names it: `input.handling.releaseTo`, `filter.from`, `first`.
"""

import re
from uuid import uuid4

import structlog
from graphql import DocumentNode, GraphQLError, GraphQLSyntaxError
from strawberry.exceptions import StrawberryInputCoercionError

from intel.api.input_paths import input_path
from intel.errors import Invalid, Limit, NagaError
from intel.http_errors import note

log = structlog.get_logger("intel.api")

MASKED = "internal error"
LONGEST = 500
"""Characters of a message: GraphQL's own quote what the caller sent, a whole report's text if need be."""


_BEYOND = re.compile(r"more than \d+ tokens|nested too deeply")
"""What GraphQL's parser says of a document that it will not read to its end."""


def present(error: GraphQLError, document: DocumentNode | None = None) -> GraphQLError:
    """The error as it leaves: message, code and, for INVALID, the input's path. Never a traceback or a stored value."""
    cause = error.original_error
    if "code" in (error.extensions or {}):  # presented already, or one of our limits
        return error
    if isinstance(cause, NagaError):
        note(cause)
        return _told(error, str(cause), extensions(cause))
    if isinstance(error, GraphQLSyntaxError) and _BEYOND.search(error.message):
        return _told(error, error.message, {"code": Limit.code})
    of_graphql = cause is None or isinstance(cause, GraphQLError | StrawberryInputCoercionError)
    if of_graphql and (error.path is None or error.message.startswith("Argument")):
        where = input_path(error, document)
        return _told(error, error.message[:LONGEST], {"code": Invalid.code, **({"path": where} if where else {})})
    return _told(error, MASKED, masked(cause or error))


def masked(error: Exception) -> dict[str, str]:
    """The `extensions` of what nobody foresaw, logged under the same correlation id without its text."""
    correlation = uuid4().hex
    log.error("internal error", correlation=correlation, error=type(error).__name__, at=_origin(error))
    return {"code": NagaError.code, "correlationId": correlation}


def extensions(refusal: NagaError) -> dict[str, str]:
    """The `extensions` of a refusal."""
    path = {"path": refusal.path} if isinstance(refusal, Invalid) and refusal.path else {}
    return {"code": refusal.code, **path}


def body(refusal: NagaError) -> dict[str, object]:
    """A refusal of the whole request, in the shape of a GraphQL answer."""
    note(refusal)
    return {"errors": [{"message": str(refusal), "extensions": extensions(refusal)}]}


def _told(error: GraphQLError, message: str, told: dict[str, str]) -> GraphQLError:
    kept = error.original_error if isinstance(error.original_error, NagaError) else None
    return GraphQLError(message, error.nodes, error.source, error.positions, error.path, kept, dict(told))


def _origin(error: BaseException) -> str:
    """File and line where it was raised: enough to find it, without the message, which may quote a report."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "" if trace is None else f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
