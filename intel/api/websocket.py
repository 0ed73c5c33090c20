"""Subscriptions over a websocket: the graphql-transport-ws protocol, by Strawberry, with our door in front of it.

The token comes in the Authorization header, or, since a browser can't set one, in `connection_init` as
`{"Authorization": "Bearer …"}`. It is looked at again at every operation and event.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar, cast

import orjson
from strawberry.asgi import GraphQL
from strawberry.exceptions import ConnectionRejectionError
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import BaseGraphQLTransportWSHandler
from strawberry.types.unset import UnsetType

from intel.api.door import Door
from intel.api.errors import masked
from intel.api.schema import Schema
from intel.errors import Unauthenticated
from intel.identity.admission import Admission, bearer

PATIENCE = timedelta(seconds=10)
"""How long a connection may stay silent before its `connection_init`."""


@dataclass
class Connection:
    """What a websocket's operations are made from; `Visits` gives each operation a context of its own."""

    door: Door
    headers: Any
    connection_params: Any = None
    given: Admission | None = None
    purpose: ClassVar[str | None] = None
    """Each operation states its own, in its `extensions`."""
    lasting: ClassVar[bool] = True
    """Outlives what it was admitted with: each operation asks anew."""

    @property
    def admission(self) -> Admission:
        if self.given is None:
            raise RuntimeError("the connection was not admitted")
        return self.given


class _Handler(BaseGraphQLTransportWSHandler[Connection, None]):
    async def handle_message(self, message: Any) -> None:
        """Closes with 4400 on what is no message of the protocol."""
        if not isinstance(message, dict) or (message.get("type") == "subscribe" and not _is_subscribe(message)):
            await self.handle_invalid_message("this is no message of graphql-transport-ws")
            return
        await super().handle_message(cast(Any, message))

    async def handle_task_exception(self, error: Exception) -> None:
        """Strawberry's own would log the traceback with the error's text."""
        masked(error)


class Socket(GraphQL[Connection, None]):
    graphql_transport_ws_handler_class = _Handler

    def __init__(self, schema: Schema, door: Door) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL,),
            connection_init_wait_timeout=PATIENCE,
            max_subscriptions_per_connection=door.exchange.settings.streams,
        )
        self._door = door

    def decode_json(self, data: str | bytes) -> object:
        return orjson.loads(data)

    def encode_json(self, data: object) -> str:
        return orjson.dumps(data).decode()

    async def get_context(self, request: Any, response: Any = None) -> Connection:
        return Connection(self._door, request.headers)

    async def on_ws_connect(self, context: Connection) -> UnsetType | dict[str, object] | None:
        """Admits the bearer; the connection is closed with 4403 otherwise."""
        named = context.connection_params or {}
        sent = next((value for name, value in named.items() if name.lower() == "authorization"), None)
        headers = {"authorization": sent} if isinstance(sent, str) else context.headers
        try:
            context.given = await self._door.admit(bearer(headers))
        except Unauthenticated as refusal:
            raise ConnectionRejectionError from refusal
        return await super().on_ws_connect(context)


def _is_subscribe(message: dict[str, Any]) -> bool:
    payload = message.get("payload")
    return (
        isinstance(message.get("id"), str)
        and isinstance(payload, dict)
        and isinstance(payload.get("query"), str)
        and isinstance(payload.get("variables"), dict | None)
        and isinstance(payload.get("operationName"), str | None)
    )
