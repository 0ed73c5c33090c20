"""Inputs of the schema, and the model's values made of them. A field given as null is as one not given."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime
from typing import Any, TypeVar

import strawberry
from strawberry import UNSET
from strawberry.scalars import JSON

from intel import handling, model
from intel.api.enums import Category, EntityKind, Precedence, ReportKind, Tlp
from intel.errors import Invalid

T = TypeVar("T")
STATED = handling.Handling()
"""The handling contract's defaults."""


def given(value: T | None) -> T | None:
    """None for an argument that was not given (strawberry's `UNSET`, which leaves `= null` out of the schema)."""
    return None if value is UNSET else value


class Fields:
    """Base of the inputs: what was not given is None."""

    def __post_init__(self) -> None:
        for one in fields(self):  # type: ignore[arg-type]  # every input is a dataclass by its decorator
            setattr(self, one.name, given(getattr(self, one.name)))


@strawberry.input
class HandlingInput(Fields):
    tlp: Tlp | None = STATED.tlp
    release_to: list[str] | None = strawberry.field(default_factory=list)
    nominal_to: list[str] | None = UNSET
    originator_control: bool | None = STATED.originator_control
    discoverable: bool | None = STATED.discoverable
    source: str | None = STATED.source
    information: int | None = STATED.information
    review_on: date | None = UNSET

    def to_model(self) -> handling.Handling:
        return handling.Handling(
            tlp=_or(self.tlp, STATED.tlp),
            release_to=tuple(self.release_to or ()),
            nominal_to=None if self.nominal_to is None else tuple(self.nominal_to),
            originator_control=_or(self.originator_control, STATED.originator_control),
            discoverable=_or(self.discoverable, STATED.discoverable),
            source=_or(self.source, STATED.source),
            information=_or(self.information, STATED.information),
            review_on=self.review_on,
        )


@strawberry.input
class SubmitInput(Fields):
    ref: str | None = UNSET
    kind: ReportKind | None = UNSET
    text: str
    published: date | None = UNSET
    precedence: Precedence | None = Precedence.ROUTINE
    operation: str | None = UNSET
    in_reply_to: strawberry.ID | None = UNSET
    due: datetime | None = UNSET
    handling: HandlingInput | None = UNSET
    extraction: JSON | None = UNSET
    signature: str | None = strawberry.field(
        default=UNSET, description="By your agency's own key over the whole submission, in base64."
    )

    def to_model(self) -> model.Submission:
        """Raises `Invalid`."""
        return model.Submission(
            text=self.text,
            kind=self.kind,
            ref=self.ref,
            published=self.published,
            precedence=_or(self.precedence, Precedence.ROUTINE),
            operation=self.operation,
            in_reply_to=self.in_reply_to,
            due=self.due,
            handling=STATED if self.handling is None else self.handling.to_model(),
            extraction=facts(self.extraction, "input.extraction"),
            signature=self.signature,
        )


@strawberry.input
class ReportFilter(Fields):
    kinds: list[ReportKind] | None = UNSET
    originators: list[str] | None = UNSET
    operation: str | None = UNSET
    phase: str | None = UNSET
    from_: date | None = strawberry.field(default=UNSET, name="from")
    to: date | None = UNSET
    categories: list[Category] | None = UNSET
    items: list[str] | None = UNSET
    seized_in: list[str] | None = UNSET
    origin: list[str] | None = UNSET
    transit: list[str] | None = UNSET
    destination: list[str] | None = UNSET
    modes: list[str] | None = UNSET
    concealment: list[str] | None = UNSET
    text: str | None = UNSET
    entity: strawberry.ID | None = UNSET
    refs: list[str] | None = UNSET
    tlp: list[Tlp] | None = UNSET
    edition: str | None = strawberry.field(
        default=UNSET, description="Only what a report edition of this name may draw on, as in phaseReport."
    )

    def to_model(self) -> model.ReportFilter:
        return model.ReportFilter(
            kinds=_all(self.kinds),
            originators=_all(self.originators),
            operation=self.operation,
            phase=self.phase,
            date_from=self.from_,
            date_to=self.to,
            categories=tuple(category.value for category in self.categories or ()),
            items=_all(self.items),
            seized_in=_all(self.seized_in),
            origin=_all(self.origin),
            transit=_all(self.transit),
            destination=_all(self.destination),
            modes=_all(self.modes),
            concealment=_all(self.concealment),
            text=self.text,
            entity=self.entity,
            refs=_all(self.refs),
            tlp=_all(self.tlp),
            edition=self.edition,
        )


@strawberry.input
class EntityFilter(Fields):
    kinds: list[EntityKind] | None = UNSET
    label: str | None = UNSET
    min_reports: int | None = UNSET


def filtered(conditions: ReportFilter | None) -> model.ReportFilter:
    return conditions.to_model() if conditions else model.ReportFilter()


def facts(extraction: Any, path: str) -> dict[str, Any] | None:
    """An author's own extraction: a JSON object, or `Invalid`; what it must hold is the session's to check."""
    stated = given(extraction)
    if stated is None or isinstance(stated, dict):
        return stated
    raise Invalid("an extraction is a JSON object", path)


def _all(values: Iterable[T] | None) -> tuple[T, ...]:
    return tuple(values or ())


def _or(given: T | None, default: T) -> T:
    return default if given is None else given
