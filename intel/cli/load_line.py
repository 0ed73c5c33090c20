"""One line of `naga load`: its form, and the submission that it makes."""

import hashlib
from base64 import b32encode
from datetime import date, datetime
from typing import Any

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from intel.cli.lines import BadLine, Line
from intel.exchange.bulk import Order
from intel.handling import Handling, Tlp
from intel.model import Precedence, ReportKind, Submission


class _HandlingStated(BaseModel):
    """Unknown keys are refused here: a misspelt `originator_control` must not open a report."""

    model_config = ConfigDict(extra="forbid", strict=True)

    tlp: Tlp = Tlp.AMBER
    release_to: tuple[str, ...] = ()
    nominal_to: tuple[str, ...] | None = None
    originator_control: bool = False
    discoverable: bool = False
    source: str = "F"
    information: int = 6
    review_on: date | None = None

    def handling(self) -> Handling:
        return Handling(**self.model_dump())


class _LineStated(BaseModel):
    """The keys of cli.md; others are ignored."""

    model_config = ConfigDict(extra="ignore", strict=True)

    agency: str
    text: str
    ref: str | None = None
    kind: ReportKind | None = None
    published: date | None = None
    precedence: Precedence | None = None
    handling: _HandlingStated | None = None
    operation: str | None = None
    in_reply_to: str | None = None
    due: datetime | None = None
    extraction: dict[str, Any] | None = Field(None)

    @field_validator("kind", "precedence", mode="before")
    @classmethod
    def _in_capitals(cls, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else value


def read_order(line: Line) -> Order:
    """Raises `BadLine` saying which key is wrong. A line without a ref gets one made of its content, so that loading
    it again finds it."""
    if line.content is None:
        raise BadLine(line.reason)
    try:
        stated = _LineStated.model_validate_json(orjson.dumps(line.content))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise BadLine(f"{where}: {first['msg'].lower()}" if where else first["msg"].lower()) from error
    submission = Submission(
        text=stated.text,
        kind=stated.kind,
        ref=stated.ref if stated.ref is not None else _made_ref(stated),
        published=stated.published,
        precedence=stated.precedence or Precedence.ROUTINE,
        operation=stated.operation,
        due=stated.due,
        handling=stated.handling.handling() if stated.handling else Handling(),
        extraction=stated.extraction,
    )
    return Order(stated.agency, submission, stated.in_reply_to)


def _made_ref(stated: _LineStated) -> str:
    digest = hashlib.sha256(orjson.dumps(stated.model_dump(mode="json"), option=orjson.OPT_SORT_KEYS)).digest()
    return f"L-{b32encode(digest)[:16].decode()}"
