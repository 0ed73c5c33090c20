"""Scalars of the schema: days, moments and JSON, read strictly and written one way."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import strawberry
from graphql import GraphQLError, StringValueNode, ValueNode
from strawberry.exceptions import StrawberryInputCoercionError
from strawberry.types.scalar import ScalarDefinition

T = TypeVar("T")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?([Zz]|[+-]\d{2}:\d{2})?", re.ASCII)


def parse_day(written: object) -> date:
    """`YYYY-MM-DD` and no other form of ISO 8601. Raises `StrawberryInputCoercionError`."""
    if isinstance(written, str) and _DAY.fullmatch(written):
        try:
            return date.fromisoformat(written)
        except ValueError:
            pass
    raise StrawberryInputCoercionError("a day is written YYYY-MM-DD")


def parse_moment(written: object) -> datetime:
    """RFC 3339; without an offset it is UTC. Returned in UTC. Raises `StrawberryInputCoercionError`."""
    if isinstance(written, str) and _MOMENT.fullmatch(written):
        try:
            moment = datetime.fromisoformat(written.upper())
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        except (ValueError, OverflowError):
            pass
    raise StrawberryInputCoercionError("a moment is written YYYY-MM-DDThh:mm:ssZ (RFC 3339)")


def write_moment(moment: datetime) -> str:
    """UTC, ending in Z."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _written(parse: Callable[[object], T]) -> Callable[..., T]:
    """The same reading for a value written in the query itself; the error then points at it."""

    def literal(node: ValueNode, _variables: object = None) -> T:
        try:
            return parse(node.value if isinstance(node, StringValueNode) else None)
        except StrawberryInputCoercionError as error:
            raise GraphQLError(str(error), [node]) from error

    return literal


DAY = strawberry.scalar(
    name="Date",
    description="A day, YYYY-MM-DD.",
    serialize=date.isoformat,
    parse_value=parse_day,
    parse_literal=_written(parse_day),
)
MOMENT = strawberry.scalar(
    name="DateTime",
    description="A moment in UTC (RFC 3339).",
    serialize=write_moment,
    parse_value=parse_moment,
    parse_literal=_written(parse_moment),
)

SCALARS: dict[Any, ScalarDefinition] = {date: DAY, datetime: MOMENT}


def first_day(written: str | None) -> date | None:
    """The day that a report's date stands for; a month without a day counts as its first."""
    if written is None:
        return None
    return date.fromisoformat(written if len(written) > len("2024-06") else f"{written}-01")
