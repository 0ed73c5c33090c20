"""Subscriptions as server-sent events: GraphQL over SSE, distinct connections mode.

Each event is sent as soon as it is made and none is made before the one before it was taken: what waits in a queue
would be sent after the right to read it has ended.
"""

import asyncio
from collections.abc import AsyncIterator

import orjson
from strawberry.types.execution import ExecutionResult

from intel.api.context import Context
from intel.api.requests import STREAM, Asked
from intel.api.results import written
from intel.api.schema import Schema

HEADERS = {"Content-Type": STREAM, "Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no"}
SILENCE = 15.0
"""Seconds without an event after which a comment keeps the connection open."""


async def events(schema: Schema, asked: Asked, context: Context) -> AsyncIterator[bytes]:
    results = await schema.stream(
        asked.query,
        variable_values=asked.variables,
        context_value=context,
        operation_name=asked.operation_name,
        operation_extensions=asked.extensions,
    )
    coming: asyncio.Task[object] | None = None
    try:
        while True:
            coming = coming or asyncio.ensure_future(anext(results, None))
            done, _ = await asyncio.wait({coming}, timeout=SILENCE)
            if not done:
                yield b": waiting\n\n"
                continue
            result, coming = coming.result(), None
            if not isinstance(result, ExecutionResult):
                break
            yield _event("next", orjson.dumps(written(result)))
        yield _event("complete", b"")
    finally:
        if coming is not None:
            coming.cancel()
            await asyncio.wait({coming})
        await results.aclose()


def _event(name: str, written: bytes) -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + written + b"\n\n"
