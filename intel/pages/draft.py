"""What the officer has typed and ticked so far: kept as it came, so that nothing is lost when something is wrong."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TypeVar

from intel.errors import Invalid
from intel.handling import Handling, Tlp
from intel.model import Precedence, ReportKind, Submission

Word = TypeVar("Word", bound=StrEnum)

LEVEL, TICKED = "level", "ticked"
"""Who sees names: as the level's default has it, or those ticked."""


@dataclass(frozen=True)
class Draft:
    """Raw strings of the form; a tuple holds the ticked boxes."""

    text: str = ""
    published: str = ""
    kind: str = ""
    ref: str = ""
    precedence: str = Precedence.ROUTINE.value
    operation: str = ""
    tlp: str = Tlp.AMBER.value
    release_to: tuple[str, ...] = ()
    names: str = LEVEL
    nominal_to: tuple[str, ...] = ()
    originator_control: str = ""
    discoverable: str = ""
    source: str = "F"
    information: str = "6"
    review_on: str = ""
    wrong: tuple[str, ...] = ()
    """Keys of facts that the officer ticked as wrongly read, `commodities.0`."""
    tickets: tuple[str, ...] = ()
    """Of the files that were chosen: see `intel.attachments.staging`."""
    dropped: tuple[str, ...] = ()
    """Tickets of those that are not wanted any more."""
    own: str = ""
    """A reference made for this draft, used where the officer gives none: so that sending twice stores once."""

    @classmethod
    def from_form(cls, form: Mapping[str, Sequence[str]]) -> "Draft":
        """Fields that the form lacks keep their default; what it has beyond is ignored. Line ends become `\\n`, as the
        officer's screen showed them, so that offsets count what was typed."""
        given: dict[str, str | tuple[str, ...]] = {}
        for part in fields(cls):
            values = form.get(part.name)
            if values is None:
                continue
            given[part.name] = tuple(values) if part.name in _MANY else values[-1].replace("\r\n", "\n")
        return cls(**given)  # type: ignore[arg-type]  # _MANY says which are tuples

    def to_fields(self) -> list[tuple[str, str]]:
        """As form fields again, for pages that carry a draft along."""
        found: list[tuple[str, str]] = []
        for name, value in asdict(self).items():
            found += [(name, one) for one in value] if name in _MANY else [(name, value)]
        return found

    def seal(self) -> str:
        """Digest of what decides the reading and who sees it: a draft is sent only as it was shown."""
        shown = [self.text, self.published, self.tlp, *self.release_to, self.names, *self.nominal_to, *self.tickets]
        return hashlib.sha256("\x1f".join(shown).encode(errors="surrogatepass")).hexdigest()

    def handling(self) -> Handling:
        """Raises `Invalid` with the form's field as path."""
        return Handling(
            tlp=_one_of(Tlp, self.tlp, "tlp"),
            release_to=self.release_to,
            nominal_to=self.nominal_to if self.names == TICKED else None,
            originator_control=bool(self.originator_control),
            discoverable=bool(self.discoverable),
            source=self.source,
            information=_digit(self.information, "information"),
            review_on=day(self.review_on, "review_on"),
        )

    def submission(self) -> Submission:
        """Without facts: the parser's stand unless the caller puts the officer's in. Raises `Invalid` as `handling`."""
        return Submission(
            text=self.text,
            kind=_one_of(ReportKind, self.kind, "kind") if self.kind else None,
            ref=self.ref.strip() or self.own or None,
            published=day(self.published, "published"),
            precedence=_one_of(Precedence, self.precedence, "precedence"),
            operation=self.operation or None,
            handling=self.handling(),
        )


_MANY = frozenset({"release_to", "nominal_to", "wrong", "tickets", "dropped"})

FIELD_OF = {
    "text": "text", "published": "published", "kind": "kind", "ref": "ref", "precedence": "precedence",
    "operation": "operation", "handling.tlp": "tlp", "handling.releaseTo": "release_to", "handling.nominalTo":
    "nominal_to", "handling.source": "source", "handling.information": "information", "handling.reviewOn": "review_on",
    "attachments": "tickets",
}  # fmt: skip
"""Form field of each path that the use cases name in `Invalid`."""


def day(value: str, path: str) -> date | None:
    """Raises `Invalid` for what is no day; empty is None."""
    if not value.strip():
        return None
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise Invalid("a day is written YYYY-MM-DD", path) from None


def _digit(value: str, path: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise Invalid("must be a number", path) from None


def _one_of(words: type[Word], value: str, path: str) -> Word:
    try:
        return words(value)
    except ValueError:
        raise Invalid(f"must be one of {', '.join(words)}", path) from None
